"""Care-leaver status by the 91-day rule, with its arithmetic.

Sources: Children Act 1989, Schedule 2 paragraph 19B (eligible child), sections 23A (relevant), 23C and 23CZB (former
relevant, to 25) and 24 (qualifying); Care Planning, Placement and Case Review (England) Regulations 2010, regulation 40
(13 weeks, beginning after 14 and ending after 16; a planned series of short breaks does not count); Care Leavers
(England) Regulations 2010, regulation 3 (see `after_care`).

Counting, where the law leaves room: 13 weeks are 91 days in any combination. A period is half-open, so the day on which
care begins counts and the day on which it ends does not. A day that two records cover counts once. The day asked about
counts if the person is in care on it. Nothing counts from the eighteenth birthday on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handrail.kernel.periods import age_on, birthday
from handrail.records.after_care import after_care

PRESCRIBED_DAYS = 91
SHORT_BREAKS = ("V3", "V4")
DAY = timedelta(days=1)


class CareStatus(StrEnum):
    ELIGIBLE = "eligible"
    RELEVANT = "relevant"
    FORMER_RELEVANT = "former relevant"
    QUALIFYING = "qualifying"
    NONE = "none"


CITATIONS = {
    CareStatus.ELIGIBLE: "Children Act 1989, Schedule 2 paragraph 19B",
    CareStatus.RELEVANT: "Children Act 1989, section 23A",
    CareStatus.FORMER_RELEVANT: "Children Act 1989, sections 23C and 23CZB",
    CareStatus.QUALIFYING: "Children Act 1989, section 24",
    CareStatus.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Episode:
    """A dated spell of being looked after. `legal_status` begins with the SSDA903 code, such as "V3" or "C2".

    `end_reason` is in the words of whoever read the return, such as "returned home as planned"; '' where none was sent.
    """

    since: date
    until: date | None
    legal_status: str = ""
    end_reason: str = ""

    @property
    def is_short_break(self) -> bool:
        return self.legal_status[:2].upper() in SHORT_BREAKS


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one episode adds: days from 14 and, of those, days from 16; and why, where it adds none."""

    episode: Episode
    days_from_14: int
    days_from_16: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class CareStanding:
    """The status on a day, and the sum it comes from."""

    status: CareStatus
    as_at: date
    age: int
    looked_after: bool
    days_from_14: int
    days_from_16: int
    contributions: tuple[Contribution, ...]
    because: str

    @property
    def citation(self) -> str:
        return CITATIONS[self.status]


def care_standing(born: date, episodes: Iterable[Episode], as_at: date, elsewhere: Iterable[date] = ()) -> CareStanding:
    """The care-leaver status of somebody on the day `as_at`, by what is recorded of their time in care.

    `elsewhere` are the days on which involvements of the kinds of `after_care.ELSEWHERE` began.
    """
    ordered = sorted((episode for episode in episodes if episode.since <= as_at), key=lambda episode: episode.since)
    contributions = tuple(_contributions(born, ordered, as_at))
    from_14 = sum(part.days_from_14 for part in contributions)
    from_16 = sum(part.days_from_16 for part in contributions)
    eighteenth = birthday(born, 18)
    in_care = [episode for episode in ordered if not episode.is_short_break]
    looked_after = as_at < eighteenth and any(episode.until is None or as_at < episode.until for episode in in_care)
    ends = [] if looked_after else [(episode.until, episode.end_reason) for episode in in_care]
    after = after_care(ends, elsewhere, as_at=as_at, eighteenth=eighteenth)
    at_home = after is not None and after.relevant_no_longer
    age = age_on(born, as_at)
    status = _status(age, looked_after, from_14, from_16, at_home)
    because = _because(status, age, looked_after, from_14, from_16)
    if after and status is not CareStatus.NONE and from_14 >= PRESCRIBED_DAYS:
        because += after.sentence()
    return CareStanding(status, as_at, age, looked_after, from_14, from_16, contributions, because)


def _contributions(born: date, episodes: list[Episode], as_at: date) -> Iterable[Contribution]:
    fourteen, sixteen, eighteen = (birthday(born, age) for age in (14, 16, 18))
    counted_to = fourteen
    limit = min(as_at + DAY, eighteen)
    for episode in episodes:
        if episode.is_short_break:
            yield Contribution(episode, 0, 0, "A planned series of short breaks does not count.")
            continue
        end = min(episode.until or limit, limit)
        start = max(episode.since, counted_to)
        days = max((end - start).days, 0)
        late = max((end - max(start, sixteen)).days, 0)
        counted_to = max(counted_to, end)
        yield Contribution(episode, days, late, "" if days else _why_none(episode, end, fourteen, eighteen))


def _why_none(episode: Episode, end: date, fourteen: date, eighteen: date) -> str:
    if end <= fourteen:
        return "It ended before the fourteenth birthday."
    if episode.since >= eighteen:
        return "It began after the eighteenth birthday."
    return "Its days are counted in an earlier episode."


def _status(age: int, looked_after: bool, from_14: int, from_16: int, at_home: bool) -> CareStatus:
    if age < 16 or age >= 25 or from_16 == 0:
        return CareStatus.NONE
    enough = from_14 >= PRESCRIBED_DAYS and not at_home
    if age >= 18:
        return CareStatus.FORMER_RELEVANT if enough else CareStatus.QUALIFYING
    if looked_after:
        return CareStatus.ELIGIBLE if enough else CareStatus.NONE
    return CareStatus.RELEVANT if enough else CareStatus.QUALIFYING


def _because(status: CareStatus, age: int, looked_after: bool, from_14: int, from_16: int) -> str:
    total = f"Looked after for {_days(from_14)} since 14, of which {_days(from_16)} since 16"
    match status:
        case CareStatus.ELIGIBLE:
            return f"{total}: at least {PRESCRIBED_DAYS}, and still looked after at {age}."
        case CareStatus.RELEVANT:
            return f"{total}: at least {PRESCRIBED_DAYS}. Care ended after 16, and the person is {age}."
        case CareStatus.FORMER_RELEVANT:
            return f"{total}: at least {PRESCRIBED_DAYS}, so eligible or relevant before 18. The person is {age}."
        case CareStatus.QUALIFYING:
            until = "help is owed to 21" if age < 21 else "from 21 only help with education or training is owed"
            than = "fewer than" if from_14 < PRESCRIBED_DAYS else "at least"
            return f"{total}: {than} {PRESCRIBED_DAYS}. Care ended after 16; {until}."
    if age < 16:
        return f"{total}. No status begins before 16; the person is {age}."
    if age >= 25:
        return f"{total}. Every status ends at 25; the person is {age}."
    if looked_after:
        return (
            f"{total}: {_days(PRESCRIBED_DAYS - from_14)} short of {PRESCRIBED_DAYS}, and still looked after at {age}."
        )
    return f"{total}. Nobody has a status who was not looked after at 16 or 17."


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"
