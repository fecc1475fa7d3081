"""Why something may not be done to a plan, in sentences for whoever tries."""

from collections.abc import Sequence
from typing import NamedTuple

from handrail.kernel.errors import UserError


class CannotPlan(UserError):
    """A plan, or a part of one, may not be changed in this way as things stand."""


class Reason(NamedTuple):
    """One thing that stands in the way; `field` is the answer that it is about, where it is about one."""

    sentence: str
    field: str = ""


class CannotClose(UserError):
    """A plan or a review may not be closed yet. `reasons` are all that stands in the way, each a sentence."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.refusals = tuple(CannotPlan(reason.sentence, field=reason.field) for reason in reasons)
        self.reasons = tuple(reason.sentence for reason in reasons)
        super().__init__(" ".join(self.reasons))
