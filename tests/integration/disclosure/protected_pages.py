"""Pages that hold a protected value in every way in which a page can, for tests alone."""

import io
from collections.abc import Iterator

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import include, path
from docx import Document

from handrail.disclosure.protected.guard import SHOWN
from handrail.disclosure.public import open_to_all
from handrail.ui.public import CharField, GovForm, csv_response, xlsx_response
from tests.factories.protected import HOME

NOTE = f"She is at {HOME} now"


class NoteForm(GovForm, forms.Form):
    note = CharField(label="What happened")


@open_to_all
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p title='{HOME}'>{NOTE}</p>")


@open_to_all
def typed(request: HttpRequest) -> HttpResponse:
    """What somebody typed stands in its control; the same words beside it come from the record."""
    text = request.GET["q"]
    return HttpResponse(f'<input name="q" value="{text}"><textarea name="t">\n{text}</textarea><p>{text}</p>')


@open_to_all
def table(request: HttpRequest, ending: str) -> HttpResponse:
    answer = csv_response if ending == "csv" else xlsx_response
    return answer("Notes", ["Who", "Note"], [["A", "nothing"], ["B", NOTE], ["C", NOTE]])  # type: ignore[return-value]  # a stream is one


@open_to_all
def document(request: HttpRequest) -> FileResponse:
    made, held = Document(), io.BytesIO()
    made.add_paragraph(NOTE)
    runs = made.add_paragraph()
    runs.add_run("At 12 ").bold = True
    runs.add_run("Quay Road")
    made.save(held)
    held.seek(0)
    return FileResponse(held, as_attachment=True, filename="notes.docx")


@open_to_all
def as_json(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"note": NOTE})


@open_to_all
def streamed(request: HttpRequest) -> FileResponse:
    return FileResponse(io.BytesIO(NOTE.encode()), as_attachment=True, filename="12 Quay Road.txt")


@open_to_all
def sent_on(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/page?at=12+Quay+Road")


@open_to_all
def shown(request: HttpRequest, value: int) -> HttpResponse:
    response = HttpResponse(f"<p>{HOME}</p>")
    setattr(response, SHOWN, value)
    return response


@open_to_all
def crash(request: HttpRequest) -> HttpResponse:
    raise KeyError(HOME)


def _pages() -> Iterator[object]:
    for one in (page, typed, document, as_json, streamed, sent_on, crash):
        yield path(one.__name__, one, name=one.__name__)
    yield path("table.<ending>", table)
    yield path("shown/<int:value>", shown)
    yield path("", include("handrail.project.urls"))


urlpatterns = list(_pages())
handler500 = "handrail.ui.views.server_error"
