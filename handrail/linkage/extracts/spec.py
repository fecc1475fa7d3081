"""The extract specification: what the columns of a partner's extract are called, what they hold, and what a row says.

A specification is a TOML file that a council analyst can read and edit. Three rules carry it:
- a date, an identifier or a condition names a column: `since = "referred_on"`;
- a piece of text is a template over columns: `summary = "Stopped and searched: {reason}"`, or plain words; a choice is
  shown by its meaning, or by its code where the template says `{reason:code}`;
- a fact whose date or whose columns are empty in a row is not stated by that row.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from handrail.records.facts import Concern, IdentifierScheme, ItemClass


class AgencyKind(StrEnum):
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    YOUTH_JUSTICE = "youth_justice"
    HOUSING = "housing"
    ADULT_SOCIAL_CARE = "adult_social_care"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    VOLUNTARY = "voluntary"


class ColumnType(StrEnum):
    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes/no"
    SEX = "sex"
    NHS_NUMBER = "nhs number"
    UPN = "upn"
    POSTCODE = "postcode"
    PHONE = "phone"


class DateFormat(StrEnum):
    """Ways of writing a date. Years always have four digits; two are refused."""

    DAY_FIRST = "DD/MM/YYYY"
    ISO = "YYYY-MM-DD"
    NAMED_MONTH = "D Mon YYYY"
    COMPACT = "YYYYMMDD"
    MONTH_FIRST = "MM/DD/YYYY"
    SERIAL = "Excel serial"


class Refers(StrEnum):
    """What a field of a fact refers to; `spec_check` holds every reference against the columns."""

    COLUMN = "a column"
    DATE_COLUMN = "a column of type date or datetime"
    TIME_COLUMN = "a column of type time or datetime"
    TEMPLATE = "text with {columns}"


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9.-]*$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
ColumnRef = Annotated[str, Refers.COLUMN]
OptionalColumn = Annotated[str | None, Refers.COLUMN]
Columns = Annotated[list[str], Refers.COLUMN]
DateRef = Annotated[str, Refers.DATE_COLUMN]
OptionalDate = Annotated[str | None, Refers.DATE_COLUMN]
OptionalTime = Annotated[str | None, Refers.TIME_COLUMN]
Template = Annotated[str, Refers.TEMPLATE]

DEFAULT_FORMATS = (DateFormat.DAY_FIRST, DateFormat.ISO, DateFormat.NAMED_MONTH, DateFormat.SERIAL)


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(Strict):
    """One column of the file. Headers are compared without regard to case, spaces, punctuation or a byte-order mark."""

    header: str = Field(min_length=1)
    aliases: list[str] = []
    type: ColumnType = ColumnType.TEXT
    required: bool = Field(default=False, description="The column must be in the file and filled in on every row.")
    added: bool = Field(default=False, description="Not in the file: worked out while a national return is read.")
    personal: bool = Field(default=False, description="The value is withheld from reports of what went wrong.")
    codes: dict[str, str] = Field(default={}, description="For a choice: each code and what it means.")
    other_codes: bool = Field(default=False, description="For a choice: an unlisted code is kept as text, not refused.")
    formats: list[DateFormat] = Field(default=list(DEFAULT_FORMATS), min_length=1)


class Condition(Strict):
    """Exactly one test on one column. Choices are tested by code, yes/no by `yes` and `no`."""

    column: ColumnRef
    present: bool | None = None
    is_: list[str] | None = Field(default=None, alias="is", min_length=1)
    below: float | None = None
    at_least: float | None = None


class Conditional(Strict):
    when: list[Condition] = Field(default=[], description="The row states the fact only where every condition holds.")


class PersonColumns(Strict):
    born: OptionalDate = None
    sex: OptionalColumn = None
    ethnicity: Template = ""
    died: OptionalDate = None


class Identifier(Conditional):
    scheme: IdentifierScheme
    column: ColumnRef


class Name(Conditional):
    given: Template
    family: Template
    kind: Literal["current", "alias", "preferred", "former"] = "current"


class Address(Conditional):
    lines: Columns
    postcode: OptionalColumn = None
    since: OptionalDate = None
    until: OptionalDate = None
    kind: Literal["home", "placement", "school", "other"] = "home"
    phone: OptionalColumn = None


class Relationship(Conditional):
    kind: Template
    name: Template = ""
    local_id: OptionalColumn = None


class Ending(Conditional):
    """`until` is the day on which it was no longer so; `last_day` is the last day on which it still was."""

    item_class: ItemClass
    until: OptionalDate = None
    last_day: OptionalDate = None


class Involvement(Ending):
    kind: Key
    service: Template
    since: DateRef
    planned_end: OptionalDate = None
    end_reason: Template = ""
    team: Template = ""
    worker: Template = ""
    role: Template = ""
    contact: Template = ""
    legal_status: Template = ""


class Event(Ending):
    kind: Key
    on: DateRef
    at: OptionalTime = None
    summary: Template
    place: Template = ""
    postcode: OptionalColumn = None
    marking: str = "OFFICIAL-SENSITIVE"


class Flag(Ending):
    kind: Concern
    since: DateRef
    basis: Template


class ExtractSpec(Strict):
    """One feed: its columns, and the facts that each row states."""

    name: Slug
    title: str = Field(min_length=1)
    agency: AgencyKind
    agency_code: str = Field(
        default="", description="This partnership's code for the agency; empty means its only one."
    )
    version: int = Field(ge=1)
    row: str = Field(min_length=1, description="What one row is, in a sentence.")
    unborn: bool = Field(default=False, description="What a row states may begin before the person is born.")
    row_key: Columns = Field(min_length=1, description="The columns that name a row for good.")
    local_id: ColumnRef = Field(description="The column with the agency's own id of the person.")
    blank: list[str] = Field(default=[], description="Words that mean an empty cell in every column, such as NULL.")
    columns: dict[Key, Column] = Field(min_length=1)
    person: PersonColumns = PersonColumns()
    identifiers: list[Identifier] = []
    names: list[Name] = []
    addresses: list[Address] = []
    relationships: list[Relationship] = []
    involvements: list[Involvement] = []
    events: list[Event] = []
    flags: list[Flag] = []

    def facts(self) -> list[tuple[str, int, Conditional]]:
        """Every fact with its section and its number in it, in the order of the file."""
        sections = ("identifiers", "names", "addresses", "relationships", "involvements", "events", "flags")
        return [
            (section, number, fact) for section in sections for number, fact in enumerate(getattr(self, section), 1)
        ]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a specification, for editors and the API."""
    return ExtractSpec.model_json_schema()
