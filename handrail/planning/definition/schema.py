"""An instrument as data: sections of questions, how answers are scored, and when to look again."""

from typing import Any, Literal

from pydantic import Field

from handrail.planning.definition.base import Code, Condition, Guidance, Months, Name, Strict, Words
from handrail.planning.definition.questions import Asked, Question

AskedOf = Literal["worker", "young_person"]


class Section(Strict):
    """A page of the form. `asked_of` says whose view it belongs to."""

    code: Code
    title: Words
    guidance: Guidance = ""
    asked_of: AskedOf = "worker"
    show_if: list[Condition] = []
    questions: list[Question] = Field(min_length=1)


class Window(Strict):
    """A stretch of time before the day of the assessment: `from_months` ago is out, `until_months` ago is in.

    With 0 and 6, something seen exactly six months ago counts; with 6 and 12 it does not.
    """

    code: Code
    label: Words
    from_months: Months = 0
    until_months: Months


class Band(Strict):
    """What a score from `from_points` upward is called, and what is suggested. It is never more than a suggestion."""

    code: Code
    label: Words
    from_points: int = Field(ge=0)
    suggests: Guidance = ""


class Scoring(Strict):
    """Arithmetic, and nothing more: people judge, and say why where they judge otherwise."""

    method: Literal["sum", "mean"] = "sum"
    windows: list[Window] = []
    bands: list[Band] = []


class Review(Strict):
    """When to look again: in so many months, or sooner in some bands."""

    months: int = Field(ge=1, le=24)
    by_band: dict[Code, int] = {}


class Definition(Strict):
    """One instrument. `views`: one worker's, or one of each agency that works with the young person."""

    format: Literal["handrail-instrument-1"]
    code: Name
    title: Words
    about: Guidance
    citation: Guidance = ""
    views: Literal["one", "each_agency"] = "one"
    weighs_rights: bool = Field(False, description="What is agreed weighs risk and rights in writing")
    sections: list[Section] = Field(min_length=1)
    scoring: Scoring | None = None
    review: Review

    def questions(self) -> list[Asked]:
        """Every question, in order; those within a group are the group's own."""
        return [question for section in self.sections for question in section.questions]

    def sections_of(self, asked_of: AskedOf) -> list[Section]:
        return [section for section in self.sections if section.asked_of == asked_of]

    def domains(self) -> list[str]:
        """The need domains that it rates, each once, in the order in which they are asked about."""
        return list(dict.fromkeys(q.domain for s in self.sections for q in s.questions if q.kind == "need_domain"))

    @property
    def asks_young_person(self) -> bool:
        return bool(self.sections_of("young_person"))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of an instrument, for an editor that checks while one writes."""
    return {"title": "Handrail instrument", **Definition.model_json_schema()}
