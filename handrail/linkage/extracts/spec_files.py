"""Specifications as text: parsed from TOML, and the ones that are shipped."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from handrail.kernel.errors import UserError

from .spec import ExtractSpec
from .spec_check import Problem, check, explain


class InvalidSpec(UserError):
    """A specification that cannot be used; `problems` has one entry for each thing to mend."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("The extract specification cannot be used. " + " ".join(map(str, problems)))
        self.problems = problems


def parse_spec(text: str) -> ExtractSpec:
    """A specification from TOML. Raises `InvalidSpec` with every problem found, not the first alone."""
    try:
        spec = ExtractSpec.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidSpec([Problem("", f"The text is not valid TOML: {error}.")]) from error
    except ValidationError as error:
        raise InvalidSpec(explain(error)) from error
    if problems := check(spec):
        raise InvalidSpec(problems)
    return spec


@cache
def shipped_specs(national_return: str = "") -> dict[str, ExtractSpec]:
    """The specifications that come with Handrail, by file name; those of a national return where one is named."""
    return {name: parse_spec(text) for name, text in shipped_texts(national_return).items()}


def shipped_texts(national_return: str = "") -> dict[str, str]:
    """The text of each shipped specification, to start one's own from."""
    folder = files("handrail.linkage") / "specs" / national_return
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    return {item.name.removesuffix(".toml"): item.read_text(encoding="utf-8") for item in found}
