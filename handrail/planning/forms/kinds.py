"""From a question to the fields that ask it, from what was sent to an answer, and from an answer back to the fields.

A field is named `<question>` or `<question>__<part>`; rows put their number between: `siblings__0__name`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.planning.definition.answers import is_answered
from handrail.planning.definition.questions import Asked
from handrail.planning.forms.fields import MoneyField, TimeField, WholeNumberField
from handrail.planning.wording import CONFIDENCE, RATING_HINTS, RATINGS, YES_NO
from handrail.ui.public import CharField, CheckboxesField, DateField, Look, RadiosField, SelectField, TextAreaField

Fields = dict[str, forms.Field]
Cleaned = Mapping[str, Any]
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form needs to know besides the questions: choices that the day and the reader decide."""

    agencies: tuple[tuple[str, str], ...] = ()
    windows: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of question stands on a form. `parts`: many fields under one legend, and not one of its own."""

    fields: Callable[[Asked, str, Asking, int], Fields]
    read: Callable[[Asked, str, Cleaned, int], Any]
    fill: Callable[[Asked, str, Any], Cleaned]
    parts: bool = True


def _options(question: Asked) -> list[tuple[str, str]]:
    return [(option.code, option.label) for option in question.options]  # type: ignore[attr-defined]  # only kinds that have it are asked


def _look(question: Asked) -> Look:
    hints = {option.code: option.hint for option in question.options if option.hint}  # type: ignore[attr-defined]  # only kinds that have it are asked
    return Look(option_hints=hints)


def _told(question: Asked) -> dict[str, Any]:
    return {"label": question.label, "hint": question.guidance, "required": question.required}


def _same(value: Any) -> Any:
    return value


def _one(
    make: Callable[[Asked, Asking], forms.Field],
    shown: Callable[[Any], Any] = _same,
    taken: Callable[[Any], Any] = _same,
) -> Kind:
    """A kind that is one field, whose clean value is the answer."""
    return Kind(
        fields=lambda q, name, asking, _rows: {name: make(q, asking)},
        read=lambda q, name, cleaned, _rows: taken(_plain(cleaned.get(name))),
        fill=lambda q, name, answer: {name: shown(answer)},
        parts=False,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _date(question: Asked, _: Asking) -> forms.Field:
    latest = clock.today if getattr(question, "not_after_today", False) else None
    options = _told(question)
    return DateField(
        **(options if question.guidance else {k: v for k, v in options.items() if k != "hint"}), latest=latest
    )


def _scale(question: Any, _: Asking) -> forms.Field:
    numbers = [(str(n), str(n)) for n in range(question.lowest, question.highest + 1)]
    ends = f"{question.lowest} means “{question.lowest_means}”, {question.highest} means “{question.highest_means}”."
    hint = f"{question.guidance} {ends}".strip()
    return RadiosField(**{**_told(question), "hint": hint}, choices=numbers, look=Look(inline=True, small=True))


def _parted(make: Callable[[Asked, Asking], Fields], to_date: tuple[str, ...] = ()) -> Kind:
    """A kind that is several fields, each a part of the answer."""

    def fields(question: Asked, name: str, asking: Asking, _rows: int) -> Fields:
        return {f"{name}__{part}": one for part, one in make(question, asking).items()}

    def read(question: Asked, name: str, cleaned: Cleaned, _rows: int) -> Any:
        parts = make(question, Asking())
        return {part: _plain(cleaned.get(f"{name}__{part}")) for part in parts}

    def fill(question: Asked, name: str, answer: Any) -> Cleaned:
        return {f"{name}__{part}": _day(value) if part in to_date else value for part, value in (answer or {}).items()}

    return Kind(fields, read, fill)


def _rows_of(make: Callable[[Asked, Asking], Fields], to_date: tuple[str, ...] = ()) -> Kind:
    """A kind that is rows of the same few fields. Rows that are left empty are no part of the answer."""

    def fields(question: Asked, name: str, asking: Asking, rows: int) -> Fields:
        return {f"{name}__{row}__{part}": one for row in range(rows) for part, one in make(question, asking).items()}

    def read(question: Asked, name: str, cleaned: Cleaned, rows: int) -> Any:
        parts = list(make(question, Asking()))
        read = [{part: _plain(cleaned.get(f"{name}__{row}__{part}")) for part in parts} for row in range(rows)]
        return [row for row in read if is_answered(row)]

    def fill(question: Asked, name: str, answer: Any) -> Cleaned:
        return {
            f"{name}__{number}__{part}": _day(value) if part in to_date else value
            for number, row in enumerate(answer or [])
            for part, value in row.items()
        }

    return Kind(fields, read, fill)


def _text(label: str, *, hint: str = "", longest: int = 200) -> forms.Field:
    return CharField(label=label, hint=hint, max_length=longest)


def _area(label: str, *, hint: str = "", rows: int = 3) -> forms.Field:
    return TextAreaField(label=label, hint=hint, rows=rows, max_length=LONGEST)


def _evidence_row(_question: Asked, _asking: Asking) -> Fields:
    return {
        "what": _area("What was seen or said", rows=2),
        "source": _text("Who says so"),
        "on": DateField(label="When", hint="Leave empty where it is not known"),
    }


def _quote(_question: Asked, _asking: Asking) -> Fields:
    return {
        "words": _area("Their words", rows=4),
        "who": _text("Who heard it"),
        "on": DateField(label="When", latest=clock.today),
    }


def _indicator(_question: Asked, asking: Asking) -> Fields:
    return {
        "seen": CheckboxesField(label="When was it seen?", choices=asking.windows, look=Look(small=True)),
        "why": _area("What shows it, and who says so", rows=2),
    }


def _facts(question: Asked, asking: Asking) -> Fields:
    return {
        "chosen": CheckboxesField(label="Recorded", choices=asking.facts.get(question.code, []), look=Look(small=True)),
        "comment": _area("What do you make of it?"),
    }


def _domain_parts(_question: Asked, _asking: Asking) -> Fields:
    return {
        "worried": _area("What are you worried about?"),
        "working": _area("What is working well?"),
        "rating": RadiosField(
            label="How great is the need?",
            choices=list(RATINGS.items()),
            look=Look(option_hints=RATING_HINTS, small=True),
        ),
        "confidence": RadiosField(
            label="How sure are you?",
            choices=list(CONFIDENCE.items()),
            look=Look(inline=True, small=True),
        ),
    }


def _domain_evidence(_question: Asked, _asking: Asking) -> Fields:
    return {"what": _text("What was seen or said", longest=1000), "source": _text("Who says so")}


_DOMAIN, _DOMAIN_ROWS = _parted(_domain_parts), _rows_of(_domain_evidence)
_NEED_DOMAIN = Kind(
    fields=lambda q, name, asking, rows: {
        **_DOMAIN.fields(q, name, asking, rows),
        **_DOMAIN_ROWS.fields(q, f"{name}__evidence", asking, rows),
    },
    read=lambda q, name, cleaned, rows: {
        **_DOMAIN.read(q, name, cleaned, rows),
        "evidence": _DOMAIN_ROWS.read(q, f"{name}__evidence", cleaned, rows),
    },
    fill=lambda q, name, answer: {
        **_DOMAIN.fill(q, name, {part: value for part, value in (answer or {}).items() if part != "evidence"}),
        **_DOMAIN_ROWS.fill(q, f"{name}__evidence", (answer or {}).get("evidence")),
    },
)


def _group_fields(question: Asked, asking: Asking) -> Fields:
    """Each question of a group is one field: groups hold the simple kinds only."""
    return {
        one.code: next(iter(KINDS[one.kind].fields(one, one.code, asking, 1).values()))
        for one in question.questions  # type: ignore[attr-defined]  # only kinds that have it are asked
    }


def _group() -> Kind:
    def to_date(question: Any) -> tuple[str, ...]:
        return tuple(one.code for one in question.questions if one.kind == "date")

    return Kind(
        fields=_rows_of(_group_fields).fields,
        read=_rows_of(_group_fields).read,
        fill=lambda q, name, answer: _rows_of(_group_fields, to_date(q)).fill(q, name, answer),
    )


KINDS: dict[str, Kind] = {
    "text": _one(lambda q, _: CharField(**_told(q), max_length=q.longest)),  # type: ignore[attr-defined]  # only kinds that have it are asked
    "paragraph": _one(lambda q, _: TextAreaField(**_told(q), rows=q.rows, max_length=q.longest)),  # type: ignore[attr-defined]  # only kinds that have it are asked
    "quote": _parted(_quote, ("on",)),
    "number": _one(
        lambda q, _: WholeNumberField(**_told(q), lowest=q.lowest, highest=q.highest, unit=q.unit)  # type: ignore[attr-defined]  # only kinds that have it are asked
    ),
    "money": _one(lambda q, _: MoneyField(**_told(q))),
    "date": _one(_date, _day),
    "period": _parted(
        lambda q, _: {
            "since": DateField(label="From"),
            "until": DateField(label="Until", hint="Leave empty if it goes on"),
        },
        ("since", "until"),
    ),
    "time": _one(lambda q, _: TimeField(**_told(q))),
    "yes_no": _one(lambda q, _: RadiosField(**_told(q), choices=list(YES_NO.items()), look=Look(inline=True))),
    "choice": _one(lambda q, _: RadiosField(**_told(q), choices=_options(q), look=_look(q))),
    "choices": _one(lambda q, _: CheckboxesField(**_told(q), choices=_options(q), look=_look(q))),
    "rating": _one(lambda q, _: RadiosField(**_told(q), choices=_options(q), look=_look(q))),
    "scale": _one(_scale, str, lambda text: int(text) if text else None),
    "person": _parted(lambda q, _: {"name": _text("Name"), "who": _text("Who they are to the young person")}),
    "place": _parted(
        lambda q, _: {"name": _text("What it is called, or where it is"), "sort": _text("What sort of place it is")}
    ),
    "agency": _one(lambda q, asking: SelectField(**_told(q), choices=[("", "Choose"), *asking.agencies])),
    "need_domain": _NEED_DOMAIN,
    "indicator": _parted(_indicator),
    "evidence": _rows_of(_evidence_row, ("on",)),
    "facts": _parted(_facts),
    "statement": Kind(lambda q, n, a, r: {}, lambda q, n, c, r: None, lambda q, n, a: {}),
    "group": _group(),
}
