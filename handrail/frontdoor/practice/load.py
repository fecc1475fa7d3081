"""Reading the practice once. A file of the same name in the folder that `HANDRAIL_RULES` names replaces ours."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from pydantic import ValidationError

from handrail.frontdoor.practice.schema import Practice

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "practice.toml"


class PracticeError(Exception):
    """The partnership's own file cannot be used; the message says what is wrong with it."""


def read(path: Path = SHIPPED) -> Practice:
    try:
        return Practice.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise PracticeError(f"The front door's practice in {path.name} is not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise PracticeError(
            f"The front door's practice in {path.name} cannot be used: {where}: {first['msg']}."
        ) from error


@cache
def practice() -> Practice:
    """The practice in force in this process."""
    folder = getattr(settings, "HANDRAIL_RULES", "")
    own = Path(folder) / SHIPPED.name if folder else None
    return read(own if own is not None and own.exists() else SHIPPED)
