"""What a rule may say. The files under `data/` explain each field; a misspelt one is refused with its name."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from handrail.partnership.public import AgencyKind
from handrail.records.facts import ItemClass

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Age = Annotated[int, Field(ge=10, le=30)]
Count = Annotated[int, Field(ge=1)]
Sort = Literal["flag", "involvement", "event"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Domain(Strict):
    """A need domain, with a short form for narrow columns."""

    code: Key
    label: Words
    short: Words


class NeedRule(Strict):
    """A recorded fact, and the need it implies."""

    code: Code
    words: Words
    citation: str = Field(min_length=1)
    domains: list[Key] = Field(min_length=1)
    flags: list[Key] = []
    involvements: list[Key] = []
    events: list[Key] = []
    item_classes: list[Key] = []
    except_legal_statuses: list[str] = []
    at_least: Count = 1
    within_days: Count | None = None
    still_at_age: Age | None = None
    open_until_age: Age | None = None
    until_age: Age | None = None
    lasts_months: Count | None = None
    months_after_end: Annotated[int, Field(ge=0)] = 0
    goes_on: bool = False
    met_when_ended_as: list[str] = []

    @property
    def sort(self) -> Sort:
        return "flag" if self.flags else "involvement" if self.involvements else "event"

    @property
    def kinds(self) -> list[str]:
        return self.flags or self.involvements or self.events

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if sum(bool(kinds) for kinds in (self.flags, self.involvements, self.events)) != 1:
            raise ValueError(f"rule '{self.code}' must name exactly one of flags, involvements and events")
        if self.events and self.lasts_months is None:
            raise ValueError(f"rule '{self.code}' is about events, so it needs lasts_months")
        if (self.at_least > 1) != (self.within_days is not None):
            raise ValueError(f"rule '{self.code}' needs at_least and within_days together, or neither")
        if not self.events and self.at_least > 1:
            raise ValueError(f"rule '{self.code}' counts what is not an event")
        if (self.still_at_age or self.open_until_age) and not self.involvements:
            raise ValueError(f"rule '{self.code}' has an age that is for involvements only")
        return self


class SupportRule(Strict):
    """An involvement, who tells of it, the domains whose needs it meets, and when it stops."""

    code: Code
    words: Words
    citation: str = Field(min_length=1)
    involvements: list[Key] = Field(min_length=1)
    told_by: dict[AgencyKind, list[ItemClass]] = Field(min_length=1)
    services: list[str] = []
    except_legal_statuses: list[str] = []
    domains: list[Key] = Field(min_length=1)
    upper_age: Age | None = None
    lasts_days: Count | None = None
    serves_adults: bool = False


class LegalStatus(Strict):
    """Legal statuses under which an involvement cannot outlast a birthday."""

    codes: list[str] = Field(min_length=1)
    words: Words
    ends_at_age: Age
    citation: str = Field(min_length=1)


class Concern(Strict):
    words: Words
    flags: list[Key] = Field(min_length=1)
    within_months: Count | None = None


class HorizonRule(Strict):
    from_age: Age
    until_age: Age
    successor_within_days: Annotated[int, Field(ge=0, le=366)]
    look_back_days: Annotated[int, Field(ge=0, le=3660)]


class OwnerRule(Strict):
    lead: list[Key] = Field(min_length=1)
    after_18: list[Key] = Field(min_length=1)
    panel_role: Key


class DomainFile(Strict):
    version: Count
    domains: list[Domain] = Field(min_length=1)


class NeedFile(Strict):
    version: Count
    rules: list[NeedRule] = Field(min_length=1)


class SupportFile(Strict):
    version: Count
    rules: list[SupportRule] = Field(min_length=1)
    legal_statuses: list[LegalStatus] = []


class CohortRule(Strict):
    """Whom the transitions panel looks after, how far the horizon reaches, and who counts as an owner."""

    version: Count
    code: Code
    words: Words
    citation: str = Field(min_length=1)
    from_age: Age
    until_age: Age
    concerns: list[Concern] = Field(min_length=1)
    horizon: HorizonRule
    owner: OwnerRule
