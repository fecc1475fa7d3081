"""Looks through what somebody is about to save, and says which field holds a protected value.

It speaks only of people whom the writer works with, or whose record they have opened to write this: of anybody else's
it stays silent, and what was written is withheld when it is shown. So nobody finds out where a stranger lives by
trying addresses on a form; whoever works with them and tries is on the ledger.
"""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import opened_here, record
from handrail.disclosure.models import Reach
from handrail.disclosure.protected.held import scanner
from handrail.disclosure.protected.shapes import Kind
from handrail.disclosure.protected.withholding import withhold
from handrail.disclosure.reader import Reader, current_reader
from handrail.disclosure.standing import standing_of
from handrail.kernel import clock
from handrail.kernel.errors import UserError

WHAT = {
    Kind.ADDRESS: "a protected address",
    Kind.PHONE: "a protected phone number",
    Kind.SCHOOL: "the name of a protected school or workplace",
}
INSTEAD = {
    Kind.ADDRESS: "the protected address",
    Kind.PHONE: "the protected number",
    Kind.SCHOOL: "the protected school",
}


class HoldsProtected(UserError):
    """What is about to be saved holds a protected value. `field` is the one that the sentence names."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def check_texts(texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Of fields by name, each with its label and its text: a sentence for each that must not be saved as it is.

    The stop is on the ledger.
    """
    reader = current_reader()
    if reader is None or not (found := scanner()):
        return {}
    hits = {name: found.find(text) for name, (_, text) in texts.items()}
    about = {one.person_id for each in hits.values() for hit in each for one in hit.marks}
    known = _spoken_of(about, reader) if about else set()
    wrong: dict[str, str] = {}
    stopped: Counter[UUID] = Counter()
    for name, each in hits.items():
        marks = [one for hit in each for one in hit.marks if one.person_id in known]
        if marks:
            wrong[name] = sentence(texts[name][0], marks[0].kind)
            stopped.update({one.person_id for one in marks})
    for person, fields in stopped.items():
        record(Action.STOP_SAVE, subject=person, outcome="stopped", body={"fields": fields})
    return wrong


def filled_with(text: str) -> str:
    """A text of the record that is about to fill a field, without what must not leave it. Where nobody reads there is
    nothing of the record to fill it with."""
    return withhold(text) if current_reader() is not None else text


def check_to_save(texts: Mapping[str, tuple[str, str]]) -> None:
    """The same for what comes by no form: raises `HoldsProtected` for the first field at fault."""
    for name, why in check_texts(texts).items():
        raise HoldsProtected(name, why)


def sentence(label: str, kind: Kind) -> str:
    return f"“{label}” holds {WHAT[kind]}. Take it out, or write “{INSTEAD[kind]}”."


def _spoken_of(persons: set[UUID], reader: Reader) -> set[UUID]:
    """Of these people, those whom the reader works with or has opened in this request."""
    held = Reach.objects.filter(standing_of(reader, clock.today()).holds, person_id__in=persons)
    return set(held.values_list("person_id", flat=True)) | (persons & opened_here())
