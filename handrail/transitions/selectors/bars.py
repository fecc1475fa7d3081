"""The bars of one person's horizon as a reader may see them, and the gaps as they truly are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.disclosure.public import as_system
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.selectors.horizon import DomainHorizon, horizon


@dataclass(frozen=True, slots=True)
class PersonBars:
    """`needs` and `supports` are what the reader may know of; `rows` are computed over everything there is, so that
    nobody is told of a gap that is none. Only domains in which the reader may know of a need stand in `rows`."""

    needs: Sequence[NeedPeriod]
    supports: Sequence[SupportPeriod]
    rows: dict[str, DomainHorizon]


def ends_by_rule(person_id: UUID) -> dict[int, date]:
    """When each involvement (by id) reaches its age limit or ends by law. One query."""
    by_rule = (SupportPeriod.EndsBecause.AGE, SupportPeriod.EndsBecause.LEGAL)
    held = SupportPeriod.objects.filter(person_id=person_id, ends_because__in=by_rule).values_list("fact", "period")
    return {int(fact.rpartition(" ")[2]): period.upper for fact, period in held}


def bars_of(person_id: UUID, *, today: date) -> PersonBars:
    """Three queries."""
    needs = list(NeedPeriod.objects.filter(person_id=person_id).select_related("agency").order_by("period", "rule"))
    supports = list(
        SupportPeriod.objects.filter(person_id=person_id).select_related("agency").order_by("period", "rule")
    )
    with as_system("gaps are reckoned over everything, and told only where the need may be known"):
        rows = horizon(today=today, person_ids=[person_id])
    known = {need.domain for need in needs}
    return PersonBars(needs, supports, {row.domain: row for row in rows if row.domain in known})
