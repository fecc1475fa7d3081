"""Protecting a value, letting somebody see it, ending its protection: each on the ledger, none with the value."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from handrail.disclosure.actions import Action
from handrail.disclosure.decisions import Denied, decide, refused
from handrail.disclosure.ledger.record import record
from handrail.disclosure.models import ProtectedGrant, ProtectedMark, ProtectedValue, ProtectedVersion
from handrail.disclosure.protected.events import protection_changed
from handrail.disclosure.protected.held import forget_version
from handrail.disclosure.protected.keys import mark, mark_keys, seal, unseal
from handrail.disclosure.protected.locking import while_protecting
from handrail.disclosure.protected.shapes import Kind, Part, Shape, shapes_of
from handrail.disclosure.reader import Reader, as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Team, User

_REASON = "a protected value is kept apart from everything that is read"
NOT_KNOWN_AGAIN = {
    Kind.ADDRESS: "Write a house number and street, the name of the house, or a postcode: without one of them Handrail "
    "cannot find the address in what people write.",
    Kind.PHONE: "Write a whole British phone number, such as 07700 900123.",
    Kind.SCHOOL: "Write the name of the school, college or workplace, in two words at least.",
}


class CannotProtect(UserError):
    """The value cannot be protected as it was given."""


class CannotEndProtection(UserError):
    """Protection cannot be ended by this person, or not yet."""


class CannotGrantProtected(UserError):
    """This person cannot be given the value, or not by whoever asks."""


def check_protect(*, kind: Kind, value: str) -> None:
    """Raises `CannotProtect` for what Handrail could not know again in a text."""
    if not _sought(kind, value):
        raise CannotProtect(NOT_KNOWN_AGAIN[kind])


def protect(
    *,
    person_id: UUID,
    kind: Kind,
    value: str,
    reason: str,
    review_on: date,
    by: Reader,
    recognised_by: int | None = None,
) -> ProtectedValue:
    """Keep a value from everybody from now on, in what is held and in what will come. Whoever sets it may see it."""
    value = " ".join(value.split())
    check_protect(kind=kind, value=value)
    _check(Action.PROTECT, person_id, by)
    with transaction.atomic():
        with as_system(_REASON):
            if _same(person_id, kind, value):
                raise CannotProtect("This is protected already.")
            made = ProtectedValue.objects.create(
                person_id=person_id,
                recognised_by=recognised_by,
                kind=kind,
                sealed=seal(value),
                reason=reason,
                set_by_id=by.user_id,
                set_at=clock.now(),
                review_on=review_on,
            )
            _write_marks(made, value)
            _grant(made, by, user_id=by.user_id, reason="Set the protection.", until=review_on)
            _changed()
        record(
            Action.PROTECT,
            subject=person_id,
            body={"value": made.pk, "kind": kind},
            detail={"reason": reason},
            actor_id=by.user_id,
        )
    return made


def grant_protected(
    *, value: ProtectedValue, by: Reader, reason: str, until: date, user: User | None = None, team: Team | None = None
) -> ProtectedGrant:
    """Let somebody, or a team, see one value until a day. Nobody lets themselves in.

    Their own team only whoever may see it already.
    """
    _check(Action.GRANT_PROTECTED, value.person_id, by)
    if (user is None) == (team is None):
        raise CannotGrantProtected("Choose one person or one team.")
    if until <= clock.today():
        raise CannotGrantProtected("Choose a day after today: the grant ends on it.")
    with transaction.atomic():
        with as_system(_REASON):
            if value.ended_at is not None:
                raise CannotGrantProtected("This is not protected any more.")
            if (user and user.pk == by.user_id) or (team and team.pk == by.team_id and not holds(value, by)):
                raise CannotGrantProtected("Nobody grants this to themselves: ask a colleague who may protect.")
            held = _grant(
                value,
                by,
                user_id=user.pk if user else None,
                team_id=team.pk if team else None,
                reason=reason,
                until=until,
            )
        body = {"value": value.pk, "grant": held.pk, "user": held.user_id, "team": held.team_id, "until": str(until)}
        record(
            Action.GRANT_PROTECTED, subject=value.person_id, body=body, detail={"reason": reason}, actor_id=by.user_id
        )
    return held


def withdraw_protected(*, grant: ProtectedGrant, by: Reader) -> None:
    """The grant ends now."""
    _check(Action.GRANT_PROTECTED, grant.value.person_id, by)
    with transaction.atomic():
        with as_system(_REASON):
            grant.withdrawn_by_id, grant.withdrawn_at = by.user_id, clock.now()
            grant.save(update_fields=["withdrawn_by", "withdrawn_at"])
        body = {"value": grant.value_id, "grant": grant.pk, "withdrawn": True}
        record(Action.GRANT_PROTECTED, subject=grant.value.person_id, body=body, actor_id=by.user_id)


def show_protected(*, value: ProtectedValue, by: Reader) -> str:
    """The value itself, for whoever holds a grant and works with the person: on the ledger before it is seen."""
    _check(Action.SHOW_PROTECTED, value.person_id, by)
    with as_system(_REASON):
        told = unseal(value.sealed) if value.ended_at is None and holds(value, by) else None
    if told is None:
        record(Action.SHOW_PROTECTED, subject=value.person_id, outcome="denied", actor_id=by.user_id)
        raise Denied(refused("It is protected: a grant opens it, and a colleague who may protect gives one."))
    body = {"value": value.pk, "kind": value.kind}
    record(Action.SHOW_PROTECTED, subject=value.person_id, body=body, actor_id=by.user_id)
    return told


def ask_to_end(*, value: ProtectedValue, by: Reader, reason: str) -> None:
    """The first of the two who must agree that it need not be protected any more."""
    _check(Action.END_PROTECTION, value.person_id, by)
    with transaction.atomic():
        with as_system(_REASON):
            value = _hold(value)
            value.end_asked_by_id, value.end_asked_at, value.end_reason = by.user_id, clock.now(), reason
            value.save(update_fields=["end_asked_by", "end_asked_at", "end_reason"])
        record(
            Action.END_PROTECTION,
            subject=value.person_id,
            body={"value": value.pk, "asked": True},
            detail={"reason": reason},
            actor_id=by.user_id,
        )


def end_protection(*, value: ProtectedValue, by: Reader) -> None:
    """The second agrees: from now on it is shown as anything else is."""
    _check(Action.END_PROTECTION, value.person_id, by)
    with transaction.atomic():
        with as_system(_REASON):
            value = _hold(value)
            if value.end_asked_by_id is None:
                raise CannotEndProtection("Nobody has asked for the end of this protection yet.")
            if value.end_asked_by_id == by.user_id:
                raise CannotEndProtection("You asked for the end yourself. Somebody else must agree.")
            value.ended_by_id, value.ended_at = by.user_id, clock.now()
            value.save(update_fields=["ended_by", "ended_at"])
            _changed()
        record(Action.END_PROTECTION, subject=value.person_id, body={"value": value.pk}, actor_id=by.user_id)


def keep_protected(*, value: ProtectedValue, by: Reader) -> None:
    """The second does not agree: it stays protected, and the asking is over."""
    _check(Action.END_PROTECTION, value.person_id, by)
    with transaction.atomic():
        with as_system(_REASON):
            value = _hold(value)
            value.end_asked_by_id, value.end_asked_at, value.end_reason = None, None, ""
            value.save(update_fields=["end_asked_by", "end_asked_at", "end_reason"])
        record(
            Action.END_PROTECTION,
            subject=value.person_id,
            outcome="refused",
            body={"value": value.pk},
            actor_id=by.user_id,
        )


@transaction.atomic
def seal_anew() -> int:
    """After a new key was set first: every value under it, and its marks. Answers how many."""
    with as_system(_REASON):
        values = list(ProtectedValue.objects.select_for_update())
        for value in values:
            told = unseal(value.sealed)
            value.sealed = seal(told)
            value.save(update_fields=["sealed"])
            value.marks.all().delete()
            _write_marks(value, told)
        _changed()
    return len(values)


def holds(value: ProtectedValue, by: Reader) -> bool:
    """Whether a reader holds a grant of a value today. Call inside `as_system`."""
    today = clock.today()
    grants = value.grants.filter(withdrawn_at=None, until__gt=today)
    return any(one.user_id == by.user_id or one.team_id == by.team_id for one in grants)


def _grant(value: ProtectedValue, by: Reader, **told: object) -> ProtectedGrant:
    return ProtectedGrant.objects.create(value=value, granted_by_id=by.user_id, granted_at=clock.now(), **told)


def _check(action: Action, person_id: UUID, by: Reader) -> None:
    """Whoever may open the person at all; a grant by itself opens nobody."""
    decision = decide(by, action, person_id, today=clock.today())
    if not decision.allowed:
        record(action, subject=person_id, outcome="denied", actor_id=by.user_id)
        raise Denied(decision)


def _hold(value: ProtectedValue) -> ProtectedValue:
    held = ProtectedValue.objects.select_for_update().get(pk=value.pk)
    if held.ended_at is not None:
        raise CannotEndProtection("This is not protected any more.")
    return held


def _same(person_id: UUID, kind: Kind, value: str) -> bool:
    held = ProtectedValue.objects.filter(person_id=person_id, kind=kind, ended_at=None)
    return any(_sought(kind, unseal(one.sealed)) == _sought(kind, value) for one in held)


def _sought(kind: Kind, value: str) -> set[Shape]:
    return {shape for shape in shapes_of(kind, value) if shape.part is not Part.TAIL}


def _write_marks(value: ProtectedValue, told: str) -> None:
    name, key = next(iter(mark_keys().items()))
    ProtectedMark.objects.bulk_create(
        ProtectedMark(
            value=value,
            part=shape.part,
            key=name,
            digest=mark(key, shape.text),
            anchor=mark(key, shape.anchor) if shape.anchor else b"",
        )
        for shape in shapes_of(Kind(value.kind), told)
    )


def protected_persons_changed() -> None:
    """Every process reads its marks anew: what is protected is the same, but of whom has changed."""
    ProtectedVersion.objects.update_or_create(pk=1, defaults={"version": uuid4()})
    forget_version()


def _changed() -> None:
    while_protecting()
    protected_persons_changed()
    protection_changed.send(sender=None)
