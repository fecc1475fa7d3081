"""How people are let in, as data: for how long, what an emergency is, who is asked about whom they looked up.

A file of the same name in the folder that `HANDRAIL_RULES` names replaces ours.
"""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

SHIPPED = Path(__file__).resolve().parent / "data" / "letting_in.toml"


class LettingInError(Exception):
    """The partnership's own file cannot be used; the message says what is wrong with it."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grants(Strict):
    usual_days: int = Field(ge=1)
    most_days: int = Field(ge=1)
    review_after_days: int = Field(ge=1)

    @model_validator(mode="after")
    def _usual_is_allowed(self) -> "Grants":
        if self.usual_days > self.most_days:
            raise ValueError("what is usual is longer than what is allowed")
        return self


class Danger(Strict):
    code: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(min_length=1, max_length=200)


class Emergency(Strict):
    hours: int = Field(ge=1, le=72)
    review_working_days: int = Field(ge=1)
    most_a_day: int = Field(ge=1)
    not_justified: int = Field(ge=1)
    remembered_days: int = Field(ge=1)
    dangers: tuple[Danger, ...] = Field(min_length=1)

    def label_of(self, code: str) -> str:
        return next((one.label for one in self.dangers if one.code == code), "A danger that is no longer on the list")


class Known(Strict):
    look_back_days: int = Field(ge=1, le=366)
    rare_name: int = Field(ge=1)


class LettingIn(Strict):
    grants: Grants
    emergency: Emergency
    known: Known


def read(path: Path = SHIPPED) -> LettingIn:
    try:
        return LettingIn.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise LettingInError(f"The rules for letting people in, {path.name}, are not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise LettingInError(f"The rules for letting people in, {path.name}: {where}: {first['msg']}.") from error


@cache
def letting_in() -> LettingIn:
    """The rules in force in this process."""
    folder = getattr(settings, "HANDRAIL_RULES", "")
    own = Path(folder) / SHIPPED.name if folder else None
    return read(own if own is not None and own.exists() else SHIPPED)
