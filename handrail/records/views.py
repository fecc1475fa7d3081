"""The pages of a person, and the home page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import ReaderRequest, needs, signed_in
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.records import pages
from handrail.records.forms import asked_of, number_of
from handrail.records.home_tasks import home_tasks
from handrail.records.opening import JoinedAway, opened
from handrail.records.panels import HomeReading, PersonReading, home_blocks
from handrail.records.selectors.timeline import Stream
from handrail.ui.public import url_or_none

Page = Callable[..., dict[str, Any]]


def of_person(template: str) -> Callable[[Page], Callable[..., HttpResponse]]:
    """A page of one person: opened first, then made from the reading; a record joined away leads to where it went."""

    def made(page: Page) -> Callable[..., HttpResponse]:
        @needs(Permission.OPEN_PERSON)
        @require_safe
        @wraps(page)
        def view(request: HttpRequest, person_id: UUID, **address: Any) -> HttpResponse:
            try:
                reading = opened(person_id)
            except JoinedAway as gone:
                return _joined_away(request, gone)
            return render(request, f"records/{template}.jinja", page(request, reading, **address))

        return view

    return made


def _joined_away(request: HttpRequest, gone: JoinedAway) -> HttpResponse:
    if len(gone.persons) == 1:
        messages.info(request, "The record that you opened was joined with this one, which now holds what it held.")
        return redirect("person", gone.persons[0])
    return render(request, "records/joined_away.jinja", {"persons": gone.persons}, status=410)


@of_person("person")
def person(request: HttpRequest, reading: PersonReading) -> dict[str, Any]:
    return pages.overview(reading)


@of_person("timeline")
def person_timeline(request: ReaderRequest, reading: PersonReading) -> dict[str, Any]:
    return {**pages.timeline(reading, asked_of(request.GET)), "tools": list_tools(request, "timeline")}


@of_person("sources")
def person_sources(request: HttpRequest, reading: PersonReading) -> dict[str, Any]:
    return pages.sources(reading)


@of_person("rows")
def person_rows(request: HttpRequest, reading: PersonReading, *, source: int, feed: str) -> dict[str, Any]:
    return pages.rows(reading, source, feed, after=number_of(request.GET.get("after", "")))


@of_person("as_sent")
def person_as_sent(request: HttpRequest, reading: PersonReading, *, stream: str, pk: int) -> dict[str, Any]:
    if stream.upper() not in Stream.__members__:
        raise Http404("No such part of the timeline.")
    return pages.as_sent(reading, Stream[stream.upper()], pk)


@of_person("why")
def person_why(request: HttpRequest, reading: PersonReading) -> dict[str, Any]:
    return pages.why(reading)


@of_person("panels")
def person_tab(request: HttpRequest, reading: PersonReading, *, tab: str) -> dict[str, Any]:
    return pages.registered_tab(reading, tab)


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    reading = HomeReading(request.reader, clock.today())  # type: ignore[attr-defined]  # set by the middleware
    role = reading.reader.role
    page = {
        "reading": reading,
        "find_url": url_or_none("find") if role.can(Permission.OPEN_PERSON) else None,
        "blocks": home_blocks(reading),
        "tasks": home_tasks(role),
    }
    return render(request, "records/home.jinja", page)
