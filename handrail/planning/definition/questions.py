"""The kinds of question that an instrument may ask, and what each needs to be told."""

from typing import Annotated, Literal

from pydantic import Field

from handrail.planning.definition.base import Code, Condition, Guidance, Months, Name, Option, Points, Strict, Words

Rows = Annotated[int, Field(ge=1, le=20)]


class Asked(Strict):
    """What every question has. `guidance` stands beside it for whoever answers."""

    code: Code
    label: Words
    guidance: Guidance = ""
    required: bool = False
    show_if: list[Condition] = []


class Text(Asked):
    """One line of text."""

    kind: Literal["text"]
    longest: Annotated[int, Field(ge=1, le=500)] = 200


class Paragraph(Asked):
    """As many lines as are needed."""

    kind: Literal["paragraph"]
    rows: Rows = 4
    longest: Annotated[int, Field(ge=1, le=20_000)] = 5_000


class Quote(Asked):
    """Somebody's own words, who heard them and when."""

    kind: Literal["quote"]


class Number(Asked):
    """A whole number, with its unit."""

    kind: Literal["number"]
    lowest: int = 0
    highest: int = 1_000_000
    unit: Annotated[str, Field(max_length=20)] = ""


class Money(Asked):
    """Pounds and pence."""

    kind: Literal["money"]


class Date(Asked):
    kind: Literal["date"]
    not_after_today: bool = False


class Period(Asked):
    """From a day until another, which may be open."""

    kind: Literal["period"]


class Time(Asked):
    """A time of day, such as 21:30."""

    kind: Literal["time"]


class YesNo(Asked):
    """Yes, no, or not known: the last is an answer too."""

    kind: Literal["yes_no"]
    points: dict[Literal["yes", "no", "not_known"], Points] = {}


class Choice(Asked):
    """One answer out of a few."""

    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2)
    points: dict[Code, Points] = {}


class Choices(Asked):
    """Any number of answers."""

    kind: Literal["choices"]
    options: list[Option] = Field(min_length=1)
    points: dict[Code, Points] = {}


class Rating(Asked):
    """One step of a ladder, each with its words; the order of the options is the order of the ladder."""

    kind: Literal["rating"]
    options: list[Option] = Field(min_length=2)
    points: dict[Code, Points] = {}


class Scale(Asked):
    """A number between two ends that are said in words."""

    kind: Literal["scale"]
    lowest: Annotated[int, Field(ge=0, le=1)] = 0
    highest: Annotated[int, Field(ge=2, le=10)] = 10
    lowest_means: Words
    highest_means: Words
    weight: Points = 0


class Person(Asked):
    """Somebody in the young person's life: a name, and who they are to them."""

    kind: Literal["person"]


class Place(Asked):
    """A place that matters: what it is called and what sort of place it is."""

    kind: Literal["place"]


class AgencyAsked(Asked):
    """One of the partnership's agencies."""

    kind: Literal["agency"]


class NeedDomainAsked(Asked):
    """A need domain: what is a worry, what works, the evidence with its source, a rating, and how sure one is."""

    kind: Literal["need_domain"]
    domain: Code


class Indicator(Asked):
    """Something that was seen, ticked for each of the instrument's time windows, with the evidence in writing.

    `points` are given for each window that is ticked.
    """

    kind: Literal["indicator"]
    points: dict[Code, Points] = {}


class Evidence(Asked):
    """Rows of what was seen or said, when, and who says so."""

    kind: Literal["evidence"]
    most: Rows = 10


class Facts(Asked):
    """What agencies recorded, to choose from and comment on. `finds` are kinds of event, flag or involvement."""

    kind: Literal["facts"]
    finds: list[Code] = Field(min_length=1)
    within_months: Months = 12


class Statement(Asked):
    """Words for whoever fills the form in; nothing is asked."""

    kind: Literal["statement"]


Simple = Annotated[
    Text | Paragraph | Number | Money | Date | Time | YesNo | Choice | Choices | Rating | AgencyAsked,
    Field(discriminator="kind"),
]


class Group(Asked):
    """The same few questions for each of several, such as each brother and sister."""

    kind: Literal["group"]
    of_one: Words = Field(description="What one row is called, such as 'brother or sister'")
    questions: list[Simple] = Field(min_length=1)
    most: Rows = 10


Question = Annotated[
    Text
    | Paragraph
    | Quote
    | Number
    | Money
    | Date
    | Period
    | Time
    | YesNo
    | Choice
    | Choices
    | Rating
    | Scale
    | Person
    | Place
    | AgencyAsked
    | NeedDomainAsked
    | Indicator
    | Evidence
    | Facts
    | Statement
    | Group,
    Field(discriminator="kind"),
]

KINDS: dict[str, tuple[type[Asked], str]] = {
    "text": (Text, "One line of text"),
    "paragraph": (Paragraph, "Several lines of text"),
    "quote": (Quote, "Somebody's own words"),
    "number": (Number, "A whole number"),
    "money": (Money, "An amount of money"),
    "date": (Date, "A date"),
    "period": (Period, "From a date until another"),
    "time": (Time, "A time of day"),
    "yes_no": (YesNo, "Yes, no or not known"),
    "choice": (Choice, "One of several answers"),
    "choices": (Choices, "Any of several answers"),
    "rating": (Rating, "A step on a ladder"),
    "scale": (Scale, "A number between two ends"),
    "person": (Person, "A person in their life"),
    "place": (Place, "A place"),
    "agency": (AgencyAsked, "An agency"),
    "need_domain": (NeedDomainAsked, "A need domain, weighed and rated"),
    "indicator": (Indicator, "An indicator, in time windows"),
    "evidence": (Evidence, "Rows of evidence"),
    "facts": (Facts, "What agencies have recorded"),
    "statement": (Statement, "Words only, no question"),
    "group": (Group, "The same questions for each of several"),
}

__all__ = ["KINDS", "Asked", "Name", "Question"]
