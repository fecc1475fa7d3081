"""Drafts, each for its author alone."""

from handrail.partnership.public import User
from handrail.writing.models import Draft


def draft_of(key: str, *, by: User) -> Draft | None:
    """The draft last kept under a key, or None."""
    return Draft.objects.filter(author=by, key=key, thrown_at=None, taken_at=None).first()
