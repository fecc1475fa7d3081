from django.http import HttpRequest

from handrail.desk.selectors.notices import unread_count
from handrail.ui.public import MastheadLink, register_masthead_link


def register() -> None:
    """Adds this room's pages to the navigation."""
    register_masthead_link(MastheadLink("Notices", "notices", _unread, "unread", key="n"))


def _unread(request: HttpRequest) -> int | None:
    """Asked once a page, and on no page that says no: its transaction may be broken."""
    reader = getattr(request, "reader", None)
    return None if reader is None or getattr(request, "failed", False) else unread_count(reader.user_id)
