"""The timeline's entries, its density by month, and its filters, in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from handrail.disclosure.public import Decision, Level
from handrail.kernel.words import count, plural, short_date
from handrail.partnership.public import Agency
from handrail.records.presenters.labels import STATUSES, kind_label, legal_label
from handrail.records.selectors.timeline import Asked, Entry, Place, Stream, Tally
from handrail.ui.public import (
    AgencyDensity,
    Applied,
    DensityStrip,
    Filter,
    FilterKind,
    Filters,
    MonthCount,
    Option,
    Tag,
    Timeline,
    TimelineEntry,
    Tone,
)

_USUAL_MARKING = "OFFICIAL-SENSITIVE"  # carried by everything here, so only another one is worth a tag
_DAY = timedelta(days=1)
_AHEAD_OF_ALL = 2**62  # no row's number is as high


def timeline(person_id: UUID, entries: Iterable[Entry], agencies: Mapping[int, Agency], decision: Decision) -> Timeline:
    return Timeline([_entry(person_id, one, agencies[one.agency_id], decision) for one in entries])


def _entry(person_id: UUID, one: Entry, agency: Agency, decision: Decision) -> TimelineEntry:
    full = decision.level_of(one.agency_id, one.item_class) >= Level.FULL
    return TimelineEntry(
        on=one.day,
        agency=agency.name,
        kind=_what(one),
        summary=_summary(one, full=full),
        until=_last_day(one),
        marking=Tag(one.mark, Tone.PROTECTED) if one.mark not in ("", _USUAL_MARKING) else None,
        href=reverse("person-as-sent", args=[person_id, one.stream.name.lower(), one.pk]) if full else "",
    )


def _what(one: Entry) -> str:
    label = kind_label(one.kind)
    if one.stream is Stream.EVENT:
        return f"{label} at {one.hour:%H:%M}" if one.timed else label
    if one.stream is Stream.FLAG:
        return f"{'Recorded' if one.kind in STATUSES else 'Worry recorded'}: {label[0].lower()}{label[1:]}"
    return f"{label}: {'began' if one.stream is Stream.INVOLVEMENT_START else 'ended'}"


def _summary(one: Entry, *, full: bool) -> str:
    """What the agency said in a line. The place is detail, and stands with what is shared in full."""
    where = f"Place: {one.where}" if one.where and full else ""
    why = legal_label(one.why) if one.stream is Stream.INVOLVEMENT_START else one.why
    return ". ".join(part.rstrip(".") for part in (one.words, why, where) if part)


def _last_day(one: Entry) -> date | None:
    """The last day on which an event or a flag was so. `ended` is the day after; an involvement's end is an entry."""
    if one.ended is None or one.stream is Stream.INVOLVEMENT_START:
        return None
    return max(one.ended - _DAY, one.day)


def density(tallies: Iterable[Tally], agencies: Mapping[int, Agency], today: date) -> DensityStrip | None:
    """What meets the filters, month by month, or None where there is nothing to draw."""
    months: dict[int, Counter[date]] = defaultdict(Counter)
    for one in tallies:
        if one.asked:
            months[one.agency_id][one.month] += one.asked
    if not months:
        return None
    start = min(month for counted in months.values() for month in counted)
    last = max(month for counted in months.values() for month in counted)
    rows = [
        AgencyDensity(agencies[agency].name, [MonthCount(month, n) for month, n in sorted(counted.items())])
        for agency, counted in sorted(months.items(), key=lambda pair: agencies[pair[0]].name)
    ]
    return DensityStrip(start, max(last, today) + timedelta(days=31), rows, title="How much is recorded, by month")


@dataclass(frozen=True, slots=True)
class Jump:
    """A year of the record and the page that begins at its end."""

    year: int
    href: str


def years_to_jump_to(asked: Asked, tallies: Iterable[Tally], address: str) -> list[Jump]:
    """The years in which something that meets the filters is recorded, latest first. One year needs no jump."""
    found = sorted({one.month.year for one in tallies if one.asked}, reverse=True)
    jumps = [Jump(year, address + query_of(asked, after=str(_end_of(year)))) for year in found]
    return jumps if len(jumps) > 1 else []


def _end_of(year: int) -> Place:
    """A place ahead of everything that a year holds."""
    return Place(date(year, 12, 31), time(23, 59, 59), Stream.EVENT, _AHEAD_OF_ALL)


def filters(asked: Asked, tallies: Sequence[Tally], agencies: Mapping[int, Agency], address: str) -> Filters:
    """The choices with how much stands behind each, over the whole record."""
    by_agency: Counter[int] = Counter()
    by_kind: Counter[str] = Counter()
    for one in tallies:
        by_agency[one.agency_id] += one.held
        by_kind[one.kind] += one.held
    agency_options = [
        Option(agencies[pk].code, f"{agencies[pk].name} ({count(n)})")
        for pk, n in sorted(by_agency.items(), key=lambda pair: agencies[pair[0]].name)
    ]
    kind_options = sorted(
        (Option(kind, f"{kind_label(kind)} ({count(n)})") for kind, n in by_kind.items()), key=lambda one: one.label
    )
    return Filters(
        [
            Filter("agency", "Agency", _only(asked.agencies), [Option("", "All agencies"), *agency_options]),
            Filter("kind", "Kind", _only(asked.kinds), [Option("", "All kinds"), *kind_options]),
            Filter("since", "From", _iso(asked.since), kind=FilterKind.DATE),
            Filter("until", "To", _iso(asked.until and asked.until - _DAY), kind=FilterKind.DATE),
        ],
        action=address,
        applied=_applied(asked, agencies, address),
        clear_href=address if asked.narrows else "",
        label="Narrow the timeline",
    )


def how_many(asked: Asked, tallies: Iterable[Tally]) -> str:
    """'214 of 1,204 entries', or '1,204 entries' where nothing narrows them."""
    held, wanted = 0, 0
    for one in tallies:
        held, wanted = held + one.held, wanted + one.asked
    return f"{count(wanted)} of {plural(held, 'entry')}" if asked.narrows else plural(held, "entry")


def query_of(asked: Asked, **changes: str) -> str:
    """The filters as an address carries them; an empty change drops one."""
    values = {
        "agency": _only(asked.agencies),
        "kind": _only(asked.kinds),
        "since": _iso(asked.since),
        "until": _iso(asked.until and asked.until - _DAY),
        **changes,
    }
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _applied(asked: Asked, agencies: Mapping[int, Agency], address: str) -> list[Applied]:
    names = {agency.code: agency.name for agency in agencies.values()}
    chosen = [
        ("agency", names.get(_only(asked.agencies), "")),
        ("kind", kind_label(_only(asked.kinds)) if asked.kinds else ""),
        ("since", f"from {short_date(asked.since)}" if asked.since else ""),
        ("until", f"to {short_date(asked.until - _DAY)}" if asked.until else ""),
    ]
    return [Applied(label, address + query_of(asked, **{name: ""})) for name, label in chosen if label]


def _only(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
