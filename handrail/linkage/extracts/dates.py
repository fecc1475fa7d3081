"""Dates and times as extracts write them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from handrail.kernel.clock import LOCAL

from .refusal import ValueRefused
from .spec import DateFormat

REMEMBERED = 1 << 15  # days and times repeat; remembering them is what makes a million rows quick
SERIAL_DAY_NOUGHT = date(1899, 12, 30)  # Excel's 1900 system, with its 29 February 1900
SERIALS = range(9_000, 80_000)  # 1924 to 2119; a smaller whole number is a year or a mistake
PLACEHOLDERS = {date(1900, 1, 1), date(1900, 1, 2), date(1899, 12, 30), date(1899, 12, 31), date(9999, 12, 31)}
YEARS = range(1900, 2200)

MONTHS = {date(2000, number, 1).strftime("%b").lower(): number for number in range(1, 13)}
DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3,9})[ \-/,]+(\d{4})", re.IGNORECASE)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SHORT_YEAR = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}|\d{1,2}[ \-][A-Za-z]{3,9}[ \-]\d{2}")
CLOCK = re.compile(r"(\d{1,2}):?(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?", re.IGNORECASE)
ZONE = re.compile(r"(Z|[+\-]\d{2}:?\d{2})$")


SHAPES: list[tuple[DateFormat, re.Pattern[str], tuple[int, int, int]]] = [
    (DateFormat.ISO, ISO, (1, 2, 3)),
    (DateFormat.DAY_FIRST, DAY_OR_MONTH_FIRST, (3, 2, 1)),
    (DateFormat.MONTH_FIRST, DAY_OR_MONTH_FIRST, (3, 1, 2)),
    (DateFormat.NAMED_MONTH, NAMED, (3, 2, 1)),
    (DateFormat.COMPACT, COMPACT, (1, 2, 3)),
]


def date_reader(formats: Sequence[DateFormat]) -> Callable[[str], date | None]:
    """A reader of dates in these formats, which answers None for a placeholder such as 01/01/1900."""
    accepted = tuple(formats)

    def read(text: str) -> date | None:
        moment = _moment(text, accepted)
        if moment is not None and moment.time() != time():
            raise ValueRefused("date-with-time", "has a time of day where a date alone belongs")
        return moment.date() if moment else None

    return read


def datetime_reader(formats: Sequence[DateFormat]) -> Callable[[str], datetime | None]:
    """A reader of dates with or without a time of day; a date alone is midnight. Times with a zone become UK time."""
    accepted = tuple(formats)

    def read(text: str) -> datetime | None:
        if len(text) == 16 and text[10] == " " and text[13] == ":":
            day = _day(text[:10], accepted)
            return None if day is None else datetime.combine(day, read_time(text[11:]))
        return _moment(text, accepted)

    return read


@lru_cache(maxsize=REMEMBERED)
def read_time(text: str) -> time:
    """A time of day: 14:05, 14:05:30, 1405, 2:05 pm, or Excel's fraction of a day."""
    if NUMBER.fullmatch(text) and "." in text and float(text) < 1:
        return (datetime.combine(SERIAL_DAY_NOUGHT, time()) + timedelta(seconds=round(float(text) * 86_400))).time()
    match = CLOCK.fullmatch(text)
    if not match:
        raise ValueRefused("time-unreadable", "is not a time. Write it as 14:05")
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise ValueRefused("time-impossible", "is not a time that exists") from None


def _moment(text: str, formats: tuple[DateFormat, ...]) -> datetime | None:
    if len(text) < 20 and NUMBER.fullmatch(text) and not (DateFormat.COMPACT in formats and COMPACT.fullmatch(text)):
        return _serial(text, formats)
    day_part, _, clock_part = _split(text)
    day = _day(day_part, formats)
    return None if day is None else _with_clock(day, clock_part.strip())


def _split(text: str) -> tuple[str, str, str]:
    """The date and the clock of "12/05/2024 14:05". "12 May 2024" has spaces too: a clock is known by its colon."""
    if len(text) > 13 and text[10] in " T" and ":" in text[11:]:
        return text[:10], " ", text[11:]
    head, gap, tail = text.rpartition(" ")
    if ":" not in tail and tail.lower() not in ("am", "pm"):
        return text, "", ""
    if tail.lower() in ("am", "pm"):
        head, gap, clock = head.rpartition(" ")
        tail = f"{clock} {tail}"
    return head.strip(), gap, tail


def _with_clock(day: date, clock: str) -> datetime:
    if not clock:
        return datetime.combine(day, time())
    zone = ZONE.search(clock)
    moment = datetime.combine(day, read_time(clock[: zone.start()] if zone else clock))
    if zone:
        aware = datetime.fromisoformat(f"{moment.isoformat()}{zone[0].replace('Z', '+00:00')}")
        moment = aware.astimezone(LOCAL).replace(tzinfo=None)
    return moment


@lru_cache(maxsize=REMEMBERED)
def _day(text: str, formats: tuple[DateFormat, ...]) -> date | None:
    day = _calendar_day(text, formats)
    if day in PLACEHOLDERS:
        return None
    if day.year not in YEARS:
        raise ValueRefused("date-unlikely", "is not in a year between 1900 and 2199")
    return day


def _calendar_day(text: str, formats: tuple[DateFormat, ...]) -> date:
    for name, pattern, (year, month, day) in SHAPES:
        match = pattern.fullmatch(text) if name in formats else None
        if match:
            number = MONTHS.get(match[month][:3].lower()) if match[month].isalpha() else int(match[month])
            if number is None:
                break
            try:
                return date(int(match[year]), number, int(match[day]))
            except ValueError:
                raise ValueRefused("date-impossible", "is not a day that exists") from None
    if SHORT_YEAR.fullmatch(text):
        raise ValueRefused("date-short-year", "has a year of two digits. Write all four")
    raise ValueRefused(
        "date-unreadable", f"is not a date. Write it as {' or '.join(f for f in formats if f != 'Excel serial')}"
    )


def _serial(text: str, formats: tuple[DateFormat, ...]) -> datetime | None:
    number = float(text)
    if number in (0, 1, 2):
        return None
    if DateFormat.SERIAL not in formats or int(number) not in SERIALS:
        raise ValueRefused("date-unreadable", "is a number and not a date. Write it as DD/MM/YYYY")
    seconds = round((number - int(number)) * 86_400)
    return datetime.combine(SERIAL_DAY_NOUGHT, time()) + timedelta(days=int(number), seconds=seconds)
