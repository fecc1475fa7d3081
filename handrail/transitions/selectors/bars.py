"""The bars of one person's horizon as a reader may see them, and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from handrail.disclosure.public import as_system, compiled
from handrail.kernel.periods import Period
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.selectors.horizon import DomainHorizon, horizon
from handrail.transitions.selectors.told import told_domains
from handrail.transitions.stretches import within


@dataclass(frozen=True, slots=True)
class PersonBars:
    """`needs` and `supports` are what the reader may know of. `rows` has the domains in which they may know of a need;
    only in those of `told` does a row say what meets it and what does not."""

    needs: Sequence[NeedPeriod]
    supports: Sequence[SupportPeriod]
    rows: dict[str, DomainHorizon]
    told: frozenset[str]


def ends_by_rule(person_id: UUID) -> dict[int, date]:
    """When each involvement (by id) reaches its age limit or ends by law. One query."""
    by_rule = (SupportPeriod.EndsBecause.AGE, SupportPeriod.EndsBecause.LEGAL)
    held = SupportPeriod.objects.filter(person_id=person_id, ends_because__in=by_rule).values_list("fact", "period")
    return {int(fact.rpartition(" ")[2]): period.upper for fact, period in held}


def bars_of(person_id: UUID, *, today: date) -> PersonBars:
    """Three queries."""
    needs, supports = _needs(person_id), _supports(person_id)
    with as_system("a gap is reckoned over everything, and told only where all that could fill it is shared"):
        rows = horizon(today=today, person_ids=[person_id])
    told = told_domains()
    known = [
        as_known(row, [need for need in needs if need.domain == row.domain], told=row.domain in told) for row in rows
    ]
    return PersonBars(needs, supports, {row.domain: row for row in known if row.need}, told)


@compiled
def _needs(person_id: UUID) -> QuerySet[NeedPeriod]:
    return NeedPeriod.objects.filter(person_id=person_id).select_related("agency").order_by("period", "rule")


@compiled
def _supports(person_id: UUID) -> QuerySet[SupportPeriod]:
    return SupportPeriod.objects.filter(person_id=person_id).select_related("agency").order_by("period", "rule")


def as_known(row: DomainHorizon, needs: Sequence[NeedPeriod], *, told: bool) -> DomainHorizon:
    """A domain as far as the reader may know it: on the days of these needs, and with what meets them where that is
    `told`. A need that is not shared neither opens a gap nor makes one longer."""
    days = [Period(need.period.lower, need.period.upper) for need in needs]
    need = tuple(within(row.need, days))
    if not told:
        return replace(row, need=need, support=(), gaps=(), endings=())
    gaps = tuple(within(row.gaps, days))
    opened = {gap.since for gap in gaps}
    return replace(row, need=need, gaps=gaps, endings=tuple(day for day in row.endings if day in opened))
