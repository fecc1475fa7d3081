"""Who is known, in words: pointers alone, each with its age."""

from dataclasses import dataclass
from datetime import date

from handrail.frontdoor.presenters.worker import ring_words
from handrail.frontdoor.selectors.look_up import Holder, KnownPerson, LookedUp
from handrail.kernel.clock import local
from handrail.kernel.words import age_words, days_from, long_date
from handrail.records.public import spoken_name

NOTHING_HELD = "Nobody of this name and birth date is held whom you may know of. The front door looks among everybody."
TOO_LITTLE = "Write a family name, or a first name and a date of birth, to see whether they are known."
NOT_READY = "Nobody can be looked up yet: records have been loaded but not linked."


@dataclass(frozen=True, slots=True)
class KnownRow:
    value: str
    name: str
    born: str
    held_by: tuple[str, ...]
    goes_to: str  # a sentence where somebody works with them already


def known_rows(found: LookedUp, today: date) -> list[KnownRow]:
    return [_row(one, today) for one in found.people]


def says(found: LookedUp) -> str:
    """The sentence that stands in for nobody."""
    if not found.asked:
        return TOO_LITTLE
    if not found.ready:
        return NOT_READY
    return "" if found.people else NOTHING_HELD


def _row(one: KnownPerson, today: date) -> KnownRow:
    born = f"born {long_date(one.born)}, {age_words(one.born, today)}" if one.born else "birth date not known"
    case = [holder.agency.name for holder in one.holders if holder.holds_the_case]
    goes_to = (
        f"{case[0]} works with them now: what you send reaches that team at once, and the front door." if case else ""
    )
    name = spoken_name(one.given, one.family) or "No name held"
    return KnownRow(str(one.person_id), name, born, tuple(holder_words(held, today) for held in one.holders), goes_to)


def holder_words(held: Holder, today: date) -> str:
    """'Children's social care: works with them, as fresh as today: ring 01632 960999'. No dates: a pointer has none."""
    fresh = f"as fresh as {days_from(local(held.last_seen).date(), today)}"
    if held.works_with_them:
        return f"{held.agency.name}: works with them, {fresh}{ring_words(held.agency)}"
    how = "holds a record" if held.works_with_them is None else "worked with them earlier"
    return f"{held.agency.name}: {how}, {fresh}"
