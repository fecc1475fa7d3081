"""Somebody as a user names them: exactly, or not at all."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.kernel.errors import UserError


class NotNamed(UserError):
    """What was typed names nobody exactly, whoever may be held."""

    def __init__(self) -> None:
        super().__init__("Give the full name and the date of birth, or one number: NHS number, UPN or an agency's id.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """`address` is the id in the address of a person's page, which says nothing of whether anybody has it."""

    address: UUID | None = None
    given: str = ""
    family: str = ""
    born: date | None = None
    number: str = ""

    def check(self) -> None:
        """Raises `NotNamed`: a likeness opens nobody."""
        if not (self.address or self.number.strip() or (self.given.strip() and self.family.strip() and self.born)):
            raise NotNamed

    def columns(self) -> dict[str, object]:
        """The columns of a `Named` row."""
        words = {name: getattr(self, name).strip() for name in ("given", "family", "number")}
        return {"address": self.address, "born": self.born, **words}
