"""Who works with the person: one row for each unbroken stretch of a service, saying as much as is shared.

A child looked after since 2019 has a row in the return for every placement; a page that listed them would hide the one
thing asked of it. Stretches that touch are therefore one row, told by the involvement that holds now, or held last.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.disclosure.public import Decision, Level
from handrail.kernel.periods import Period, union
from handrail.kernel.words import short_date
from handrail.partnership.public import Agency
from handrail.records.presenters.freshness import freshness
from handrail.records.presenters.labels import kind_label, legal_label
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


def who_works_with_them(held: Iterable[HeldInvolvement], decision: Decision, today: date) -> WhoWorksWithThem:
    """Open and lately closed first; what ended over a year ago stands apart."""
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
    now = [stretch for stretch in stretches if not _long_over(stretch, today)]
    rows = [row for stretch in now for row in _rows(stretch, decision, today)]
    rows += [_pointer_row(members, today) for members in pointers.values()]
    earlier = [row for stretch in stretches if _long_over(stretch, today) for row in _rows(stretch, decision, today)]
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


def _long_over(stretch: Stretch, today: date) -> bool:
    return not _is_open(stretch, today) and (today - (stretch.period.until or today)).days > RECENT_DAYS


def _rows(stretch: Stretch, decision: Decision, today: date) -> list[WhoRow]:
    last = stretch.last
    if decision.level_of(last.agency.pk, last.item_class) >= Level.FULL:
        return [_row(stretch, one, today, full=True) for one in stretch.telling(today)]
    return [_row(stretch, last, today, full=False)]


def _row(stretch: Stretch, one: HeldInvolvement, today: date, *, full: bool) -> WhoRow:
    open_now = _is_open(stretch, today)
    team_or_desk = one.team_phone or desk(one.agency)
    worker = ", ".join(part for part in (one.worker, one.team) if part)
    return WhoRow(
        agency=one.agency.name,
        service=_service(one),
        worker=(worker or "Worker not named") if full else "Worker not shared with you",
        role=one.role if full else "",
        since=short_date(stretch.period.since),
        until=_until(one) if open_now else f"Closed {short_date(stretch.period.until or today)}",
        fresh=freshness(one.last_seen, one.agency, today),
        ring=((full and one.contact) or team_or_desk) if open_now else "",
        ended=not open_now,
        note="" if open_now else one.end_reason,
        level=None if full else Tag("Summary", Tone.INFO),
    )


def _service(one: HeldInvolvement) -> str:
    kind = kind_label(one.kind)
    named = one.service if kind.lower() in one.service.lower() else f"{kind}: {one.service}" if one.service else kind
    return f"{named}, {legal_label(one.legal_status)}" if one.legal_status else named


def _until(one: HeldInvolvement) -> str:
    end = one.planned_end or one.until
    return f"Planned end {short_date(end)}" if end else "No end planned"


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
