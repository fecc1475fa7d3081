"""Drafts, each for its author alone."""

from django.db.models import QuerySet

from handrail.partnership.public import User
from handrail.writing.models import Draft

THROWN_DAYS = 7  # for so long a draft thrown away can be brought back


def draft_of(key: str, *, by: User) -> Draft | None:
    """The draft last kept under a key, or None."""
    return drafts_of(by).filter(key=key).first()


def drafts_of(by: User) -> QuerySet[Draft]:
    """What somebody has begun and not sent, the last kept first."""
    return Draft.objects.filter(author=by, thrown_at=None, taken_at=None)


def thrown_away(by: User) -> QuerySet[Draft]:
    return Draft.objects.filter(author=by, thrown_at__isnull=False, taken_at=None).order_by("-thrown_at")
