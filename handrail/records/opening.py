"""Opening a person: the decision and its ledger entry come first, and only then is anything read."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404

from handrail.disclosure.public import NOBODY, Action, as_system, current_reader, open_subject, record
from handrail.kernel import clock
from handrail.records.panels import PersonReading
from handrail.records.selectors.persons import is_retired, person_of

Successors = Callable[[UUID], list[UUID]]
_successors: list[Successors] = []


class JoinedAway(Exception):
    """The person's source records have all been moved to others, who are named."""

    def __init__(self, persons: list[UUID]) -> None:
        super().__init__("This record was joined with another.")
        self.persons = persons


def register_successors(find: Successors) -> None:
    """Says who knows where a retired person's records went."""
    _successors[:] = [find]


def opened(person_id: UUID) -> PersonReading:
    """The person, as whoever reads now may see them. Raises Denied, JoinedAway, or Http404 for an id nobody has.

    A retired person holds nothing, so saying where it went tells nothing; whether the reader may follow is decided
    there.
    """
    with as_system("whether the address is that of a person joined away"):
        if is_retired(person_id):
            record(Action.OPEN_PERSON, subject=person_id, body={"joined_away": True})
            raise JoinedAway([one for find in _successors for one in find(person_id)])
    decision = open_subject(Action.OPEN_PERSON, person_id)
    person, reader = person_of(person_id), current_reader()
    if person is None or reader is None:
        raise Http404(NOBODY)
    return PersonReading(person, decision, clock.today(), reader)
