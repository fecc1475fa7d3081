"""What is protected, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from handrail.disclosure.public import ProtectedKind, Reader
from handrail.kernel.clock import local
from handrail.kernel.words import listed, short_date
from handrail.partnership.public import Permission
from handrail.sharing.forms.protecting import KIND_WORDS
from handrail.sharing.selectors.protected import HeldGrant, Protection

_THE = {
    ProtectedKind.ADDRESS: "the protected address",
    ProtectedKind.PHONE: "the protected phone number",
    ProtectedKind.SCHOOL: "the protected school or workplace",
}


@dataclass(frozen=True, slots=True)
class GrantLine:
    words: str
    withdraw: str  # where it is withdrawn; '' for whoever may not


@dataclass(frozen=True, slots=True)
class ProtectionCard:
    """One protected value on the Sharing tab. An address is '' for whoever may not do what it leads to."""

    title: str
    since: str
    reason: str
    the: str
    grants: list[GrantLine]
    asked: str
    show: str
    grant: str
    end: str
    end_words: str


def cards(person_id: UUID, held: Iterable[Protection], reader: Reader, *, reached: bool) -> list[ProtectionCard]:
    return [_card(person_id, one, reader, reached=reached) for one in held]


def the(kind: str) -> str:
    """'the protected address'."""
    return _THE[ProtectedKind(kind)]


def kinds_words(kinds: Iterable[ProtectedKind]) -> str:
    """'address and phone number', of what is protected."""
    return listed([KIND_WORDS[kind].lower() for kind in kinds])


def _card(person_id: UUID, one: Protection, reader: Reader, *, reached: bool) -> ProtectionCard:
    may = reader.role.can(Permission.PROTECT_VALUES)

    def page(name: str, pk: int) -> str:
        return reverse(name, args=[person_id, pk])

    waits = one.end_asked_by_id is not None
    asked_oneself = one.end_asked_by_id == reader.user_id
    return ProtectionCard(
        title=KIND_WORDS[one.kind],
        since=f"Protected since {short_date(local(one.set_at).date())} by {one.set_by}. "
        f"Looked at again on {short_date(one.review_on)}.",
        reason=one.reason if may or one.mine else "",
        the=_THE[one.kind],
        grants=[_grant(held, page("protected-withdraw", held.pk) if may else "") for held in one.grants],
        asked=f"{one.end_asked_by} asks for the end of this: {one.end_reason}" if waits and may else "",
        show=page("protected-show", one.pk) if one.mine else "",
        grant=page("protected-grant", one.pk) if may else "",
        end=page("protected-end", one.pk) if may and not asked_oneself else "",
        end_words="Agree, or keep it protected" if waits else "End the protection",
    )


def _grant(held: HeldGrant, withdraw: str) -> GrantLine:
    return GrantLine(
        f"{held.holder}, until {short_date(held.until)}. {held.reason} Given by {held.granted_by}.", withdraw
    )
