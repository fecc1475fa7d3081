"""A contact as somebody tells it, before it is anywhere: plain values, checked for what must be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.frontdoor.models import Contact
from handrail.kernel.errors import UserError


@dataclass(frozen=True, kw_only=True)
class Told:
    in_danger: bool
    happened: str
    worry: str
    consent: str
    referrer_name: str
    danger: str = ""
    given: str = ""
    family: str = ""
    born: date | None = None
    age_told: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    school: str = ""
    working: str = ""
    young_person_says: str = ""
    family_says: str = ""
    consent_reason: str = ""
    referrer_role: str = ""
    referrer_organisation: str = ""
    referrer_email: str = ""
    referrer_phone: str = ""

    def words(self) -> dict[str, Any]:
        """All of it but whether somebody is in danger, by which the contact is rated."""
        return {name: value for name, value in vars(self).items() if name != "in_danger"}


class CannotSend(UserError):
    """Something that the front door must know is not said."""


def check_told(said: Mapping[str, Any]) -> None:
    """Raises `CannotSend` for what no contact can go without. Consent may be missing; the reason for that may not."""
    if not (said["given"].strip() or said["family"].strip()):
        raise CannotSend("Say who it is, as far as you know: a first name or a nickname is enough.")
    if not said["happened"].strip() or not said["worry"].strip():
        raise CannotSend("Say what happened and what you are worried about.")
    if said["consent"] not in Contact.Consent.values:
        raise CannotSend("Say whether the young person or their family agrees to this contact.")
    if said["consent"] != Contact.Consent.AGREED and not said["consent_reason"].strip():
        raise CannotSend("Say why you go ahead without their agreement.")
