"""Asking that somebody be let in. Whoever asks learns nothing from it: all are kept alike, and worked out later."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from handrail.desk.public import notify
from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.sharing.checks import CannotLetIn, Holder, check_days, check_holder
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import AccessRequest
from handrail.sharing.naming import Naming
from handrail.sharing.notices import ANSWERED
from handrail.sharing.tasks import tell_deciders

REASON = "a request to be let in is kept for those who decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """`until` is the last day on which it is needed."""

    naming: Naming
    holder: Holder
    why: str
    until: date


@transaction.atomic
def ask_access(*, asking: Asking, by: Reader) -> AccessRequest:
    """Ask that somebody be let in. Raises `NotNamed` or `CannotLetIn`, neither of which hangs on who is held."""
    asking.naming.check()
    check_days(asking.until, today=clock.today(), rules=letting_in().grants)
    check_holder(asking.holder, today=clock.today())
    if not asking.why.strip():
        raise CannotLetIn("Say why it is needed.", field="why")
    with as_system(REASON):
        made = AccessRequest.objects.create(
            **asking.naming.columns(),
            by_id=by.user_id,
            membership_id=by.membership_id,
            for_team=asking.holder.team,
            for_member=asking.holder.member,
            why=asking.why.strip(),
            until=asking.until,
            at=clock.now(),
        )
    transaction.on_commit(lambda: tell_deciders.enqueue(made.pk))
    record(Action.ASK_ACCESS, body={"request": made.pk}, actor_id=by.user_id)
    return made


@transaction.atomic
def refuse_access(*, request: AccessRequest, words: str, by: Reader) -> AccessRequest:
    """Not let in, with words for whoever asked. They must not say whether anybody is held."""
    if not words.strip():
        raise CannotLetIn("Say something to whoever asked.", field="words")
    with as_system(REASON):
        held = hold(request)
        if held.by_id == by.user_id:
            raise CannotLetIn("You asked for this: somebody else must decide on it.")
        answer(held, AccessRequest.Answer.REFUSED, words, by)
    record(Action.GIVE_ACCESS, outcome="denied", body={"request": held.pk}, actor_id=by.user_id)
    return held


@transaction.atomic
def take_back(*, request: AccessRequest, by: Reader) -> AccessRequest:
    """Whoever asked no longer needs it."""
    with as_system(REASON):
        held = hold(request)
        if held.by_id != by.user_id:
            raise CannotLetIn("Only whoever asked takes a request back.")
        answer(held, AccessRequest.Answer.WITHDRAWN, "", by)
    record(Action.ASK_ACCESS, body={"request": held.pk, "what": "taken_back"}, actor_id=by.user_id)
    return held


def hold(request: AccessRequest) -> AccessRequest:
    """The request, locked until the transaction ends, if nobody has answered it. Call inside `as_system`."""
    held = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if held.answer:
        raise CannotLetIn("This request has been answered already.")
    return held


def answer(held: AccessRequest, what: AccessRequest.Answer, words: str, by: Reader) -> None:
    held.answer, held.answer_words = what, words.strip()
    held.answered_by, held.answered_at = User.objects.get(pk=by.user_id), clock.now()
    held.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
    if what is not AccessRequest.Answer.WITHDRAWN:
        notify(to=[held.by], kind=ANSWERED, link="/access/")
