"""What this room tells people of, without a name and without a word of any case."""

from handrail.desk.public import NoticeKind, register_notice_kind

OPENED, OPENED_OURS = "emergency_opened", "emergency_opened_ours"
REVIEWED = "emergency_reviewed"
ASKED, ANSWERED, LET_IN, ENDED = "access_asked", "access_answered", "access_given", "access_ended"


def register() -> None:
    for kind in (
        NoticeKind(OPENED, "Somebody opened a record in an emergency. Look at why, and decide.", at_once=True),
        NoticeKind(
            OPENED_OURS,
            "Somebody opened, in an emergency, the record of a young person whom your team works with.",
            at_once=True,
        ),
        NoticeKind(REVIEWED, "It has been decided whether your opening a record in an emergency was right."),
        NoticeKind(ASKED, "Somebody asks to be let in to a record. Look at why, and decide."),
        NoticeKind(ANSWERED, "What you asked about being let in to a record is answered."),
        NoticeKind(LET_IN, "You have been let in to somebody's record for some time."),
        NoticeKind(ENDED, "Your access to somebody's record has been ended early."),
    ):
        register_notice_kind(kind)
