"""What each act on the ledger means to the young person whom it was about."""

from dataclasses import dataclass
from enum import StrEnum

from handrail.disclosure.public import Action


class Kind(StrEnum):
    """What the picture of a report tells apart."""

    READ = "Read"
    LISTED = "On a list"
    WROTE = "Written"
    OUT = "Told or taken out"
    REFUSED = "Refused"


@dataclass(frozen=True, slots=True)
class ActWords:
    kind: Kind
    phrase: str


OPENED = ActWords(Kind.READ, "Opened the record, to write in it")
_WORDS: dict[Action, ActWords] = {
    Action.OPEN_PERSON: ActWords(Kind.READ, "Opened the record"),
    Action.SEARCH: ActWords(Kind.LISTED, "Searched, and the record was among those found"),
    Action.LIST: ActWords(Kind.LISTED, "Looked at a list with the record on it"),
    Action.EXPORT: ActWords(Kind.OUT, "Saved a list with the record on it as a file"),
    Action.REVIEW_MATCH: ActWords(Kind.READ, "Compared records that may be of one person"),
    Action.JOIN: ActWords(Kind.WROTE, "Joined records of one person"),
    Action.SPLIT: ActWords(Kind.WROTE, "Took apart records of different people"),
    Action.UNDO: ActWords(Kind.WROTE, "Undid a joining of records"),
    Action.READ_LEDGER: ActWords(Kind.READ, "Looked up who had done what"),
    Action.ASSESS: ActWords(Kind.WROTE, "Worked on an assessment"),
    Action.READ_PLAN: ActWords(Kind.READ, "Read a plan"),
    Action.LIST_PLANS: ActWords(Kind.LISTED, "Looked at a list of plans"),
    Action.PLAN: ActWords(Kind.WROTE, "Worked on a plan"),
    Action.FINISH_ACTION: ActWords(Kind.WROTE, "Finished something that a plan promised"),
    Action.HEAR: ActWords(Kind.WROTE, "Wrote down what the young person or the family said"),
    Action.TAKE_OUT_PLAN: ActWords(Kind.READ, "Opened a plan, to print or save it"),
    Action.SEND_DIGEST: ActWords(Kind.LISTED, "Was reminded of what is due"),
    Action.MAKE_CONTACT: ActWords(Kind.WROTE, "Told the front door of a worry"),
    Action.OPEN_CONTACT: ActWords(Kind.READ, "Read what the front door was told"),
    Action.LIST_CONTACTS: ActWords(Kind.LISTED, "Looked at a list of the front door"),
    Action.MATCH_CONTACT: ActWords(Kind.WROTE, "Said whom a contact is about"),
    Action.RATE_CONTACT: ActWords(Kind.WROTE, "Said how urgent a contact is"),
    Action.ASK_CHECK: ActWords(Kind.OUT, "Asked another agency what it knows"),
    Action.ANSWER_CHECK: ActWords(Kind.OUT, "Answered the front door's question"),
    Action.DECIDE_CONTACT: ActWords(Kind.WROTE, "Decided what follows from a contact"),
    Action.TAKE_UP_CONTACT: ActWords(Kind.WROTE, "Took up a contact"),
    Action.STEP_LEVEL: ActWords(Kind.WROTE, "Changed the level of need"),
    Action.DISCLOSE: ActWords(Kind.OUT, "Told somebody, or handed something over"),
    Action.SETTLE_DISCLOSURE: ActWords(Kind.WROTE, "Wrote down what became of something handed over"),
    Action.REFUSE_TO_SHARE: ActWords(Kind.WROTE, "Wrote down a refusal to share"),
    Action.LIST_TOLD: ActWords(Kind.LISTED, "Looked at a list of what was shared outside"),
    Action.FIND_FOR_REPORT: ActWords(Kind.READ, "Looked up whom a report like this is about"),
    Action.READ_ACCESS_REPORT: ActWords(Kind.READ, "Prepared a report like this"),
    Action.TAKE_OUT_ACCESS_REPORT: ActWords(Kind.READ, "Prepared a report like this, to hand it over"),
}


def register_act_words(action: Action, words: ActWords) -> None:
    """For acts of rooms and features that come later."""
    _WORDS[action] = words


def act_words(action: str, *, only_opened: bool = False) -> ActWords:
    """An act that nobody has worded is told by its code, rather than left out.

    `only_opened` where the record was opened for the act, and the act itself stands, if it came to it, on its own.
    """
    words = _WORDS.get(Action(action)) if action in set(Action) else None
    if words and only_opened and words.kind in (Kind.WROTE, Kind.OUT):
        return OPENED
    return words or ActWords(Kind.READ, action.replace("_", " ").capitalize())
