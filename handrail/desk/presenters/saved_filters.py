"""Saved choices of lists, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.desk.lists import list_page
from handrail.desk.models import SavedFilter
from handrail.disclosure.public import Reader


@dataclass(frozen=True, slots=True)
class SavedLine:
    pk: int
    name: str
    href: str  # '' where it can be opened only from a page of its own
    current: bool = False
    mine: bool = True
    page: str = ""
    whose: str = ""


def links(saved: Sequence[SavedFilter], *, path: str, query: str, reader: Reader) -> list[SavedLine]:
    """On the page of the list itself; `query` is what is chosen now."""
    return [
        SavedLine(
            one.pk,
            one.name,
            f"{path}?{one.query}",
            current=one.query == query,
            mine=one.user_id == reader.user_id,
            whose="" if one.user_id == reader.user_id else str(one.user),
        )
        for one in saved
    ]


def lines(saved: Sequence[SavedFilter], reader: Reader) -> list[SavedLine]:
    """All of them, for the page on which they are deleted; of lists that the reader may open."""
    shown = []
    for one in saved:
        page = list_page(one.page)
        if page is None or not reader.role.can(page.permission):
            continue
        mine = one.user_id == reader.user_id
        whose = f"Shared with {one.team}" if mine and one.team else "" if mine else f"From {one.user}"
        href = "" if page.of_one else page.address(one.query)
        shown.append(SavedLine(one.pk, one.name, href, mine=mine, page=page.title, whose=whose))
    return shown
