"""A list as a file: the rows that its page shows this reader, on the ledger before they leave."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, QueryDict
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from handrail.desk.lists import MOST_ROWS, ListPage, Taken, TooLong
from handrail.disclosure.public import Action, Purpose, Reader, record_list
from handrail.kernel import clock
from handrail.ui.public import csv_response, xlsx_response


def rows_for(page: ListPage, reader: Reader, query: QueryDict) -> Taken:
    """Raises `TooLong`, and Http404 for a list that stays where it is."""
    if page.take is None:
        raise Http404("This list cannot be taken out.")
    taken = page.take(reader, query, clock.today())
    if len(taken.rows) > MOST_ROWS:
        raise TooLong(page.title)
    return taken


def file_of(page: ListPage, taken: Taken, said: Mapping[str, Any]) -> HttpResponseBase:
    """The file with the chosen columns; whom it lists, for what and for whom is recorded first."""
    chosen = [int(number) for number in said["columns"]]
    form = "xlsx" if said["format"] == "xlsx" else "csv"
    columns = [taken.columns[number] for number in chosen]
    body = {
        "list": page.code,
        "format": form,
        "rows": len(taken.rows),
        "columns": [slugify(column) for column in columns],
        "given": said["given"],
    }
    others = {name: list(ids) for name, ids in taken.others.items()}
    detail = {"why": said["why"], "recipient": said["recipient"], **others}
    record_list(Action.EXPORT, taken.people, body=body, detail=detail)
    respond = xlsx_response if form == "xlsx" else csv_response
    rows = [[row[number] for number in chosen] for row in taken.rows]
    return respond(f"{page.code}-{clock.today():%Y-%m-%d}", columns, rows)


def purpose_words(reader: Reader) -> str:
    """For what the reader reads, with its basis in law."""
    purpose = Purpose.objects.filter(code=reader.purpose).first()
    return f"{purpose.name}: {purpose.lawful_basis}" if purpose else reader.purpose
