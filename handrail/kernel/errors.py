"""Errors that a user may see."""


class UserError(Exception):
    """Something that a user did or sent cannot be taken as it is; `sentence` says what is wrong and what to do.

    Anticipated errors are subclasses of this one and are shown as they stand; anything else is a defect and is not
    caught. The sentence never carries personal data. `field` names the answer that it is about, so that a form which
    asks for it shows the sentence beside it; empty where no single answer is at fault.
    """

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
