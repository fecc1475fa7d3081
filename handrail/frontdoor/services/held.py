"""A contact held for a change: locked, and in the hands of the team that changes it."""

from handrail.disclosure.public import Reader
from handrail.frontdoor.models import Contact
from handrail.kernel.errors import UserError


class NotInYourHands(UserError):
    def __init__(self) -> None:
        super().__init__("This contact is in the hands of another team.")


class DecidedAlready(UserError):
    def __init__(self) -> None:
        super().__init__("This contact has been decided on already. Open it to see what was decided.")


def hold(contact: Contact, *, by: Reader, decided: bool = False) -> Contact:
    """The contact as it is now, locked until the transaction ends. Call inside `as_system`.

    Raises `NotInYourHands` for anybody but the front door that received it and the team that works with it now, and
    `DecidedAlready` unless it shall be decided.
    """
    held = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if by.team_id not in (held.receiving_team_id, held.taking_team_id):
        raise NotInYourHands
    if held.state == Contact.State.DECIDED and not decided:
        raise DecidedAlready
    return held
