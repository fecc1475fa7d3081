"""Who works with the person: one row for each unbroken stretch of a service, saying as much as is shared.

A child looked after since 2019 has a row in the return for every placement; a page that listed them would hide the one
thing asked of it. Stretches that touch are therefore one row, told by the involvement that holds now, or held last.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.disclosure.public import Decision, Level
from handrail.kernel.periods import Period, union
from handrail.kernel.words import short_date
from handrail.partnership.public import Agency
from handrail.records.presenters.freshness import freshness
from handrail.records.presenters.labels import kind_label, legal_label
from handrail.records.presenters.same_care import STEPS, also, foremost, is_care, is_number
from handrail.records.selectors.involvements import HeldInvolvement
from handrail.ui.public import Tag, Tone, WhoRow, WhoTable

RECENT_DAYS = 365
NO_NUMBER = "No number given: ask the agency's switchboard"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Involvements of one service that touch, and the period they make together."""

    period: Period
    members: Sequence[HeldInvolvement]

    @property
    def last(self) -> HeldInvolvement:
        return max(self.members, key=lambda one: (one.until is None, one.until or one.since, one.since))

    def telling(self, today: date) -> list[HeldInvolvement]:
        """Those that name who works with the person now; of a closed stretch, the last."""
        holding = [one for one in self.members if one.is_open(today)]
        named = {(one.worker, one.team): one for one in holding if one.worker or one.team}
        return list(named.values()) or holding[-1:] or [self.last]


@dataclass(frozen=True, slots=True)
class WhoWorksWithThem:
    now: WhoTable
    earlier: WhoTable


def who_works_with_them(
    held: Iterable[HeldInvolvement], decision: Decision, today: date, ends: Mapping[int, date] | None = None
) -> WhoWorksWithThem:
    """Open and lately closed first; what ended over a year ago stands apart. `ends` are the days on which involvements
    end by rule, by id."""
    pointers: dict[int, list[HeldInvolvement]] = defaultdict(list)
    services: dict[tuple[int, str, str, str], list[HeldInvolvement]] = defaultdict(list)
    for one in held:
        level = decision.level_of(one.agency.pk, one.item_class)
        if level == Level.POINTER:
            pointers[one.agency.pk].append(one)
        elif level > Level.POINTER:
            services[one.agency.pk, one.item_class, one.kind, one.service].append(one)
    stretches = [stretch for members in services.values() for stretch in stretches_of(members)]
    stretches.sort(key=lambda stretch: _order(stretch, today))
    over = _over(stretches, today)
    now = [stretch for stretch in stretches if stretch not in over]
    telling = _Telling(decision, today, ends or {})
    rows = [row for together in _same_care(now, telling) for row in _rows(together, telling)]
    rows += [_pointer_row(members, today) for members in pointers.values()]
    earlier = [row for stretch in over for row in _rows([stretch], telling)]
    return WhoWorksWithThem(
        WhoTable(rows, empty="No agency that shares with you has told Handrail that it works with this person now."),
        WhoTable(earlier, caption="Who worked with them earlier"),
    )


def stretches_of(members: Iterable[HeldInvolvement]) -> list[Stretch]:
    """Members of one service, gathered into stretches that touch."""
    held = list(members)
    stretches = union(Period(one.since, one.until) for one in held)
    gathered = [Stretch(whole, [one for one in held if one.since in whole]) for whole in stretches]
    within = {one.involvement_id for stretch in gathered for one in stretch.members}
    single_days = [one for one in held if one.involvement_id not in within]
    return gathered + [Stretch(Period(one.since, one.until), [one]) for one in single_days]


def _order(stretch: Stretch, today: date) -> tuple[bool, int, str]:
    """Open before closed; the longest standing first, then the latest closed."""
    until = stretch.period.until
    if _is_open(stretch, today):
        return (False, stretch.period.since.toordinal(), stretch.last.service)
    return (True, -(until or stretch.period.since).toordinal(), stretch.last.service)


def _is_open(stretch: Stretch, today: date) -> bool:
    return stretch.period.until is None or today < stretch.period.until


def _over(stretches: Sequence[Stretch], today: date) -> list[Stretch]:
    """What stands apart: what ended over a year ago, and placements and assessments that other care has followed."""
    goes_on = {one.last.agency.pk for one in stretches if is_care(one.last.kind) and _is_open(one, today)}
    return [
        one
        for one in stretches
        if _long_over(one, today)
        or (one.last.kind in STEPS and not _is_open(one, today) and one.last.agency.pk in goes_on)
    ]


def _long_over(stretch: Stretch, today: date) -> bool:
    return not _is_open(stretch, today) and (today - (stretch.period.until or today)).days > RECENT_DAYS


