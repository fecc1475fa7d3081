"""A user's notices."""

from datetime import timedelta

from handrail.desk.models import EmailChoice, Notice
from handrail.kernel import clock

KEPT_DAYS = 60  # a read notice is shown, and kept, for so long
MOST = 200


def notices_of(user_id: int) -> list[Notice]:
    """Unread ones first, then what was read lately; each the latest first. One query."""
    since = clock.now() - timedelta(days=KEPT_DAYS)
    found = list(Notice.objects.filter(user_id=user_id).exclude(read_at__lt=since).order_by("-at", "-pk")[:MOST])
    return sorted(found, key=lambda one: one.read_at is not None)


def unread_count(user_id: int) -> int:
    """One query, of an index alone."""
    return Notice.objects.filter(user_id=user_id, read_at=None).count()


def wants_email(user_id: int) -> bool:
    return not EmailChoice.objects.filter(user_id=user_id, wanted=False).exists()
