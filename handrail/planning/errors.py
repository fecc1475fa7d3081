"""Why something may not be done to a plan, in sentences for whoever tries."""

from collections.abc import Sequence

from handrail.kernel.errors import UserError


class CannotPlan(UserError):
    """A plan, or a part of one, may not be changed in this way as things stand."""


class CannotClose(UserError):
    """A plan or a review may not be closed yet. `reasons` are all that stands in the way, each a sentence."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)
