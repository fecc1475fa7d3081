"""The two ways in which input is refused: one value, or the whole file."""

from handrail.kernel.errors import UserError


class UnreadableFile(UserError):
    """A file of which nothing may be taken in; the sentence says why and what to send instead."""


class ValueRefused(ValueError):
    """A value that its column cannot hold. `rule` is a stable code; `because` completes "The value …"."""

    def __init__(self, rule: str, because: str, column: str | None = None) -> None:
        super().__init__(because)
        self.column = column
        self.rule = rule
        self.because = because
