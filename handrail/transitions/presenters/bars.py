"""A need or support period as a bar of the chart. Whoever may see one at all sees it in summary."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.urls import reverse

from handrail.disclosure.public import Level
from handrail.kernel.periods import Period
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.rules import RuleSet
from handrail.ui.public import Bar, BarKind

_STREAMS = {"event": "event", "flag": "flag", "involvement": "involvement_start"}
_ENDS = SupportPeriod.EndsBecause


class Levels(Protocol):
    """What a decision answers about one agency's item class."""

    def level_of(self, agency_id: int, item_class: str) -> Level: ...


@dataclass(frozen=True, slots=True)
class SeenBar:
    """A period with the words that this reader may have. `href` leads to the row as it was sent, where it is shared."""

    period: NeedPeriod | SupportPeriod
    label: str
    source: str
    rule: str
    citation: str
    ends: str
    href: str

    @property
    def since(self) -> date:
        return self.period.period.lower

    @property
    def until(self) -> date | None:
        return self.period.period.upper

    @property
    def days(self) -> Period:
        return Period(self.since, self.until)

    def bar(self) -> Bar:
        kind = BarKind.IMPLIED_NEED if isinstance(self.period, NeedPeriod) else BarKind.SUPPORT
        rule = f"{self.rule} ({self.ends})" if self.ends else self.rule
        return Bar(self.since, self.until, self.label, self.source, rule, kind)


def seen(period: NeedPeriod | SupportPeriod, levels: Levels, ruleset: RuleSet, person_id: UUID) -> SeenBar:
    """What it is, by which rule, and the way to the row as sent where that is shared."""
    rule = ruleset.rule(period.rule)
    words, citation = (rule.words, rule.citation) if rule else (f"Rule {period.rule} of an earlier version", "")
    ends = _ENDS(period.ends_because).label if isinstance(period, SupportPeriod) and period.ends_because else ""
    full = levels.level_of(period.agency_id, period.item_class) >= Level.FULL
    href = _as_sent(period, person_id) if full else ""
    return SeenBar(period, period.label, f"From {period.agency.name}", words, citation, ends, href)


def _as_sent(period: NeedPeriod | SupportPeriod, person_id: UUID) -> str:
    sort, _, pk = period.fact.partition(" ")
    return reverse("person-as-sent", args=[person_id, _STREAMS[sort], int(pk)])
