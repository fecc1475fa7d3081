"""What is wrong with a specification, said so that the analyst who wrote it can mend it."""

import difflib
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from .spec import ColumnType, Condition, Conditional, ExtractSpec, Refers

DATES = {ColumnType.DATE, ColumnType.DATETIME}
TIMES = {ColumnType.TIME, ColumnType.DATETIME}
NUMBERS = {ColumnType.INTEGER, ColumnType.NUMBER}


@dataclass(frozen=True, slots=True)
class Problem:
    field: str  # "involvements 2, since"
    sentence: str

    def __str__(self) -> str:
        return f"{self.field}: {self.sentence}" if self.field else self.sentence


def header_key(header: str) -> str:
    """A header as it is compared: letters and digits alone, in lower case, so "Date of Birth" meets "date_of_birth"."""
    return re.sub(r"[\W_]+", "", header.lower())


def template_columns(template: str) -> list[str]:
    """The columns a template uses. Raises ValueError where the braces do not match or hold more than a column."""
    pieces = list(string.Formatter().parse(template))
    if any(how not in ("", "code", None) for _, _, how, _ in pieces):
        raise ValueError("Only :code may follow the name of a column.")
    return [name for _, name, _, _ in pieces if name is not None]


def check(spec: ExtractSpec) -> list[Problem]:
    """What pydantic cannot see: references to columns and their types, headers used twice, choices without codes."""
    return [*_columns(spec), *_references("", spec, spec), *_references("person", spec.person, spec), *_facts(spec)]


def _facts(spec: ExtractSpec) -> Iterator[Problem]:
    for section, number, fact in spec.facts():
        where = f"{section} {number}"
        yield from _references(where, fact, spec)
        for position, condition in enumerate(fact.when, 1):
            yield from _condition(f"{where}, when {position}", condition, spec)
        yield from _shape(where, fact)


def _shape(where: str, fact: Conditional) -> Iterator[Problem]:
    if getattr(fact, "until", None) and getattr(fact, "last_day", None):
        yield Problem(where, "Give either `until` or `last_day`, not both.")
    for field in ("given", "family"):
        text = getattr(fact, field, "{}")
        if text and "{" not in text:
            yield Problem(
                f"{where}, {field}", f"“{text}” would be everybody's name. To use a column, write “{{{text}}}”."
            )


def _columns(spec: ExtractSpec) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for name, column in spec.columns.items():
        where = f"columns, {name}"
        for header in (column.header, *column.aliases):
            other = owners.setdefault(header_key(header), name)
            if other != name:
                yield Problem(
                    where, f"The header “{header}” is also the header of {other}. Each header can mean one column."
                )
        if name in (*spec.row_key, spec.local_id) and not column.required:
            yield Problem(where, "It is in row_key or local_id, so every row needs it: write required = true.")
        if column.type is ColumnType.CHOICE and not column.codes:
            yield Problem(where, "A choice needs its codes: codes = { A = 'what A means' }.")
        if column.codes and column.type is not ColumnType.CHOICE:
            yield Problem(where, "Only a column of type choice can have codes.")


def _references(where: str, model: BaseModel, spec: ExtractSpec) -> Iterator[Problem]:
    for field, info in type(model).model_fields.items():
        refers = next((mark for mark in info.metadata if isinstance(mark, Refers)), None)
        value = getattr(model, field)
        if refers is None or not value:
            continue
        path = f"{where}, {field}" if where else field
        try:
            names = (
                template_columns(value) if refers is Refers.TEMPLATE else [value] if isinstance(value, str) else value
            )
        except ValueError:
            yield Problem(
                path, "The curly brackets are not right. Write a column as {name}, or its code as {name:code}."
            )
            continue
        for name in names:
            yield from _reference(path, name, refers, spec)


def _reference(path: str, name: str, refers: Refers, spec: ExtractSpec) -> Iterator[Problem]:
    column = spec.columns.get(name)
    if column is None:
        near = difflib.get_close_matches(name, spec.columns, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else f" The columns are: {', '.join(spec.columns)}."
        yield Problem(path, f"There is no column “{name}”.{hint}")
    elif refers is Refers.DATE_COLUMN and column.type not in DATES:
        yield Problem(path, f"The column “{name}” must be of type date or datetime; it is {column.type}.")
    elif refers is Refers.TIME_COLUMN and column.type not in TIMES:
        yield Problem(path, f"The column “{name}” must be of type time or datetime; it is {column.type}.")


def _condition(where: str, condition: Condition, spec: ExtractSpec) -> Iterator[Problem]:
    missing = list(_reference(f"{where}, column", condition.column, Refers.COLUMN, spec))
    yield from missing
    tests = [condition.present, condition.is_, condition.below, condition.at_least]
    if sum(test is not None for test in tests) != 1:
        yield Problem(where, "Give one test: present, is, below or at_least.")
    if missing:
        return
    column = spec.columns[condition.column]
    if (condition.below is not None or condition.at_least is not None) and column.type not in NUMBERS:
        yield Problem(where, f"below and at_least need a number; “{condition.column}” is {column.type}.")
    known = set(column.codes) if column.codes and not column.other_codes else None
    if column.type is ColumnType.YES_NO:
        known = {"yes", "no"}
    if known is not None and (strangers := [code for code in condition.is_ or [] if code not in known]):
        yield Problem(
            where, f"“{condition.column}” is never {', '.join(strangers)}. It can be: {', '.join(sorted(known))}."
        )


def explain(error: ValidationError) -> list[Problem]:
    """Pydantic's findings as problems, the numbers in lists counted from one as a reader counts."""
    return [Problem(_path(found["loc"]), _sentence(found)) for found in error.errors()]


def _path(loc: tuple[int | str, ...]) -> str:
    words = ""
    for part in loc:
        words += f" {part + 1}" if isinstance(part, int) else f", {part}" if words else str(part)
    return words


def _sentence(found: Any) -> str:
    if found["type"] == "missing":
        return "This is missing and must be given."
    if found["type"] == "extra_forbidden":
        return "A specification has nothing of this name. Check the spelling."
    return f"{found['msg']}."
