"""May this reader do this to this person's record, how much do they see, why, and whom can they ask if not?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import Http404

from handrail.disclosure.actions import Action
from handrail.disclosure.asking import Ask, whom_to_ask
from handrail.disclosure.ledger.record import record
from handrail.disclosure.models import Level, Reach
from handrail.disclosure.reader import Reader, current_reader
from handrail.disclosure.standing import Standing, standing_of
from handrail.kernel import clock
from handrail.kernel.words import clock_time, long_date, short_date
from handrail.partnership.public import AgencyKind

NOBODY = "Nobody is held under this address."


class Denied(Exception):
    """The reader may not. The page that answers it says why and whom to ask, and never whether the person is held."""

    def __init__(self, decision: "Decision") -> None:
        super().__init__("; ".join(decision.because))
        self.decision = decision


@dataclass(frozen=True)
class Decision:
    """An answer with its reasons. `level` is the most that any agency's information may be seen at."""

    allowed: bool
    level: Level
    because: tuple[str, ...]
    ask: tuple[Ask, ...] = ()
    standing: Standing | None = None
    reached: bool = False
    of_nobody: bool = False  # answered as if nobody were held: a refusal would say that somebody is

    def level_of(self, agency_id: int, item_class: str) -> Level:
        """How much may be seen of what one agency holds in one item class."""
        if not self.allowed or self.standing is None:
            return Level.DENY
        return self.standing.level_of(agency_id, item_class, reached=self.reached)

    def kept_back(self, item_class: str) -> frozenset[int]:
        """The agencies that do not share, even as a pointer, what they hold in an item class."""
        return self.standing.kept_back(item_class) if self.standing else frozenset()

    def levels(self) -> Mapping[tuple[int, str], Level]:
        """All that is shared, by origin agency and item class: what the 'Who sees what' page shows."""
        shares = self.standing.shares if self.standing and self.standing.shares else {}
        return {key: self.level_of(*key) for key in shares}


def decide(reader: Reader, action: Action, person_id: UUID, *, today: date) -> Decision:
    """Answer deny, or how much of a person this reader sees for the purpose they read for."""
    if action.permission is not None and not reader.role.can(action.permission):
        return _deny(f"The post of {reader.role.name.lower()} does not include this.")
    standing = standing_of(reader, today)
    if standing.shares is None:
        return _deny("Your post may not read for the purpose that is chosen.")
    if person_id in standing.closed and standing.looks_up:
        return replace(_deny(NOBODY), of_nobody=True)
    reach = _reach(standing, person_id)
    if reach is not None:
        return Decision(True, _highest(standing), (reach,), (), standing, reached=True)
    if standing.looks_up:
        why = "Your post may find anybody, and sees only who is involved and whom to ring."
        return Decision(True, Level.POINTER, (why,), (), standing)
    return _deny("Nothing on record says that your team works with this person.")


def open_subject(action: Action, person_id: UUID) -> Decision:
    """The decision for whoever reads now, on the ledger whichever way it falls.

    Raises `Denied`, or Http404 where that is what this reader is told of somebody who is not held.
    """
    reader = current_reader()
    if reader is None:
        raise Denied(_deny("Nobody is signed in."))
    decision = decide(reader, action, person_id, today=clock.today())
    outcome = "allowed" if decision.allowed else "denied"
    record(action, subject=person_id, outcome=outcome, body={"level": int(decision.level)})
    if decision.of_nobody:
        raise Http404(NOBODY)
    if not decision.allowed:
        raise Denied(decision)
    return decision


def refused(why: str) -> Decision:
    """No, for a reason that a room above gives."""
    return _deny(why)


def _deny(why: str) -> Decision:
    return Decision(False, Level.DENY, (why,), whom_to_ask())


def _reach(standing: Standing, person_id: UUID) -> str | None:
    """In words, the relationship a reader has with a person: the oldest that holds."""
    held = Reach.objects.filter(standing.holds, person_id=person_id).select_related("team", "agency").order_by("since")
    reach = held.first()
    if reach is None:
        return None
    holder = reach.team.name if reach.team else reach.agency.name if reach.agency else ""
    since = long_date(reach.since)
    return {
        Reach.Basis.INVOLVEMENT: f"{holder} has worked with them since {since}.",
        Reach.Basis.COHORT: f"They are in the cohort that {holder} looks after, since {since}.",
        Reach.Basis.GRANT: f"{holder or 'You'} {'was' if holder else 'were'} let in on {since}.{_ends(reach)}",
        Reach.Basis.TEAM_AROUND: f"{holder} is in the team around them since {since}.{_ends(reach)}"
        if holder
        else f"You are in the team around them since {since}.{_ends(reach)}",
        Reach.Basis.BREAK_GLASS: f"You opened them in an emergency.{_ends(reach)}",
    }[Reach.Basis(reach.basis)]


def _ends(reach: Reach) -> str:
    """Of what ends soon, when: whoever is let in should not be surprised in the middle of a call."""
    if reach.until_at is not None:
        at = clock.local(reach.until_at)
        return f" It ends on {short_date(at.date())} at {clock_time(at)}."
    return f" It ends on {long_date(reach.until)}." if reach.until else ""


def _highest(standing: Standing) -> Level:
    """A reader's own agency shows them all it has; the partnership itself has no records of its own."""
    if standing.reader.agency_kind != AgencyKind.PARTNERSHIP:
        return Level.FULL
    return max((standing.shares or {}).values(), default=Level.DENY)
