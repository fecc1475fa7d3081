"""Long lists in pages, with GOV.UK's rule for which page numbers to show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handrail.kernel import words


@dataclass(frozen=True, slots=True)
class Pagination:
    """``page`` counts from 1; ``href`` gives a page's address; ``noun`` is what the rows are ('event')."""

    page: int
    pages: int
    total: int
    per_page: int
    href: Callable[[int], str]
    noun: str = "row"

    def sentence(self) -> str:
        """'Showing 26 to 50 of 1,204 events'."""
        if self.total == 0:
            return f"No {words.pluralised(self.noun)}"
        first = (self.page - 1) * self.per_page + 1
        last = min(self.page * self.per_page, self.total)
        return f"Showing {words.count(first)} to {words.count(last)} of {words.plural(self.total, self.noun)}"

    def params(self) -> dict[str, Any]:
        """The options of the GOV.UK macro: first, last, current and its neighbours; dots for the rest."""
        items: list[dict[str, Any]] = []
        previous = 0
        for number in sorted({1, self.page - 1, self.page, self.page + 1, self.pages}):
            if not 1 <= number <= self.pages:
                continue
            if number > previous + 1:
                items.append({"ellipsis": True})
            items.append({"number": number, "href": self.href(number), "current": number == self.page})
            previous = number
        ends: dict[str, Any] = {}
        if self.page > 1:
            ends["previous"] = {"href": self.href(self.page - 1)}
        if self.page < self.pages:
            ends["next"] = {"href": self.href(self.page + 1)}
        return {"items": items, "landmarkLabel": "Pages", "classes": "app-pagination", **ends}
