"""Reading a definition from JSON or TOML, and saying what is wrong with it so that its author can mend it."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from handrail.kernel.errors import UserError
from handrail.planning.definition.check import Problem, check
from handrail.planning.definition.questions import KINDS
from handrail.planning.definition.schema import Definition

_SENTENCES = {
    "missing": "It is missing.",
    "extra_forbidden": "This means nothing in an instrument. Check how it is spelt.",
    "string_too_short": "It must not be empty.",
    "union_tag_not_found": "Say what kind of question it is.",
    "union_tag_invalid": f"This is not a kind of question. There are: {', '.join(KINDS)}.",
    "string_pattern_mismatch": "Use small letters, digits and single underscores, beginning with a letter.",
}


class InvalidInstrument(UserError):
    """A definition that cannot be used; `problems` has one entry for each thing to mend."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("The instrument cannot be used as it stands. " + " ".join(map(str, problems)))
        self.problems = problems


def read_definition(data: Mapping[str, Any], *, domains: list[str]) -> Definition:
    """The definition that the data is. Raises `InvalidInstrument` with every problem found, not the first alone."""
    try:
        definition = Definition.model_validate(data)
    except ValidationError as error:
        raise InvalidInstrument(list(_explained(error, data))) from error
    if problems := check(definition, domains=domains):
        raise InvalidInstrument(problems)
    return definition


def read_json(text: str, *, domains: list[str]) -> Definition:
    """A definition from a file that somebody sends in."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidInstrument([Problem("", f"The file is not JSON: {error}.")]) from error
    if not isinstance(data, dict):
        raise InvalidInstrument([Problem("", "The file is JSON, but not an instrument: it must begin with a brace.")])
    return read_definition(data, domains=domains)


def read_toml(text: str, *, domains: list[str]) -> Definition:
    """A definition as it is shipped."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInstrument([Problem("", f"The text is not TOML: {error}.")]) from error
    return read_definition(data, domains=domains)


def problems_of(data: Mapping[str, Any], *, domains: list[str]) -> list[Problem]:
    """What keeps a draft from being published; nothing where it is ready."""
    try:
        read_definition(data, domains=domains)
    except InvalidInstrument as invalid:
        return invalid.problems
    return []


def _explained(error: ValidationError, data: Mapping[str, Any]) -> Iterator[Problem]:
    for one in error.errors():
        says = _SENTENCES.get(one["type"]) or f"{one['msg'].removeprefix('Value error, ')}."
        yield Problem(_where(one["loc"], data), says)


def _where(path: tuple[int | str, ...], data: Any) -> str:
    """'section “harm”, question 2, label': the path as its author would say it."""
    said: list[str] = []
    for step in path:
        inside = _step(data, step)
        if isinstance(step, int):
            name = said.pop().removesuffix("s") if said else "entry"
            code = inside.get("code") if isinstance(inside, dict) else None
            said.append(f"{name} “{code}”" if isinstance(code, str) else f"{name} {step + 1}")
        elif step not in KINDS:
            said.append(str(step))
        data = data if step in KINDS and inside is None else inside
    return ", ".join(said)


def _step(data: Any, step: int | str) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
