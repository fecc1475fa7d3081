"""Dates, ages, counts and numbers as people in the field write them.

Plain English, no clock: whatever depends on the day takes ``today`` as a parameter.
"""

from datetime import date, datetime, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_IRREGULAR_PLURALS = {"person": "people", "child": "children", "is": "are", "has": "have", "was": "were"}


def long_date(day: date) -> str:
    """'14 March 2009', for birth dates and anything read aloud in a meeting."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """'3 Feb 2026', for tables and lists."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_range(first: date, last: date) -> str:
    """Both days of a period, no more often than needed: '3 to 5 Nov 2026', '30 Oct to 5 Nov 2026'."""
    if first == last:
        return short_date(first)
    if first.year != last.year:
        return f"{short_date(first)} to {short_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1][:3]} to {short_date(last)}"
    return f"{first.day} to {short_date(last)}"


def month_year(day: date) -> str:
    """'March 2026', the heading of a month."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock_time(moment: datetime) -> str:
    """'09:12', twenty-four hours: a night worker must not have to guess."""
    return f"{moment.hour:02}:{moment.minute:02}"


def count(number: int) -> str:
    """'12,480'."""
    return f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """'1 day', '2 days', '3 people': the count and the noun that agrees with it."""
    if number == 1:
        return f"1 {one}"
    return f"{count(number)} {many or pluralised(one)}"


def pluralised(noun: str) -> str:
    """The plural of an English noun by the everyday rules ('referral' → 'referrals', 'agency' → 'agencies')."""
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR_PLURALS:
        ending = _IRREGULAR_PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        ending = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        ending = f"{last}es"
    else:
        ending = f"{last}s"
    return f"{head} {ending}".lstrip()


def days_from(day: date, today: date) -> str:
    """How far a day lies from today: 'in 112 days', 'tomorrow', 'today', 'yesterday', '9 days ago'."""
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if distance in near:
        return near[distance]
    return f"in {plural(distance, 'day')}" if distance > 0 else f"{plural(-distance, 'day')} ago"


def due_words(due: date, today: date) -> str:
    """How a duty stands: 'due in 5 days', 'due today', 'overdue by 9 days'."""
    late = (today - due).days
    return f"overdue by {plural(late, 'day')}" if late > 0 else f"due {days_from(due, today)}"


def hours_left(remaining: timedelta) -> str:
    """A clock counted in hours: '31 hours left', '40 minutes left', 'overdue by 2 hours'."""
    minutes = int(abs(remaining).total_seconds() // 60)
    length = plural(minutes // 60, "hour") if minutes >= 60 else plural(minutes, "minute")
    return f"{length} left" if remaining >= timedelta(0) else f"overdue by {length}"


def age_in_months(born: date, today: date) -> int:
    """Whole months lived. A person born on 29 February has the birthday on 1 March in other years."""
    months = (today.year - born.year) * 12 + today.month - born.month
    return months if today.day >= born.day else months - 1


def age_words(born: date, today: date) -> str:
    """'17 years 8 months', '18 years', '8 months'. Months count: much of the law turns on half-years."""
    months = age_in_months(born, today)
    if months < 0:
        return "not yet born"
    years, rest = divmod(months, 12)
    parts = [plural(years, "year")] if years else []
    if rest or not years:
        parts.append(plural(rest, "month"))
    return " ".join(parts)


def spaced_nhs_number(number: str) -> str:
    """'999 123 4567': as the NHS prints it. Anything that is not ten digits is left as it stands."""
    digits = number.replace(" ", "")
    if len(digits) != 10 or not digits.isdecimal():
        return number
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def listed(words: list[str], joiner: str = "and") -> str:
    """'Police, School and CAMHS'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
