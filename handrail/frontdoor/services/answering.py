"""An agency says what it knows. Until it no longer reads whom it was asked about, it may put its answer right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Action, Level, Reader, as_system, record
from handrail.frontdoor.models import AgencyCheck, AskedAbout
from handrail.frontdoor.notices import tell_answered
from handrail.frontdoor.practice import practice
from handrail.frontdoor.services.by import author
from handrail.frontdoor.services.saving import Saving, saving
from handrail.kernel import clock
from handrail.kernel.errors import UserError

_REASON = "an agency answers a check: the page has found it among those that were put to it"
Answer = AgencyCheck.Answer


class CannotAnswer(UserError):
    """The answer says too little, or it is no longer asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answering:
    """An answer as somebody gives it. Information has a level: how far the front door may pass it on."""

    answer: str
    text: str = ""
    level: Level | None = None


def check_answering(said: Answering) -> None:
    """Raises `CannotAnswer` where an answer says too little."""
    if said.answer not in Answer.values:
        raise CannotAnswer("Choose one of the four answers.", field="answer")
    if said.answer == Answer.DECLINED and not said.text.strip():
        raise CannotAnswer("Say why your agency declines: the front door weighs the reason.", field="text")
    if said.answer != Answer.INFORMATION:
        return
    if said.level not in (Level.POINTER, Level.SUMMARY, Level.FULL):
        raise CannotAnswer("Say how far the information may be passed on.", field="level")
    if said.level is not Level.POINTER and not said.text.strip():
        raise CannotAnswer("Write the information, or choose that they should ring you.", field="text")


@transaction.atomic
def answer_check(*, check: AgencyCheck, said: Answering, by: Reader, saved: Saving | None = None) -> AgencyCheck:
    """Say what one's agency knows, or put right what it said. Raises `Conflict` where a colleague did meanwhile.

    The caller has found the check among those that the reader may see, or this raises `CannotAnswer`.
    """
    check_answering(said)
    with as_system(_REASON):
        held = AgencyCheck.objects.select_for_update(of=("self",)).select_related("contact").get(pk=check.pk)
        _check_asked_for(held, by)
        first, subject = held.answered_at is None, held.contact.person_id
        (saved or saving(check, by=author(by)))(held, _changes(said, by, first=first))
        if first:
            until = clock.today() + timedelta(days=practice().checks.readable_days)
            AskedAbout.objects.filter(check_asked=held).update(readable_until=until)
            tell_answered(held, by=by.user_id)
    body = {"check": held.pk, "answer": held.answer, "level": held.level, "version": held.version}
    record(Action.ANSWER_CHECK, subject=subject, body=body, actor_id=by.user_id)
    return held


def _check_asked_for(check: AgencyCheck, by: Reader) -> None:
    if by.agency_id != check.agency_id or check.team_id not in (None, by.team_id):
        raise CannotAnswer("This was not asked of your team.")
    if check.withdrawn_at is not None:
        raise CannotAnswer("The front door has withdrawn this: it needs no answer any more.")
    about = AskedAbout.objects.filter(check_asked=check).first()
    if about is None or (about.readable_until is not None and about.readable_until <= clock.today()):
        raise CannotAnswer("The time to answer this has run out. Ring the front door with what you know.")


def _changes(said: Answering, by: Reader, *, first: bool) -> Mapping[str, Any]:
    level = said.level if said.answer == Answer.INFORMATION else None
    changes: dict[str, Any] = {"answer": said.answer, "text": said.text.strip(), "level": level}
    return {**changes, "answered_by": by.user_id, "answered_at": clock.now()} if first else changes
