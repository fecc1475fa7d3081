"""Values that are protected: in a scanner without a database, and in one."""

from datetime import date
from typing import Any
from uuid import UUID

from handrail.disclosure.protected.keys import mark, mark_keys
from handrail.disclosure.protected.scanner import Mark, Scanner
from handrail.disclosure.protected.shapes import Kind, shapes_of
from handrail.disclosure.public import ProtectedValue, Reader, protect

HOME = "Flat 3, 12 Quay Road, Stanbeck, MS4 2QD"


def marks_of(kind: Kind, value: str, number: int = 1) -> list[Mark]:
    """As they would be stored, of the person of the same number."""
    name, key = next(iter(mark_keys().items()))
    return [
        Mark(
            number,
            UUID(int=number),
            kind,
            shape.part,
            name,
            mark(key, shape.text),
            mark(key, shape.anchor) if shape.anchor else b"",
        )
        for shape in shapes_of(kind, value)
    ]


def scanner_of(*values: tuple[Kind, str]) -> Scanner:
    marks = [one for number, value in enumerate(values, start=1) for one in marks_of(*value, number)]
    return Scanner(marks, mark_keys())


def value_of(person_id: UUID, by: Reader, told: str = HOME, kind: Kind = Kind.ADDRESS, **values: Any) -> ProtectedValue:
    """A value protected by somebody who may. Call it with nobody reading."""
    values.setdefault("reason", "He has found her twice.")
    values.setdefault("review_on", date(2027, 5, 1))
    return protect(person_id=person_id, kind=kind, value=told, by=by, **values)
