"""A stretch of time as a rule says it: '10 working days', '6 weeks', '3 months'."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from handrail.kernel.periods import add_months
from handrail.kernel.words import plural
from handrail.kernel.working_days import add_working_days

_SHAPE = re.compile(r"([1-9]\d{0,3}) (working day|day|week|month)s?")


@dataclass(frozen=True, slots=True)
class Span:
    number: int
    unit: str

    @classmethod
    def read(cls, text: str) -> "Span":
        """Raises ValueError, in words, for anything else."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise ValueError(f"'{text}' is no stretch of time; write '10 working days', '6 weeks' or '3 months'")
        return cls(int(found[1]), found[2])

    def after(self, day: date) -> date:
        """The last day on which it is still within the span, counted from `day`, which is day 0."""
        match self.unit:
            case "working day":
                return add_working_days(day, self.number)
            case "month":
                return add_months(day, self.number)
            case "week":
                return day + timedelta(weeks=self.number)
        return day + timedelta(days=self.number)

    def __str__(self) -> str:
        return plural(self.number, self.unit)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())
