"""What other agencies know: asked of several at once, each with a clock of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record, withhold
from handrail.frontdoor.models import AgencyCheck, AskedAbout, Contact, Words
from handrail.frontdoor.notices import tell_asked
from handrail.frontdoor.practice import practice
from handrail.frontdoor.services.by import author
from handrail.frontdoor.services.held import hold
from handrail.frontdoor.services.saving import saving
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Agency, Team, User
from handrail.writing.public import create

_REASON = "the front door asks an agency: the page has checked the permission"


class CannotAsk(UserError):
    """Nobody is named, somebody has been asked already, or there is nothing left to ask."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An agency, or one of its teams."""

    agency: Agency
    team: Team | None = None

    def __str__(self) -> str:
        return str(self.team or self.agency)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """Whom, what, and whether they need the address to answer."""

    of: Sequence[Asked]
    question: str = ""
    with_address: bool = False


@transaction.atomic
def ask_checks(*, contact: Contact, asking: Asking, by: Reader) -> list[AgencyCheck]:
    """Ask several agencies about a contact. Each is told whom it is asked about, and nothing else of the contact."""
    if not asking.of:
        raise CannotAsk("Choose at least one agency.", field="whom")
    with as_system(_REASON):
        contact = hold(contact, by=by)
        if again := [one for one in asking.of if _waits_for(contact, one)]:
            raise CannotAsk(f"{again[0]} has been asked already and has not answered yet.", field="whom")
        words, writer = Words.objects.get(contact=contact), author(by)
        checks = [_ask(contact, words, one, asking, by, writer) for one in asking.of]
        for check in checks:
            tell_asked(check, by=by.user_id)
    body = {"contact": contact.pk, "agencies": [one.agency.pk for one in asking.of], "address": asking.with_address}
    record(Action.ASK_CHECK, subject=contact.person_id, body=body, actor_id=by.user_id)
    return checks


@transaction.atomic
def nudge(*, check: AgencyCheck, by: Reader) -> AgencyCheck:
    """Ask again, politely: the agency sees when it was last reminded."""
    nudged = _change(check, by, "nudged", {"nudged_at": clock.now()})
    with as_system(_REASON):
        tell_asked(nudged, by=by.user_id)
    return nudged


@transaction.atomic
def withdraw_check(*, check: AgencyCheck, by: Reader) -> AgencyCheck:
    """The answer is no longer needed. From now on the agency does not read whom it was asked about."""
    changed = _change(check, by, "withdrawn", {"withdrawn_by": by.user_id, "withdrawn_at": clock.now()})
    with as_system(_REASON):
        AskedAbout.objects.filter(check_asked=changed).update(readable_until=clock.today())
    return changed


def let_go_of(contact: Contact) -> None:
    """Once a contact is decided, who has not answered may do so for some days more. Call inside `as_system`."""
    waiting = AskedAbout.objects.filter(contact=contact, readable_until=None)
    waiting.update(readable_until=clock.today() + timedelta(days=practice().checks.readable_days))


def _change(check: AgencyCheck, by: Reader, what: str, changes: dict[str, object]) -> AgencyCheck:
    with as_system(_REASON):
        contact = hold(check.contact, by=by)
        check = AgencyCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
        if not check.is_open:
            raise CannotAsk("This check has its answer, or was withdrawn.")
        saving(check, by=author(by))(check, changes)
    body = {"check": check.pk, "what": what}
    record(Action.ASK_CHECK, subject=contact.person_id, body=body, actor_id=by.user_id)
    return check


def _ask(contact: Contact, words: Words, one: Asked, asking: Asking, by: Reader, writer: User) -> AgencyCheck:
    rules, now = practice(), clock.now()
    rating = rules.rating(contact.rating)
    check = AgencyCheck(
        contact=contact,
        agency=one.agency,
        team=one.team,
        asker_id=by.agency_id,
        asked_by=writer,
        asked_at=now,
        due_at=rating.check_due(now, rules.opening) if rating else contact.decide_by,
    )
    create(check, by=writer)
    check.about = AskedAbout.objects.create(
        check_asked=check,
        contact=contact,
        agency=one.agency,
        team=one.team,
        asker_id=by.agency_id,
        given=words.given,
        family=words.family,
        born=words.born,
        address=_where(words) if asking.with_address else "",
        question=asking.question.strip() or rules.checks.question,
    )
    return check


def _where(words: Words) -> str:
    """The address that is told to the agency; a protected one is not."""
    return withhold(", ".join(part for part in (words.address, words.postcode) if part))


def _waits_for(contact: Contact, one: Asked) -> bool:
    return contact.checks.filter(agency=one.agency, team=one.team, answered_at=None, withdrawn_at=None).exists()