@dataclass(frozen=True, slots=True)
class _Telling:
    """To whom the rows are told, and on which day."""

    decision: Decision
    today: date
    ends: Mapping[int, date]

    def full(self, one: HeldInvolvement) -> bool:
        return self.decision.level_of(one.agency.pk, one.item_class) >= Level.FULL

    def workers(self, stretch: Stretch) -> list[HeldInvolvement]:
        return stretch.telling(self.today) if self.full(stretch.last) else [stretch.last]

    def named(self, stretch: Stretch) -> bool:
        return self.full(stretch.last) and any(_worker(one) for one in stretch.telling(self.today))


def _same_care(stretches: Sequence[Stretch], telling: _Telling) -> list[list[Stretch]]:
    """Open care by one agency at one level together, in the place of its first; every other stretch alone."""
    together: dict[tuple[int, bool], list[Stretch]] = {}
    rows = []
    for stretch in stretches:
        if not (is_care(stretch.last.kind) and _is_open(stretch, telling.today)):
            rows.append([stretch])
            continue
        key = stretch.last.agency.pk, telling.full(stretch.last)
        if key not in together:
            together[key] = []
            rows.append(together[key])
        together[key].append(stretch)
    for same in together.values():
        same.sort(key=lambda stretch: foremost(stretch.last.kind))
    return rows


def _rows(together: Sequence[Stretch], telling: _Telling) -> list[WhoRow]:
    """A row for each worker who is named; what names nobody stands with the first of them."""
    by_worker: dict[tuple[str, str], list[tuple[Stretch, HeldInvolvement]]] = {}
    nameless = []
    for stretch in together:
        for one in telling.workers(stretch):
            if len(together) > 1 and not (telling.full(one) and _worker(one)):
                nameless.append((stretch, one))
            else:
                by_worker.setdefault((one.worker, one.team), []).append((stretch, one))
    if not by_worker:
        return [_row(nameless, telling)]
    first, *others = by_worker.values()
    told = {id(stretch) for held in by_worker.values() for stretch, _ in held}
    first += [(stretch, one) for stretch, one in nameless if id(stretch) not in told]
    first.sort(key=lambda held: foremost(held[1].kind) if len(together) > 1 else 0)
    return [_row(held, telling) for held in (first, *others)]


def _row(held: Sequence[tuple[Stretch, HeldInvolvement]], telling: _Telling) -> WhoRow:
    (stretch, one), *others = held
    full, open_now = telling.full(one), _is_open(stretch, telling.today)
    named = next((said for _, said in held if full and _worker(said)), one)
    team_or_desk = named.team_phone or desk(one.agency)
    worker = ", ".join(part for part in (named.worker, named.team) if part and named.kind != "placement")
    until = stretch.period.until or telling.today
    return WhoRow(
        agency=one.agency.name,
        service=_service(one),
        also=also([f"{_service(other)} since {short_date(whole.period.since)}" for whole, other in others]),
        worker=(worker or "Worker not named") if full else "Worker not shared with you",
        role=named.role if full else "",
        since=short_date(stretch.period.since),
        until=_until(one, telling.ends) if open_now else f"Closed {short_date(until)}",
        fresh=freshness(one.last_seen, one.agency, telling.today),
        ring=((full and named.contact) or team_or_desk) if open_now else "",
        ended=not open_now,
        note="" if open_now else one.end_reason,
        level=None if full else Tag("Summary", Tone.INFO),
    )


def _worker(one: HeldInvolvement) -> str:
    """Whom an involvement names. A placement's team is who provides it."""
    return "" if one.kind == "placement" or is_number(one.worker) else one.worker or one.team


def _service(one: HeldInvolvement) -> str:
    kind = kind_label(one.kind)
    named = one.service if kind.lower() in one.service.lower() else f"{kind}: {one.service}" if one.service else kind
    provider = f" ({one.team})" if one.kind == "placement" and one.team else ""
    legal = f", {legal_label(one.legal_status)}" if one.legal_status else ""
    return f"{named[:1].upper()}{named[1:]}{provider}{legal}"


def _until(one: HeldInvolvement, ends: Mapping[int, date]) -> str:
    planned, by_rule = one.planned_end or one.until, ends.get(one.involvement_id)
    if by_rule and (planned is None or by_rule < planned):
        return f"Ends {short_date(by_rule)} (age limit)"
    return f"Planned end {short_date(planned)}" if planned else "No end planned"


def _pointer_row(members: Sequence[HeldInvolvement], today: date) -> WhoRow:
    """All that an agency shares as a pointer, in one row: that it is or was involved, whom to ring, how fresh."""
    agency = members[0].agency
    now = any(one.is_open(today) for one in members)
    return WhoRow(
        agency=agency.name,
        service="Is involved now" if now else "Was involved",
        worker="Ring the duty desk",
        role="",
        since="Not shared with you",
        until="Not shared with you",
        fresh=freshness(max(one.last_seen for one in members), agency, today),
        ring=desk(agency),
        ended=not now,
        level=Tag("Pointer only", Tone.QUIET),
    )


def desk(agency: Agency) -> str:
    """The agency's duty number with its hours."""
    if not agency.duty_phone:
        return NO_NUMBER
    return f"{agency.duty_phone} ({agency.duty_hours})" if agency.duty_hours else agency.duty_phone
