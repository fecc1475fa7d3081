"""The need domains: the one vocabulary in which assessments rate, plans aim, services help and horizons are drawn.

Data, not code: `data/domains.toml`, or a file of that name in the folder that `HANDRAIL_RULES` names.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

SHIPPED = Path(__file__).resolve().parent / "data" / "domains.toml"
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class DomainsError(Exception):
    """The partnership's need domains cannot be read; the message says what is wrong with them."""


class NeedDomain(BaseModel):
    """A need domain, with a short form for narrow columns.

    `told_as` is the item class of the sharing matrix as which a need or service in this domain is shared, whoever says
    so: where health detail is kept from a reader, an assessment's word for the same is as well.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Words
    short: Words
    told_as: str = ""


class NeedDomains(BaseModel):
    """The whole vocabulary, in the order of every page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    domains: tuple[NeedDomain, ...] = Field(min_length=1)

    def __getitem__(self, code: str) -> NeedDomain:
        """The domain, or one that shows its bare code where something older names a domain that is gone."""
        unknown = NeedDomain(code=code, label=code.replace("_", " ").capitalize(), short=code)
        return next((domain for domain in self.domains if domain.code == code), unknown)

    @property
    def codes(self) -> list[str]:
        return [domain.code for domain in self.domains]


def read_domains(folder: Path | None = None) -> NeedDomains:
    """The vocabulary of `folder` where it has one, else as shipped. Raises `DomainsError`."""
    own = folder / SHIPPED.name if folder else None
    path = own if own is not None and own.exists() else SHIPPED
    try:
        return NeedDomains.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DomainsError(f"The need domains in {path.name} are not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DomainsError(f"The need domains in {path.name} cannot be used: {where}: {first['msg']}.") from error


@cache
def need_domains() -> NeedDomains:
    """The vocabulary in force in this process."""
    folder = getattr(settings, "HANDRAIL_RULES", "")
    return read_domains(Path(folder) if folder else None)
