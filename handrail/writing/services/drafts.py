"""Keeping drafts, and forgetting them once their words stand on the record."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from django.db import transaction

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.writing.models import Draft
from handrail.writing.selectors.drafts import draft_of

_REASON = "a draft is kept for its author"


def keep_draft(
    key: str, *, by: User, values: Mapping[str, Sequence[str]], based_on: int | None, title: str = "", page: str = ""
) -> Draft:
    """Keep what a form holds, as typed."""
    with as_system(_REASON), transaction.atomic():
        now = clock.now()
        draft = draft_of(key, by=by) or Draft(author=by, key=key, opened=uuid4(), began_at=now)
        draft.values = {name: list(held) for name, held in values.items()}
        draft.based_on, draft.kept_at = based_on, now
        draft.title, draft.page = title or draft.title, page or draft.page
        draft.save()
    return draft


def forget_draft(key: str, *, by: User) -> None:
    """The words stand on the record now: the draft is no longer needed."""
    with as_system(_REASON), transaction.atomic():
        draft = draft_of(key, by=by)
        if draft is not None:
            draft.values, draft.taken_at = {}, clock.now()
            draft.save(update_fields=["values", "taken_at"])
