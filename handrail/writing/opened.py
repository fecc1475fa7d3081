"""A form as it was drawn for somebody, in a signed line that travels with it.

It says whose words these are and where they belong, so that they can be kept for their author whatever happens next:
when the session is over, when somebody else has signed in meanwhile, when the page refuses what was sent. It opens
nothing, and so it never runs out: whoever holds it can add to a draft that its author alone reads.
"""

from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.core import signing

SALT = "handrail.writing.opened"


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """`based_on` is the record's version that the form was filled from; None for something new."""

    key: str
    author_id: int
    based_on: int | None = None
    title: str = ""
    page: str = ""
    opened: str = field(default_factory=lambda: str(uuid4()))
    went_on_from: str | None = None  # the page whose draft fills this one
    went_on_at: int = 0  # that page's turn
    about: str | None = None  # whom it is about, by id: never by name, which may be kept from its author tomorrow

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", self.title[:200])

    def again(self, turn: int | None) -> "OpenedPage":
        """The same form drawn anew, going on from what this page sent."""
        return replace(self, opened=str(uuid4()), went_on_from=self.opened, went_on_at=turn or 0)

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def opened_page(signed: str) -> OpenedPage | None:
    """The page of a signed line; None where it is not ours or says something else by now."""
    try:
        told: dict[str, Any] = signing.loads(signed, salt=SALT)
        page = OpenedPage(**told)
        UUID(page.opened)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return page
