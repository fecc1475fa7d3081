"""Staff and the people they know: what they say, what is recorded of them, and what follows from it."""

from dataclasses import dataclass

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, User
from handrail.records.public import Person
from handrail.sharing.models import Connection, LookedInto
from handrail.sharing.naming import Naming
from handrail.sharing.selectors.known import Noticed
from handrail.sharing.services.reach import refresh_closed

REASON = "whom somebody who signs in knows privately is kept, and closed to them"


class CannotConnect(UserError):
    """A connection cannot be kept, ended or allowed as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody says of a person whom they know; `postcode` and `phone` let others of that home be noticed."""

    kind: str
    naming: Naming
    postcode: str = ""
    phone: str = ""


@transaction.atomic
def say_connection(*, saying: Saying, by: Reader, of: User | None = None) -> Connection:
    """Close a person to oneself, or (information governance) to another user. Nobody is told who is held."""
    saying.naming.check()
    if saying.kind not in Connection.Kind.values:
        raise CannotConnect("Say how they are connected.", field="kind")
    user_id = of.pk if of else by.user_id
    if user_id != by.user_id and not by.role.can(Permission.REVIEW_ACCESS):
        raise CannotConnect("Each says for themselves whom they know.")
    with as_system(REASON):
        address = saying.naming.address
        known = Person.objects.filter(pk__in=[address] if address else []).values_list("shown_from", flat=True).first()
        made = Connection.objects.create(
            **saying.naming.columns(),
            user_id=user_id,
            kind=saying.kind,
            recognised_by_id=known,
            postcode=saying.postcode.strip(),
            phone=saying.phone.strip(),
            since=clock.today(),
            recorded_by_id=by.user_id,
            recorded_at=clock.now(),
        )
        refresh_closed(user_id)
    _record(made, by, "said")
    return made


@transaction.atomic
def end_connection(*, connection: Connection, why: str, by: Reader) -> Connection:
    """It no longer holds. Only information governance ends it: whom one knows is not opened by saying so no more."""
    _check_reviews(by, connection)
    if not why.strip():
        raise CannotConnect("Say why it no longer holds.", field="why")
    with as_system(REASON):
        held = Connection.objects.select_for_update(of=("self",)).get(pk=connection.pk)
        if held.until is not None:
            raise CannotConnect("This has ended already.")
        held.until, held.ended_by_id, held.ended_why = clock.today(), by.user_id, why.strip()
        held.save(update_fields=["until", "ended_by", "ended_why"])
        refresh_closed(held.user_id)
    _record(held, by, "ended")
    return held


@transaction.atomic
def allow_connection(*, connection: Connection, why: str, by: Reader) -> Connection:
    """Let the user open the person in spite of it, as their posts allow: why."""
    _check_reviews(by, connection)
    if not why.strip():
        raise CannotConnect("Say why it is allowed.", field="why")
    with as_system(REASON):
        held = Connection.objects.select_for_update(of=("self",)).get(pk=connection.pk)
        if held.allowed_at is not None or held.until is not None:
            raise CannotConnect("This closes nobody any more.")
        held.allowed_by_id, held.allowed_at, held.allowed_why = by.user_id, clock.now(), why.strip()
        held.save(update_fields=["allowed_by", "allowed_at", "allowed_why"])
        refresh_closed(held.user_id)
    _record(held, by, "allowed")
    return held


@transaction.atomic
def look_into(*, noticed: Noticed, words: str, by: Reader) -> LookedInto:
    """Keep what was found out about somebody who seems to have looked up themselves or their family."""
    if not by.role.can(Permission.REVIEW_ACCESS):
        raise CannotConnect("These are looked into by the information-governance officer.")
    if not words.strip():
        raise CannotConnect("Say what you found out.", field="words")
    if noticed.user_id == by.user_id:
        raise CannotConnect("Nobody looks into their own: somebody else must do this.")
    with as_system(REASON):
        made = LookedInto.objects.create(
            user_id=noticed.user_id,
            person_id=noticed.person_id,
            up_to=noticed.last,
            words=words.strip(),
            by_id=by.user_id,
            at=clock.now(),
        )
    body = {"looked_into": made.pk, "user": noticed.user_id}
    record(Action.REVIEW_ACCESS, subject=noticed.person_id, body=body, actor_id=by.user_id)
    return made


def _check_reviews(by: Reader, connection: Connection) -> None:
    if not by.role.can(Permission.REVIEW_ACCESS):
        raise CannotConnect("Ask the information-governance officer, who ends or allows it.")
    if connection.user_id == by.user_id:
        raise CannotConnect("Nobody decides on whom they know themselves: somebody else must do this.")


def _record(held: Connection, by: Reader, what: str) -> None:
    body = {"connection": held.pk, "what": what, "user": held.user_id, "kind": held.kind}
    record(Action.SAY_CONNECTION, body=body, actor_id=by.user_id)
