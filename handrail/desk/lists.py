"""The lists of Handrail: each may be narrowed and the choice saved, and taken out as a file. Rooms register theirs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from handrail.disclosure.public import Reader
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.ui.public import Cell, DataTable

MOST_ROWS = 20_000
LONGEST = 100  # characters of one choice in an address
Value = str | int | date | None


class TooLong(UserError):
    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” has more than {MOST_ROWS:,} rows. Narrow the list first.")


@dataclass(frozen=True, slots=True)
class Taken:
    """Every row of a list that its page would show the reader, on however many pages; `people` and `others` (ids by
    what they are of) are those whom it lists, for the ledger."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    people: Collection[UUID] = ()
    others: Mapping[str, Sequence[int]] = field(default_factory=dict)


Take = Callable[[Reader, QueryDict, date], Taken]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with the permission that opens it. `keys` are the choices in its address that can be saved: codes, days
    and numbers, never words about anybody. `take` gives its rows, as far as the reader sees them, with a decision of
    their own; without it the list stays where it is. A page that needs more than its name in its address (`of_one`)
    is offered its saved choices on the page alone.
    """

    code: str
    title: str
    url_name: str
    permission: Permission
    keys: frozenset[str] = frozenset()
    take: Take | None = None
    of_one: bool = False

    def asked(self, query: QueryDict) -> list[tuple[str, str]]:
        """The choices in an address that are this list's to save."""
        pairs = [(key, value) for key in query for value in query.getlist(key) if key in self.keys]
        return sorted((key, value) for key, value in pairs if value and len(value) <= LONGEST)

    def address(self, query: str) -> str:
        return "?".join(part for part in (reverse(self.url_name), query) if part)

    def query_of(self, query: QueryDict) -> str:
        return urlencode(self.asked(query))


_lists: dict[str, ListPage] = {}


def register_list(page: ListPage) -> None:
    """Adds a list; the same code again replaces it."""
    _lists[page.code] = page


def list_page(code: str) -> ListPage | None:
    return _lists.get(code)


def taken_table(table: DataTable, people: Collection[UUID], others: Mapping[str, Sequence[int]] | None = None) -> Taken:
    """The rows of a table as the page shows them: nothing can be in the file that is not on the page."""
    columns = [column for column in table.columns if not column.label_hidden]
    rows = [
        [words_of(cell) for cell, column in row.placed(table.columns) if not column.label_hidden] for row in table.rows
    ]
    return Taken([column.label for column in columns], rows, people, others or {})


def words_of(cell: Cell) -> str:
    """A cell in one line: its text, then its tag and its quieter line after semicolons."""
    return "; ".join(part for part in (cell.text, cell.tag.text if cell.tag else "", cell.note) if part)
