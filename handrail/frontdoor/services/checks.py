"""What other agencies know: asked of several at once, each with a clock of its own, answered once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from handrail.disclosure.public import Action, Level, Reader, as_system, record
from handrail.frontdoor.models import AgencyCheck, Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.services.held import hold
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Agency, Team

_REASON = "the front door asks an agency, or an agency answers: the page has checked the permission"
Answer = AgencyCheck.Answer


class CannotAsk(UserError):
    """Nobody is named, or somebody has been asked already."""


class CannotAnswer(UserError):
    """The answer says too little, or the check has its answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An agency, or one of its teams."""

    agency: Agency
    team: Team | None = None

    def __str__(self) -> str:
        return str(self.team or self.agency)


@transaction.atomic
def ask_checks(*, contact: Contact, of: Sequence[Asked], by: Reader, question: str = "") -> list[AgencyCheck]:
    """Ask several agencies about a contact. Each is told whom it is asked about, and nothing else of the contact."""
    if not of:
        raise CannotAsk("Choose at least one agency.", field="whom")
    with as_system(_REASON):
        contact = hold(contact, by=by)
        if again := [one for one in of if _waits_for(contact, one)]:
            raise CannotAsk(f"{again[0]} has been asked already and has not answered yet.", field="whom")
        checks = [_ask(contact, one, question, by) for one in of]
    body = {"contact": contact.pk, "agencies": [one.agency.pk for one in of]}
    record(Action.ASK_CHECK, subject=contact.person_id, body=body, actor_id=by.user_id)
    return checks


@transaction.atomic
def nudge(*, check: AgencyCheck, by: Reader) -> AgencyCheck:
    """Ask again, politely: the agency sees when it was last reminded."""
    with as_system(_REASON):
        hold(check.contact, by=by)
        check = _held(check)
        check.nudged_at = clock.now()
        check.save(update_fields=["nudged_at"])
    record(Action.ASK_CHECK, body={"check": check.pk, "nudged": True}, actor_id=by.user_id)
    return check


@transaction.atomic
def answer_check(
    *, check: AgencyCheck, answer: str, by: Reader, text: str = "", level: Level | None = None
) -> AgencyCheck:
    """Say what one's agency knows. Information has a level: how far the front door may pass it on.

    The caller has found the check among those that the reader may see, or this raises `CannotAnswer`.
    """
    check_answer(answer=answer, text=text, level=level)
    informs = answer == Answer.INFORMATION
    with as_system(_REASON):
        check = _held(check)
        if by.agency_id != check.agency_id or check.team_id not in (None, by.team_id):
            raise CannotAnswer("This was not asked of your team.")
        check.answer, check.text, check.level = answer, text.strip(), level if informs else None
        check.answered_by_id, check.answered_at = by.user_id, clock.now()
        check.save()
        subject = check.contact.person_id
    body = {"check": check.pk, "answer": answer, "level": int(level) if informs and level else None}
    record(Action.ANSWER_CHECK, subject=subject, body=body, actor_id=by.user_id)
    return check


def check_answer(*, answer: str, text: str, level: Level | None) -> None:
    """Raises `CannotAnswer` where an answer says too little."""
    if answer not in Answer.values:
        raise CannotAnswer("Choose one of the four answers.", field="answer")
    if answer == Answer.DECLINED and not text.strip():
        raise CannotAnswer("Say why your agency declines: the front door weighs the reason.", field="text")
    if answer != Answer.INFORMATION:
        return
    if level not in (Level.POINTER, Level.SUMMARY, Level.FULL):
        raise CannotAnswer("Say how far the information may be passed on.", field="level")
    if level is not Level.POINTER and not text.strip():
        raise CannotAnswer("Write the information, or choose that they should ring you.", field="text")


def _ask(contact: Contact, one: Asked, question: str, by: Reader) -> AgencyCheck:
    rules, now = practice(), clock.now()
    rating = rules.rating(contact.rating)
    return AgencyCheck.objects.create(
        contact=contact,
        agency=one.agency,
        team=one.team,
        given=contact.given,
        family=contact.family,
        born=contact.born,
        address=", ".join(part for part in (contact.address, contact.postcode) if part),
        question=question.strip() or rules.checks.question,
        asked_by_id=by.user_id,
        asked_at=now,
        due_at=rating.check_due(now, rules.opening) if rating else contact.decide_by,
    )


def _waits_for(contact: Contact, one: Asked) -> bool:
    return contact.checks.filter(agency=one.agency, team=one.team, answered_at=None).exists()


def _held(check: AgencyCheck) -> AgencyCheck:
    held = AgencyCheck.objects.select_for_update(of=("self",)).select_related("contact").get(pk=check.pk)
    if not held.is_open:
        raise CannotAnswer(f"{held.answered_by} has answered this already.")
    return held
