"""The shape of `practice.toml`: how a front door works, as its partnership has agreed it."""

from datetime import datetime, time, timedelta
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, model_validator

from handrail.kernel.working_hours import OpeningHours, Running, due_after, end_of_working_day
from handrail.ui.public import Tone

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OutOfHours(Strict):
    danger: str
    otherwise: str


class Rating(Strict):
    """How soon a contact must be seen to. Without `hours` it has no target."""

    code: str
    label: str
    meaning: str
    tone: Tone
    citation: str
    hours: float | None = Field(default=None, gt=0)
    check_hours: float | None = Field(default=None, gt=0)
    running: Running = Running.ELAPSED

    def due(self, start: datetime, hours: OpeningHours) -> datetime | None:
        return due_after(start, timedelta(hours=self.hours), self.running, hours) if self.hours else None

    def check_due(self, start: datetime, hours: OpeningHours) -> datetime | None:
        return due_after(start, timedelta(hours=self.check_hours), self.running, hours) if self.check_hours else None


class WorkingDayClock(Strict):
    working_days: int = Field(ge=1)
    citation: str

    def due(self, received: datetime) -> datetime:
        return end_of_working_day(received, self.working_days)


class Clocks(Strict):
    when_in_danger: str
    decision: WorkingDayClock
    take_up: WorkingDayClock


class ReReferral(Strict):
    days: int = Field(ge=1)
    citation: str


class LevelOfNeed(Strict):
    number: int = Field(ge=1, le=5)
    label: str
    meaning: str

    def __str__(self) -> str:
        return f"Level {self.number}: {self.label}"


class Route(Strict):
    code: str
    label: str
    levels: frozenset[int]
    referral: bool
    needs_team: bool


class Threshold(Strict):
    code: str
    level: int
    text: str


class OpenWork(Strict):
    kinds: tuple[str, ...]


class Checks(Strict):
    """`readable_days`: for how long an agency that has answered still reads whom it was asked about."""

    question: str
    readable_days: int = Field(default=7, ge=1, le=90)


class Hands(Strict):
    """`days`: for how long a team that takes a contact on reads it by that alone, until its own work is on record."""

    days: int = Field(default=42, ge=1, le=366)


class Practice(Strict):
    """All of it. Raises where one part names what another does not have."""

    version: str
    note: str
    hours: dict[str, tuple[time, time]]
    out_of_hours: OutOfHours
    ratings: tuple[Rating, ...]
    clocks: Clocks
    re_referral: ReReferral
    levels: tuple[LevelOfNeed, ...] = Field(min_length=4, max_length=5)
    routes: tuple[Route, ...]
    thresholds: tuple[Threshold, ...]
    open_work: OpenWork
    checks: Checks
    hands: Hands = Hands()

    @model_validator(mode="after")
    def _hangs_together(self) -> "Practice":
        if unknown := self.hours.keys() - set(WEEKDAYS):
            raise ValueError(f"'{min(unknown)}' is no day of the week")
        if self.clocks.when_in_danger not in {one.code for one in self.ratings}:
            raise ValueError(f"no rating is called '{self.clocks.when_in_danger}'")
        numbers = [level.number for level in self.levels]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("levels of need are numbered from 1, lowest first")
        named = {level for route in self.routes for level in route.levels} | {one.level for one in self.thresholds}
        if unknown_levels := named - set(numbers):
            raise ValueError(f"there is no level of need {min(unknown_levels)}")
        return self

    @cached_property
    def opening(self) -> OpeningHours:
        return OpeningHours({WEEKDAYS.index(day): span for day, span in self.hours.items()})

    def rating(self, code: str) -> Rating | None:
        return next((one for one in self.ratings if one.code == code), None)

    def level(self, number: int) -> LevelOfNeed | None:
        return next((one for one in self.levels if one.number == number), None)

    def route(self, code: str) -> Route | None:
        return next((one for one in self.routes if one.code == code), None)

    def threshold(self, code: str) -> Threshold | None:
        return next((one for one in self.thresholds if one.code == code), None)
