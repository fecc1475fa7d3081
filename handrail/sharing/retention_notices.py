"""Of what this room tells people about retention, and whom. Called inside the transaction of what happened."""

from django.urls import reverse

from handrail.desk.public import NoticeKind, notify, register_notice_kind
from handrail.kernel import clock
from handrail.partnership.public import Permission, holders
from handrail.sharing.models import Disposal

PROPOSED, DONE = "disposal-proposed", "disposal-done"
KINDS = (
    NoticeKind(PROPOSED, "A disposal waits for a second officer. Look through its list before you approve it."),
    NoticeKind(DONE, "A disposal is done, and its certificate is there."),
)


def register() -> None:
    for kind in KINDS:
        register_notice_kind(kind)


def tell_proposed(disposal: Disposal, *, by: int) -> None:
    """Whoever else keeps the schedule: one of them has to approve."""
    officers = holders(on=clock.today(), permission=Permission.KEEP_RETENTION)
    notify(to=officers, kind=PROPOSED, link=reverse("disposal", args=[disposal.pk]), by=by)


def tell_done(disposal: Disposal) -> None:
    both = [one for one in (disposal.proposed_by, disposal.approved_by) if one is not None]
    notify(to=both, kind=DONE, link=reverse("disposal-certificate", args=[disposal.pk]))
