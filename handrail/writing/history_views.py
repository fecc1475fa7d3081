"""The history of a record, deleting what was written by mistake, and undoing that."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel import clock, words
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.writing.histories import OpenedHistory, history_of
from handrail.writing.presenters.history import history_entries
from handrail.writing.services.deleting import undo_until


class CannotDelete(UserError):
    def __init__(self) -> None:
        super().__init__("You may read this, and not delete it or bring it back.")


@needs(Permission.OPEN_PERSON)
@require_safe
def history(request: ReaderRequest, kind: str, pk: int) -> HttpResponse:
    """Every version, who wrote it, when, and what changed."""
    opened = _opened(kind, pk)
    entries = history_entries(opened.record, wording=opened.wording, without=opened.without)
    page = {"opened": opened, "kind": kind, "entries": entries, "deleted": _deleted(opened)}
    return render(request, "writing/history_page.jinja", page)


@needs(Permission.OPEN_PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def history_delete(request: ReaderRequest, kind: str, pk: int) -> HttpResponse:
    """Delete what was written by mistake: asked once more, since others stop seeing it."""
    opened = _opened(kind, pk)
    if request.method == "POST":
        return _done(request, kind, pk, opened.delete, "Deleted. You can bring it back here.")
    if opened.delete is None:
        raise CannotDelete
    return render(request, "writing/delete.jinja", {"opened": opened, "kind": kind})


@needs(Permission.OPEN_PERSON)
@require_POST
def history_undo(request: ReaderRequest, kind: str, pk: int) -> HttpResponse:
    """Bring back what was deleted, within the days that the retention schedule gives."""
    return _done(request, kind, pk, _opened(kind, pk).undo, "It is back as it was.")


def _done(
    request: ReaderRequest, kind: str, pk: int, act: Callable[[Any], object] | None, said: str
) -> HttpResponse:  # fmt: skip
    if act is None:
        raise CannotDelete
    act(request.user)
    messages.success(request, said)
    return redirect("history", kind, pk)


def _opened(kind: str, pk: int) -> OpenedHistory:
    opens = history_of(kind)
    if opens is None:
        raise Http404("Nothing of this kind is kept with its history.")
    return opens(pk)


def _deleted(opened: OpenedHistory) -> dict[str, Any] | None:
    """'Deleted by Joy Okafor on 22 November 2026', and until when that can be undone."""
    record, until = opened.record, undo_until(opened.record)
    if record.deleted_at is None or until is None:
        return None
    at = clock.local(record.deleted_at)
    said = f"Deleted by {record.deleted_by} on {words.long_date(at.date())} at {words.clock_time(at)}."
    if until < clock.now():
        return {"said": said, "more": "That is too long ago to undo.", "may_undo": False}
    more = f"It can be undone until {words.long_date(clock.local(until).date())}."
    return {"said": said, "more": more, "may_undo": opened.undo is not None}
