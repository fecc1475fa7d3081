"""Telling somebody that what they wrote was replaced by whoever wrote at the same time."""

from handrail.desk.public import NoticeKind, notify, register_notice_kind
from handrail.disclosure.public import as_system
from handrail.partnership.public import User
from handrail.writing.models import Version, Written
from handrail.writing.values import kind_of

REPLACED = "words-replaced"


def register() -> None:
    register_notice_kind(
        NoticeKind(
            REPLACED,
            "Somebody who wrote at the same time as you chose other words. Yours are kept in the history: look whether "
            "you agree.",
        )
    )


def tell_replaced(record: Written, *, seen: int, link: str, by: User) -> None:
    """Whoever wrote version `seen`, which the conflict page showed as theirs. Call inside the save's transaction."""
    with as_system("who wrote the words that were replaced"):
        entries = Version.objects.filter(kind=kind_of(record), record_id=record.pk, number=seen)
        entry = entries.exclude(what=Version.What.SET_ASIDE).select_related("by").first()
    if entry is not None:
        notify(to=[entry.by], kind=REPLACED, link=link, by=by.pk)
