"""What can stand in the way of an assessment, in sentences for whoever is writing."""

from collections.abc import Mapping, Sequence
from typing import Any

from handrail.kernel.errors import UserError


class CannotAssess(UserError):
    """This cannot be done with the assessment as it stands."""


class AlreadyOpen(UserError):
    """The same instrument is being filled in for this young person already: `assessment_id` leads there."""

    def __init__(self, assessment_id: int) -> None:
        super().__init__("This is being written already. Add your view there.")
        self.assessment_id = assessment_id


class NotFinished(UserError):
    """A view has questions that must be answered first; `wanting` has (section, question code, sentence)."""

    def __init__(self, wanting: Sequence[tuple[str, str, str]]) -> None:
        super().__init__("Some questions must be answered before this view is finished.")
        self.wanting = wanting


class NotAgreed(UserError):
    """Something is wanting before this can be agreed; `wanting` has a sentence by field."""

    def __init__(self, wanting: Mapping[str, str]) -> None:
        super().__init__("Something is missing before this can be agreed.")
        self.wanting = wanting


class AnswersClash(UserError):
    """Somebody of the same agency answered the same questions meanwhile; `theirs` has their answers by question."""

    def __init__(self, theirs: Mapping[str, Any], version: int) -> None:
        super().__init__("A colleague answered some of these questions while you were writing. Both answers are kept.")
        self.theirs, self.version = theirs, version
