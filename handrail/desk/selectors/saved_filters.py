"""What somebody has saved of lists, and what their team shares with them."""

from handrail.desk.models import SavedFilter


def saved_of(page: str) -> list[SavedFilter]:
    """Of one list: the reader's own and their team's. One query."""
    return list(SavedFilter.objects.filter(page=page).select_related("user"))


def all_saved() -> list[SavedFilter]:
    """Of every list, the reader's own and their team's. One query."""
    return list(SavedFilter.objects.select_related("user", "team").order_by("page", "name", "pk"))
