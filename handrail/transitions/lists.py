"""The transitions list among the lists that can be saved and taken out."""

from datetime import date

from django.http import QueryDict

from handrail.desk.public import MOST_ROWS, ListPage, Taken, register_list
from handrail.disclosure.public import Action, Reader
from handrail.partnership.public import Permission
from handrail.transitions.exporting import COLUMNS, export_rows
from handrail.transitions.pages import Told
from handrail.transitions.selectors.cases import listing, rows_of

KEYS = frozenset({"show", "age", "domain", "team", "care", "area", "quarter"})


def register() -> None:
    register_list(
        ListPage(
            "transitions",
            "Young people about to lose support",
            "transitions",
            Permission.SEE_TRANSITIONS,
            KEYS,
            take,
        )
    )


def take(reader: Reader, query: QueryDict, today: date) -> Taken:
    """The rows asked for, with real dates where the page says how long it is."""
    told = Told.to(reader, Action.EXPORT, today=today)
    asked, saying = told.asked(query), told.saying(today)
    ids = listing(asked, told.among, today=today).ids(0, MOST_ROWS + 1)
    rows = list(export_rows(rows_of(ids, today=today, domain=asked.domain), COLUMNS, saying)) if saying else []
    return Taken([column.label for column in COLUMNS], rows, ids)
