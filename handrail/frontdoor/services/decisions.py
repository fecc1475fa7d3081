"""Deciding on a contact, and telling whoever sent it: one act."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.models import Answer, Contact, Decision, Words
from handrail.frontdoor.notices import tell_decided
from handrail.frontdoor.practice import Practice, practice
from handrail.frontdoor.re_referral import is_re_referral, previous_referral
from handrail.frontdoor.selectors.decisions import standing_decision
from handrail.frontdoor.selectors.open_worker import open_worker
from handrail.frontdoor.selectors.referrals import referral_days
from handrail.frontdoor.services.checks import let_go_of
from handrail.frontdoor.services.held import NotInYourHands, hold
from handrail.frontdoor.tasks import tell_referrer
from handrail.kernel import clock
from handrail.kernel.clock import local
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, Team

_REASON = "a contact is decided on: the page has checked the permission"
OPEN_WORKER = "open_worker"


class CannotDecide(UserError):
    """The decision says too little, or does not hang together."""


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """A decision as somebody puts it. `answer` is what whoever sent the contact is told."""

    level: int | None
    route: str
    rationale: str
    answer: str
    statements: Sequence[str] = field(default=())
    team: Team | None = None


def check_deciding(deciding: Deciding, rules: Practice) -> None:
    """Raises `CannotDecide`, with what is missing or does not fit."""
    route, level = rules.route(deciding.route), rules.level(deciding.level or 0)
    if route is None or level is None:
        raise CannotDecide("Choose a level of need and where this goes.", field="route")
    if level.number not in route.levels:
        raise CannotDecide(
            f"“{route.label}” does not go with level {level.number}. Choose another of the two.", field="route"
        )
    if route.needs_team and deciding.team is None:
        raise CannotDecide("Name the team that takes this on.", field="team")
    known = [rules.threshold(code) for code in deciding.statements]
    if not any(one is not None and one.level == level.number for one in known):
        raise CannotDecide(
            f"Name at least one threshold statement of level {level.number} that this rests on.", field="statements"
        )
    if not deciding.rationale.strip():
        raise CannotDecide("Say why, in your own words.", field="rationale")
    if not deciding.answer.strip():
        raise CannotDecide("Write the answer to whoever sent this: deciding sends it.", field="answer")


@transaction.atomic
def decide_contact(*, contact: Contact, deciding: Deciding, by: Reader) -> Decision:
    """Decide, as a qualified post of the front door, and send the answer."""
    return _decide(contact, deciding, by, because="")


@transaction.atomic
def decide_otherwise(*, contact: Contact, deciding: Deciding, because: str, by: Reader) -> Decision:
    """Put another decision in the place of the one that stands, which stays, and send another answer."""
    if not because.strip():
        raise CannotDecide("Say why the decision before does not stand.", field="because")
    return _decide(contact, deciding, by, because=because.strip())


def _decide(contact: Contact, deciding: Deciding, by: Reader, *, because: str) -> Decision:
    rules = practice()
    check_deciding(deciding, rules)
    if not by.role.can(Permission.DECIDE_CONTACTS):
        raise CannotDecide("Contacts are decided on by a qualified post.")
    with as_system(_REASON):
        contact = hold(contact, by=by, decided=bool(because))
        if by.team_id != contact.receiving_team_id:
            raise NotInYourHands
        before = standing_decision(contact)
        if because and before is None:
            raise CannotDecide("There is no decision on this contact yet.")
        decision = _decided(contact, deciding, rules, by, before, because)
        _close(contact, decision, deciding.answer, by)
    record(Action.DECIDE_CONTACT, subject=contact.person_id, body=_body(decision), actor_id=by.user_id)
    return decision


@transaction.atomic
def take_up_contact(*, contact: Contact, answer: str, by: Reader) -> Decision:
    """The team that works with the young person says that it has the contact, and answers whoever sent it."""
    if not answer.strip():
        raise CannotDecide("Write the answer to whoever sent this: what your team will do with it.", field="answer")
    with as_system(_REASON):
        contact = hold(contact, by=by)
        if by.team_id != contact.taking_team_id or not by.role.can(Permission.TAKE_UP_CONTACTS):
            raise NotInYourHands
        contact.taken_up_at, contact.taken_up_by_id = clock.now(), by.user_id
        decision = Decision.objects.create(
            contact=contact,
            agency_id=by.agency_id,
            level=None,
            route=OPEN_WORKER,
            is_referral=False,
            team_id=by.team_id,
            rationale="The team already works with them and has taken this up.",
            practice=practice().version,
            by_id=by.user_id,
            by_team_id=by.team_id,
            at=clock.now(),
        )
        _close(contact, decision, answer, by)
    record(Action.TAKE_UP_CONTACT, subject=contact.person_id, body=_body(decision), actor_id=by.user_id)
    return decision


def _decided(
    contact: Contact, deciding: Deciding, rules: Practice, by: Reader, before: Decision | None, because: str
) -> Decision:
    route, received = rules.route(deciding.route), local(contact.received_at).date()
    is_referral = route is not None and route.referral
    if is_referral and not (before and before.is_referral):
        _refuse_second_referral(contact)
    days = referral_days(contact.person_id, besides=contact.pk) if is_referral and contact.person_id else []
    previous = previous_referral(received, days)
    return Decision.objects.create(
        contact=contact,
        replaces=before,
        because=because,
        agency_id=by.agency_id,
        level=deciding.level,
        route=deciding.route,
        is_referral=is_referral,
        team=deciding.team,
        statements=list(deciding.statements),
        rationale=deciding.rationale.strip(),
        previous_referral=previous,
        is_re_referral=is_re_referral(received, previous, rules.re_referral.days),
        practice=rules.version,
        by_id=by.user_id,
        by_team_id=by.team_id,
        at=clock.now(),
    )


def _refuse_second_referral(contact: Contact) -> None:
    """A referral asks for help for somebody who is not open; while a case is open there is no second one."""
    worker = open_worker(contact.person_id, clock.today()) if contact.person_id else None
    if worker is not None:
        raise CannotDecide(
            "Somebody works with them already, so this cannot be a new referral. Send it to the team that does instead."
        )


def _close(contact: Contact, decision: Decision, answer: str, by: Reader) -> None:
    contact.state = Contact.State.DECIDED
    contact.taking_team_id = decision.team_id
    lets_go = clock.today() + timedelta(days=practice().hands.days)
    contact.taking_until = lets_go if decision.team_id else None
    contact.save(update_fields=["state", "taking_team", "taking_until", "taken_up_at", "taken_up_by"])
    let_go_of(contact)
    told = Answer.objects.create(
        contact=contact,
        decision=decision,
        text=answer.strip(),
        by_id=by.user_id,
        by_team_id=by.team_id,
        at=clock.now(),
        mail_to=Words.objects.get(contact=contact).referrer_email,
    )
    if told.mail_to:
        tell_referrer.enqueue(told.pk)
    tell_decided(contact, by=by.user_id)


def _body(decision: Decision) -> dict[str, object]:
    return {
        "contact": decision.contact_id,
        "level": decision.level,
        "route": decision.route,
        "referral": decision.is_referral,
        "again": decision.is_re_referral,
        "replaces": decision.replaces_id,
    }
