"""Errors that a user may see."""


class UserError(Exception):
    """Something that a user did or sent cannot be taken as it is; `sentence` says what is wrong and what to do.

    Anticipated errors are subclasses of this one and are shown as they stand; anything else is a defect and is not
    caught. The sentence never carries personal data.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
