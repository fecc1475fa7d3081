"""What somebody asks of the transitions list, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handrail.kernel.periods import add_months

SOON_DAYS = 90


class Show(StrEnum):
    """Which of the cohort: everybody, or those whom a figure counts."""

    ALL = ""
    GAP_SOON = "gap"
    NO_OWNER = "no-owner"
    NEED_AT_18 = "need-at-18"
    UNMET_AT_18 = "unmet-at-18"


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in months, half-open."""

    code: str
    label: str
    since: int
    until: int

    def born_between(self, today: date) -> tuple[date, date]:
        """(after, until and with): who is in the band today was born after the one and not after the other."""
        return add_months(today, -self.until), add_months(today, -self.since)


AGE_BANDS = (
    AgeBand("16", "16 to 17½", 192, 210),
    AgeBand("17h", "17½ to 18", 210, 216),
    AgeBand("18", "18 to 21", 216, 252),
    AgeBand("21", "21 to 25", 252, 300),
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter, half-open, as in '2027-Q1'."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> "Quarter | None":
        year, _, number = text.partition("-Q")
        if not (year.isdecimal() and len(year) == 4 and number in {"1", "2", "3", "4"} and 0 < int(year) < 9999):
            return None
        return cls(int(year), int(number))

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Asked:
    show: Show = Show.ALL
    age: AgeBand | None = None
    domain: str = ""
    team: int | None = None
    area: str = ""
    care_status: str = ""
    quarter: Quarter | None = None
    page: int = 1
