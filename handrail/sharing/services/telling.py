"""Somebody outside is told about a young person, and later confirms that what they got is gone."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db import transaction

from handrail.disclosure.public import Action, Purpose, Reader, as_system, record
from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.records.public import Person
from handrail.sharing.errors import CannotTell
from handrail.sharing.models import Consent, DisclosureMade, How
from handrail.sharing.services.disclosed import Recipient, disclosed
from handrail.writing.public import create

_REASON = "somebody records what was told: the page has decided who may"
_SAYS_MORE = (Consent.OBJECTED, Consent.UNSAFE, Consent.NOT_POSSIBLE)


class Saving(Protocol):
    """How a change is saved from a form: two writers are settled by `Drafted.save`."""

    def __call__(self, record: Any, changes: dict[str, Any]) -> object: ...


@dataclass(frozen=True, slots=True)
class Telling:
    """What was told, to whom, how, and why it was lawful, necessary and proportionate."""

    to_agency: Agency | None
    to_name: str
    how: How
    classes: tuple[str, ...]
    what: str
    purpose: str
    necessary: str
    proportionate: str
    consent: Consent
    told_on: date
    keep_until: date | None = None
    consent_words: str = ""


def check_telling(telling: Telling) -> Purpose:
    """The purpose, with its basis in law. Raises `CannotTell`, in a sentence."""
    if telling.to_agency is None and not telling.to_name.strip():
        raise CannotTell("Say who was told: choose an agency, or name the person or organisation.")
    if not telling.classes:
        raise CannotTell("Choose at least one kind of information.")
    if telling.told_on > clock.today():
        raise CannotTell("Nobody can have been told on a day that is still to come.")
    if telling.how != How.SPOKEN and telling.keep_until is None:
        raise CannotTell("Say until when they may keep it. Only what is spoken needs no end.")
    if telling.keep_until is not None and telling.keep_until < telling.told_on:
        raise CannotTell("They cannot have to give it up before they were told.")
    if telling.consent in _SAYS_MORE and not telling.consent_words.strip():
        raise CannotTell("Say what they said, or why they were not asked.")
    purpose = lawful_purposes().get(telling.purpose)
    if purpose is None:
        raise CannotTell("Choose a purpose for which the law lets you share.")
    return purpose


def lawful_purposes() -> dict[str, Purpose]:
    """The purposes in force that have a power or duty to share behind them."""
    in_force = Purpose.objects.filter(enabled=True).exclude(gateway="").order_by("name")
    today = clock.today()
    return {one.code: one for one in in_force if one.in_force_from is None or one.in_force_from <= today}


@transaction.atomic
def tell_outside(*, person: Person, telling: Telling, by: Reader) -> DisclosureMade:
    """Record it, and put it on the ledger with its basis, its fields, its recipient and its end."""
    purpose = check_telling(telling)
    made = DisclosureMade(
        person=person,
        recognised_by_id=person.shown_from_id,
        agency_id=by.agency_id,
        to_agency=telling.to_agency,
        to_name=telling.to_name.strip(),
        how=telling.how,
        classes=sorted(telling.classes),
        what=telling.what,
        purpose=purpose.code,
        lawful_basis=purpose.lawful_basis,
        condition=purpose.condition,
        gateway=purpose.gateway,
        necessary=telling.necessary,
        proportionate=telling.proportionate,
        consent=telling.consent,
        consent_words=telling.consent_words,
        told_on=telling.told_on,
        keep_until=telling.keep_until,
    )
    create(made, by=User.objects.get(pk=by.user_id))
    disclosed(
        how=telling.how,
        subjects=person.pk,
        classes=telling.classes,
        to=Recipient(telling.to_agency.pk if telling.to_agency else None, made.to_name),
        basis=purpose.code,
        keep_until=telling.keep_until,
        body={"disclosure": made.pk, "on": telling.told_on.isoformat(), "consent": str(telling.consent)},
        words={"necessary": telling.necessary, "proportionate": telling.proportionate},
    )
    return made


@dataclass(frozen=True, slots=True)
class Settling:
    """What became of it: gone (how, when, who says so), or kept for longer, and why."""

    ended: str = ""
    ended_on: date | None = None
    ended_told_by: str = ""
    keep_until: date | None = None
    kept_because: str = ""


@transaction.atomic
def settle_told(*, made: DisclosureMade, settling: Settling, by: Reader, saved: Saving) -> None:
    """The recipient confirms that it is gone, or may keep it for longer."""
    changes = _gone(made, settling) if settling.ended else _longer(made, settling)
    with as_system(_REASON):
        saved(made, changes)
    body = {"disclosure": made.pk, "ended": settling.ended or "kept"}
    record(Action.SETTLE_DISCLOSURE, subject=made.person_id, body=body, actor_id=by.user_id)


def _gone(made: DisclosureMade, settling: Settling) -> dict[str, Any]:
    if settling.ended_on is None or not settling.ended_told_by.strip():
        raise CannotTell("Say when it was destroyed or given back, and who told you.")
    if not made.told_on <= settling.ended_on <= clock.today():
        raise CannotTell("That day lies before they were told, or is still to come.")
    return {"ended": settling.ended, "ended_on": settling.ended_on, "ended_told_by": settling.ended_told_by}


def _longer(made: DisclosureMade, settling: Settling) -> dict[str, Any]:
    if settling.keep_until is None or settling.keep_until < clock.today():
        raise CannotTell("Say until when they may keep it now: a day from today on.")
    if not settling.kept_because.strip():
        raise CannotTell("Say why they need it for longer.")
    return {"keep_until": settling.keep_until, "kept_because": settling.kept_because}
