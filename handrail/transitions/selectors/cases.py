"""The transitions list: whom it holds, in which order, and what a page of it needs. A fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, DateField, DurationField, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Greatest

from handrail.disclosure.public import Level, standing_now
from handrail.planning.public import TakingOver, taking_over
from handrail.records.public import Involvement, show_as_shared
from handrail.transitions.models import HorizonFinding, NeedPeriod, TransitionCase
from handrail.transitions.rules import rules
from handrail.transitions.selectors.asked import SOON_DAYS, Asked, Show
from handrail.transitions.selectors.groups import Group, figures, unowned_after_18
from handrail.transitions.selectors.told import owners_told, told_findings

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as asked for. Each figure is the number of rows shown when asked for it, other choices being kept;
    `nearest` are those of the shown for whom something goes wrong, in the order of `_order`. `no_owner` is None where
    the reader may not be told that nobody owns."""

    asked: Asked
    today: date
    cohort: int
    gap_soon: int
    no_owner: int | None
    nearest: Sequence[UUID]

    @property
    def total(self) -> int:
        return {Show.GAP_SOON: self.gap_soon, Show.NO_OWNER: self.no_owner or 0}.get(self.asked.show, self.cohort)

    def ids(self, start: int, stop: int) -> list[UUID]:
        """A slice of the rows: the nearest first, then whoever nothing goes wrong for. One query at most."""
        ids = list(self.nearest[start:stop])
        if stop > len(self.nearest) < self.total:
            held = cases_asked(self.asked, today=self.today).filter(~Exists(_findings(self.asked)))
            others = held.order_by("turns_18", "pk").values_list("pk", flat=True)
            ids += others[max(start - len(self.nearest), 0) : stop - len(self.nearest)]
        return ids


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One young person of the list. `findings` are those the reader may know of, the nearest to today first, one for
    each day and domain; `first` is the nearest in the domain that is asked for. `stopped`, of the first, and the owners
    are None also where they are not shared."""

    case: TransitionCase
    findings: Sequence[HorizonFinding]
    first: HorizonFinding | None
    stopped: Involvement | None
    owner_now: Involvement | None
    owner_after_18: Involvement | None
    taken_over: TakingOver | None = None


def cases_asked(asked: Asked, *, today: date) -> QuerySet[TransitionCase]:
    """The cases that the reader may see and asks for."""
    cases = TransitionCase.objects.all()
    if asked.age:
        after, until = asked.age.born_between(today)
        cases = cases.filter(born__gt=after, born__lte=until)
    if asked.team is not None:
        cases = cases.filter(team_id=asked.team)
    if asked.area:
        cases = cases.filter(area=asked.area)
    if asked.care_status:
        cases = cases.filter(care_status=asked.care_status)
    if asked.quarter:
        cases = cases.filter(turns_18__gte=asked.quarter.first_day, turns_18__lt=asked.quarter.next().first_day)
    at_18 = asked.show in (Show.NEED_AT_18, Show.UNMET_AT_18)
    if asked.domain and not at_18:
        cases = cases.filter(Exists(_findings(asked)))
    return cases.filter(_shown(asked, today))


def _shown(asked: Asked, today: date) -> Q:
    match asked.show:
        case Show.GAP_SOON:
            return Q(Exists(_soon(asked, today)))
        case Show.NO_OWNER:
            return unowned_after_18(today)
        case Show.NEED_AT_18:
            needs = NeedPeriod.objects.filter(person_id=OuterRef("pk"), period__contains=OuterRef("turns_18"))
            return Q(Exists(needs.filter(domain=asked.domain) if asked.domain else needs))
        case Show.UNMET_AT_18:
            at_18 = _findings(asked).filter(starts_on__lte=OuterRef("turns_18"), until__gt=OuterRef("turns_18"))
            return Q(Exists(at_18))
        case _:
            return Q()


def _findings(asked: Asked) -> QuerySet[HorizonFinding]:
    """Of one case of an outer query, in the domain that is asked for."""
    findings = told_findings().filter(person_id=OuterRef("pk"))
    return findings.filter(domain=asked.domain) if asked.domain else findings


def _soon(asked: Asked, today: date) -> QuerySet[HorizonFinding]:
    return _findings(asked).filter(_near(today))


def _near(today: date) -> Q:
    """Opens soon, or has opened lately: what somebody can still prevent, or must see to now."""
    window = timedelta(days=SOON_DAYS)
    return Q(opens_on__gte=today - window, opens_on__lte=today + window)


def listing(asked: Asked, among: Sequence[Group], *, today: date) -> Listing:
    """The figures and the order. One or two queries; one more for those with no owner."""
    counted = replace(asked, show=Show.ALL) if asked.show in (Show.GAP_SOON, Show.NO_OWNER) else asked
    cases = cases_asked(counted, today=today).order_by()
    counted_by = figures(counted, cases, among, today=today)
    order = _order(cases, asked.domain, today)
    soon = [person_id for person_id, away in order if away <= timedelta(days=SOON_DAYS)]
    nearest = soon if asked.show is Show.GAP_SOON else [person_id for person_id, _ in order]
    if asked.show is Show.NO_OWNER:
        nearest = [person_id for person_id, _ in _order(cases_asked(asked, today=today), asked.domain, today)]
    no_owner = counted_by.no_owner if owners_told() else None
    return Listing(asked, today, counted_by.cohort, len(soon), no_owner, nearest)


def _order(cases: QuerySet[TransitionCase], domain: str, today: date) -> list[tuple[UUID, timedelta]]:
    """Everybody of these for whom something goes wrong, and how far from today: what opens tomorrow or opened yesterday
    comes before what opens in a year or has stood open for one. Of one day, whoever it hits in the most domains."""
    findings = told_findings().filter(person_id__in=cases.order_by().values("pk"))
    if domain:
        findings = findings.filter(domain=domain)
    day = Value(today, output_field=DateField())
    away = Min(Greatest(F("opens_on") - day, day - F("opens_on"), output_field=DurationField()))
    most = Count("domain", distinct=True, filter=_near(today))
    grouped = findings.values("person_id").annotate(away=away, most=most)
    return list(grouped.order_by("away", "-most", "person_id").values_list("person_id", "away"))


def rows_of(ids: Sequence[UUID], *, today: date, domain: str = "") -> list[CaseRow]:
    """The cases of these persons, in this order, with everything a row says. Four queries at most."""
    cases = TransitionCase.objects.select_related("person__shown_from__agency", "team").in_bulk(ids)
    show_as_shared([case.person for case in cases.values()])
    findings: dict[UUID, list[HorizonFinding]] = {person_id: [] for person_id in ids}
    told = set()
    held = told_findings().filter(person_id__in=ids).order_by("pk")
    for finding in sorted(held, key=lambda finding: _nearness(finding, today)):
        mark = (finding.person_id, finding.starts_on, finding.domain)
        if mark not in told:
            findings[finding.person_id].append(finding)
        told.add(mark)
    wanted = {pk for case in cases.values() for pk in (case.owner_now_id, case.owner_after_18_id) if pk}
    first = {
        person_id: next((finding for finding in found if domain in ("", finding.domain)), None)
        for person_id, found in findings.items()
    }
    wanted |= {pk for finding in first.values() if finding and (pk := stopped_id(finding))}
    works = Involvement.objects.select_related("agency").in_bulk(wanted)
    taken = taking_over({case.taken_over_by for case in cases.values() if case.taken_over_by})
    rows = [_row(cases[pk], findings[pk], first[pk], works) for pk in ids if pk in cases]
    return [replace(row, taken_over=taken.get(row.case.taken_over_by)) for row in rows]


def _nearness(finding: HorizonFinding, today: date) -> tuple[int, bool, int]:
    """Days from today; of two as far, the one to come; then the partnership's order of the domains."""
    order = rules().order
    place = order.index(finding.domain) if finding.domain in order else len(order)
    return abs((finding.opens_on - today).days), finding.opens_on < today, place


def _row(
    case: TransitionCase,
    findings: Sequence[HorizonFinding],
    first: HorizonFinding | None,
    works: Mapping[int, Involvement],
) -> CaseRow:
    return CaseRow(
        case,
        findings,
        first,
        works.get((stopped_id(first) if first else None) or 0),
        works.get(case.owner_now_id or 0),
        works.get(case.owner_after_18_id or 0),
    )


def stopped_id(finding: HorizonFinding) -> int | None:
    """The involvement that stopped before a finding."""
    sort, _, pk = finding.stopped.partition(" ")
    return int(pk) if sort == "involvement" else None


def told_by_all(item_class: str) -> bool:
    """Whether every agency shares this class at summary level, so that what may come from any of them may be shown."""
    standing = standing_now()
    return standing is None or standing.shared_by_all(item_class, Level.SUMMARY)
