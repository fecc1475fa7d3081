"""The answer to somebody whose save met another's."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.writing.drafted import Drafted
from handrail.writing.errors import Conflict
from handrail.writing.models import Written
from handrail.writing.presenters.conflict import clashes_of
from handrail.writing.presenters.shown import Wording
from handrail.writing.selectors.history import history


def saved_or_conflict(
    request: HttpRequest,
    drafted: Drafted,
    record: Written,
    *,
    changes: Mapping[str, Any] | None = None,
    wording: Wording | None = None,
) -> HttpResponse | None:
    """Save what a valid form says of a record. None when it is saved, else the page that shows both texts.

    The page posts to the form's own address; `wording` words the values of fields that need it.
    """
    try:
        drafted.save(record, changes)
    except Conflict as conflict:
        return conflict_page(request, drafted, conflict, wording)
    return None


def conflict_page(
    request: HttpRequest, drafted: Drafted, conflict: Conflict, wording: Wording | None = None
) -> HttpResponse:
    clashes = clashes_of(drafted, conflict, history(conflict.record), wording)
    shown = {
        "drafted": drafted,
        "clashes": clashes,
        "problems": [{"text": one.error, "href": f"#stand-{one.name}"} for one in clashes if one.error],
        "inputs": [(name, value) for name, held in drafted.words().items() for value in held],
        "seen": conflict.record.version,
    }
    return render(request, "writing/conflict.jinja", shown, status=409)
