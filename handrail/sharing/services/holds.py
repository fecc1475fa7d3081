"""Putting a hold on a record, looking at it again, and releasing it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models import Hold

_REASON = "a hold is kept: the page that asked for it has decided who may"


@dataclass(frozen=True, slots=True)
class HoldOn:
    """One person, or a class of information ('*': everything)."""

    person_id: UUID | None = None
    item_class: str = ""


def put_hold(*, on: HoldOn, why: Hold.Why, words: str, review_on: date, by: User) -> Hold:
    """From now on nothing it stands on is disposed of. Raises `UserError` for what cannot be held."""
    today = clock.today()
    if bool(on.person_id) == bool(on.item_class):
        raise UserError("A hold stands on one person or on one class of information.")
    if not words.strip():
        raise UserError("Say which inquiry, claim or complaint it is for, and who asked.")
    if review_on <= today:
        raise UserError("Choose a day after today on which the hold is looked at again.")
    with as_system(_REASON), transaction.atomic():
        sources = _sources(on.person_id) if on.person_id else []
        hold = Hold.objects.create(
            person_id=on.person_id, source_persons=sources, item_class=on.item_class, why=why, words=words,
            since=today, review_on=review_on, put_by=by, put_at=clock.now(),
        )  # fmt: skip
        _on_ledger(hold, "put", by)
    return hold


def keep_holding(*, hold: Hold, review_on: date, by: User) -> Hold:
    """It was looked at and is still needed: look again on another day."""
    if review_on <= clock.today():
        raise UserError("Choose a day after today on which the hold is looked at again.")
    with as_system(_REASON), transaction.atomic():
        hold = _standing(hold)
        hold.review_on = review_on
        hold.save(update_fields=["review_on"])
        _on_ledger(hold, "looked_at", by)
    return hold


def release_hold(*, hold: Hold, because: str, by: User) -> Hold:
    """What it stood on falls due by its rules again."""
    if not because.strip():
        raise UserError("Say why the hold is no longer needed.")
    with as_system(_REASON), transaction.atomic():
        hold = _standing(hold)
        hold.released_at, hold.released_by, hold.released_because = clock.now(), by, because
        hold.save(update_fields=["released_at", "released_by", "released_because"])
        _on_ledger(hold, "released", by)
    return hold


def _standing(hold: Hold) -> Hold:
    held = Hold.objects.select_for_update().get(pk=hold.pk)
    if not held.is_on:
        raise UserError("This hold was released already.")
    return held


def _sources(person_id: UUID) -> list[int]:
    sources = list(SourcePerson.objects.filter(person_id=person_id).values_list("pk", flat=True))
    if not sources and not Person.objects.filter(pk=person_id, retired=False).exists():
        raise UserError("Nobody is held under this number. Copy it whole from the person's page or from the ledger.")
    return sources


def _on_ledger(hold: Hold, what: str, by: User) -> None:
    body = {"hold": hold.pk, "what": what, "item": hold.item_class if hold.item_class != "*" else "all"}
    record(Action.HOLD_RECORD, subject=hold.person_id, body=body, actor_id=by.pk)
