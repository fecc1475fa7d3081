"""What can stand in the way of a save, in words for whoever saves. None of it carries what was written."""

from handrail.kernel.errors import UserError
from handrail.writing.models import Written
from handrail.writing.values import Json


class Conflict(UserError):
    """Somebody saved, meanwhile, a field that this save changes too.

    `base` (what the writer began from), `theirs` (what stands now) and `mine` (all that was sent) hold plain values by
    field name; `fields` are the names over which the two differ.
    """

    def __init__(
        self,
        record: Written,
        *,
        based_on: int,
        base: dict[str, Json],
        theirs: dict[str, Json],
        mine: dict[str, Json],
        fields: list[str],
    ) -> None:
        super().__init__(
            "Somebody else saved this while you were writing. Both texts are kept: choose what shall stand."
        )
        self.record, self.based_on, self.fields = record, based_on, fields
        self.base, self.theirs, self.mine = base, theirs, mine


class Gone(UserError):
    """The record was deleted while somebody wrote."""

    def __init__(self, record: Written) -> None:
        super().__init__(
            "This was deleted while you were writing. What you wrote is kept as a draft: undo the delete, then send it."
        )
        self.record = record


class UnknownVersion(UserError):
    def __init__(self) -> None:
        super().__init__("This page does not say which version it began from. Open it again; what you wrote is kept.")
