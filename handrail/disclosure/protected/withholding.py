"""What writers of pages, documents, tables and letters ask before the last wall has to."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from handrail.disclosure.protected.held import scanner
from handrail.disclosure.protected.scanner import PROTECTED
from handrail.disclosure.protected.shapes import NUMBER, Kind


def withhold(text: str) -> str:
    """The text with `[protected]` in place of each protected value."""
    return scanner().withhold(text)[0]


def withhold_all(value: Any) -> Any:
    """The same through lists, tuples and dicts, whatever else they hold."""
    match value:
        case str():
            return withhold(value)
        case dict():
            return {key: withhold_all(one) for key, one in value.items()}
        case list():
            return [withhold_all(one) for one in value]
        case tuple():
            return tuple(withhold_all(one) for one in value)
    return value


def holds_protected(texts: Iterable[str]) -> bool:
    """Whether texts that belong together, such as the columns of a row, hold a protected value between them."""
    found = scanner()
    return bool(found) and bool(found.find(", ".join(filter(None, texts))))


def withhold_row(row: Mapping[str, str]) -> dict[str, str]:
    """A row of an extract: shown as sent, or where it holds a protected value nothing of it but its columns' names.

    A house number in one column and the street in another are each nothing by themselves.
    """
    if not row_holds_protected(row):
        return dict(row)
    return {column: PROTECTED if text else "" for column, text in row.items()}


def row_holds_protected(row: Mapping[str, str]) -> bool:
    if not scanner():
        return False
    texts = [text for text in map(str, row.values()) if text]
    numbers = [text for text in texts if NUMBER.fullmatch(text.strip().lower())]
    return holds_protected([*texts, *(f"{number} {text}" for number in numbers for text in texts)])


def protected_kinds(person_id: UUID) -> tuple[Kind, ...]:
    """What is protected of somebody, and nothing more. No query."""
    return tuple(sorted(scanner().kinds_of.get(person_id, ())))
