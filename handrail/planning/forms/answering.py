"""One section of an instrument as a form, made from its definition. Nothing in it knows a particular instrument."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from handrail.planning.definition.answers import Answers, is_answered
from handrail.planning.definition.questions import Asked
from handrail.planning.forms.kinds import KINDS, Asking
from handrail.ui.public import GovForm

_ROWED = {"evidence": 1, "group": 1, "need_domain": 2}  # how many empty rows stand ready


@dataclass(frozen=True, slots=True)
class Block:
    """One question on the page: its fields, in rows where it has rows. A statement has none."""

    question: Asked
    alone: BoundField | None
    fields: list[BoundField]
    rows: list[list[BoundField]]
    more: bool

    @property
    def row_name(self) -> str:
        """What one row is called."""
        return str(getattr(self.question, "of_one", "evidence")).capitalize()


class SectionForm(GovForm, forms.Form):
    """Takes what is there: an answer that is still wanting is said when the view is finished, not at each save.

    So a field's `required` says only whether its label calls it optional.
    """

    def __init__(
        self, questions: Sequence[Asked], answers: Answers, asking: Asking, data: Mapping[str, Any] | None = None
    ) -> None:
        self.questions = list(questions)
        self._rows = {q.code: _rows(q, answers.get(q.code), data) for q in questions}
        initial: dict[str, Any] = {}
        for question in self.questions:
            if is_answered(answers.get(question.code)):
                initial |= _kind(question).fill(question, question.code, answers[question.code])
        super().__init__(data, initial=initial)
        for question in self.questions:
            self.fields |= _kind(question).fields(question, question.code, asking, self._rows[question.code])

    def full_clean(self) -> None:
        super().full_clean()
        errors = self.errors
        for name in [name for name, held in errors.items() if all(e.code == "required" for e in held.as_data())]:
            del errors[name]

    def asked(self) -> str:
        """Which questions stand on the page, for the page to say when it is sent."""
        return ",".join(question.code for question in self.questions)

    def answers(self) -> dict[str, Any]:
        """The answers that were sent, by question; an empty one where it was emptied."""
        return {
            q.code: _kind(q).read(q, q.code, self.cleaned_data, self._rows[q.code])
            for q in self.questions
            if q.kind != "statement"  # type: ignore[attr-defined]  # every kind of question has it
        }

    def blocks(self) -> list[Block]:
        return [self._block(question) for question in self.questions]

    def _block(self, question: Asked) -> Block:
        names = [name for name in self.fields if name == question.code or name.startswith(f"{question.code}__")]
        rows: dict[str, list[BoundField]] = {}
        fields: list[BoundField] = []
        for name in names:
            row = re.search(r"__(\d+)__", name)
            (rows.setdefault(row[1], []) if row else fields).append(self[name])
        alone = fields[0] if fields and not _kind(question).parts else None
        held = self._rows[question.code]
        more = bool(rows) and held < getattr(question, "most", 10)
        return Block(question, alone, fields, list(rows.values()), more)


def _kind(question: Asked) -> Any:
    return KINDS[question.kind]  # type: ignore[attr-defined]  # every kind of question has it


def _rows(question: Asked, answer: Any, data: Mapping[str, Any] | None) -> int:
    """As many rows as are answered and some empty ones; as many as were sent where the form was."""
    ready = _ROWED.get(question.kind, 0)  # type: ignore[attr-defined]  # every kind of question has it
    if not ready:
        return 0
    most = getattr(question, "most", 10)
    prefix = f"{question.code}__evidence__" if question.kind == "need_domain" else f"{question.code}__"  # type: ignore[attr-defined]  # every kind of question has it
    sent = [int(found[1]) + 1 for name in data or {} if (found := re.match(rf"{prefix}(\d{{1,2}})__", name))]
    held = answer.get("evidence", []) if isinstance(answer, Mapping) else answer or []
    return min(most, max([len(held) + (0 if sent else ready), *sent]))
