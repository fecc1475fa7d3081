"""What every part of an instrument's definition is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# No double underscore: a form's field is named by question and part, as in `harm__rating`.
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=50)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Guidance = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Points = Annotated[int, Field(ge=0, le=100)]
Months = Annotated[int, Field(ge=0, le=120)]


class Strict(BaseModel):
    """Refuses a field that it does not know, so that a misspelt one is told and not lost."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Strict):
    """One of the answers to choose from."""

    code: Code
    label: Words
    hint: Guidance = ""


class Condition(Strict):
    """Something that an earlier answer must be for a question or section to be asked.

    `one_of` names answers (any of them will do); `at_least` is for numbers, ratings and scales; with neither, any
    answer will do.
    """

    question: Code
    one_of: list[str] = []
    at_least: float | None = None
