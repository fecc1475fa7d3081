"""Saving the choices of a list under a name, and forgetting them."""

from django.db import transaction

from handrail.desk.lists import ListPage
from handrail.desk.models import SavedFilter
from handrail.disclosure.public import Reader, as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError

_REASON = "what somebody saves of a list is their own"
MOST = 30


class CannotSave(UserError):
    """There is nothing to save, or too much is saved already."""


@transaction.atomic
def save_filter(*, page: ListPage, name: str, query: str, shared: bool, by: Reader) -> SavedFilter:
    """Keep choices under a name; the same name again replaces what it stood for. `query` is as `ListPage.query_of`
    gives it."""
    if not query:
        raise CannotSave("Nothing is chosen in this list yet. Choose first, then save.")
    with as_system(_REASON):
        mine = SavedFilter.objects.filter(user_id=by.user_id, page=page.code)
        if not mine.filter(name=name).exists() and mine.count() >= MOST:
            raise CannotSave(f"You have saved {MOST} of this list already. Delete one first.")
        kept, _ = SavedFilter.objects.update_or_create(
            user_id=by.user_id,
            page=page.code,
            name=name,
            defaults={"query": query, "team_id": by.team_id if shared else None, "saved_at": clock.now()},
        )
    return kept


def delete_filter(saved: SavedFilter) -> None:
    """Gone for whoever it was shared with, too."""
    with as_system(_REASON):
        saved.delete()
