"""Saved choices of lists, and lists taken out as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.desk.forms import SaveFilterForm, TakeOutForm
from handrail.desk.lists import ListPage, list_page
from handrail.desk.models import SavedFilter
from handrail.desk.presenters.saved_filters import lines
from handrail.desk.selectors.saved_filters import all_saved
from handrail.desk.services.saved_filters import CannotSave, delete_filter, save_filter
from handrail.desk.taking_out import file_of, purpose_words, rows_for
from handrail.disclosure.public import Action, Decision, Denied, Level, ReaderRequest, needs, record, signed_in
from handrail.partnership.public import Permission
from handrail.ui.public import url_or_none


@signed_in
@require_safe
def filters(request: ReaderRequest) -> HttpResponse:
    return render(request, "desk/filters.jinja", {"lines": lines(all_saved(), request.reader)})


@signed_in
@require_POST
def filter_save(request: ReaderRequest, code: str) -> HttpResponse:
    """Keep what a list was narrowed to, and go back to it."""
    page = _page(request, code)
    query = page.query_of(QueryDict(request.POST.get("query", "")))
    back = request.POST.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = url_or_none(page.url_name) or "/"
    form = SaveFilterForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            save_filter(page=page, name=said["name"], query=query, shared=said["shared"], by=request.reader)
        except CannotSave as refused:
            form.add_error("name", refused.sentence)
        else:
            messages.success(request, f"“{said['name']}” is saved. You find it under the list.")
            return redirect(f"{back}?{query}")
    content = {"form": form, "title": page.title, "query": query, "back": back, "code": code}
    return render(request, "desk/filter_save.jinja", content, status=422)


@signed_in
@require_POST
def filter_delete(request: ReaderRequest, filter_id: int) -> HttpResponse:
    """One's own only: what a colleague shares is theirs."""
    saved = get_object_or_404(SavedFilter, pk=filter_id, user=request.user)
    delete_filter(saved)
    messages.success(request, f"“{saved.name}” is deleted.")
    return redirect("filters")


@needs(Permission.EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: ReaderRequest, code: str) -> HttpResponseBase:
    """Asks what a file is for and who will see it; both stand on the ledger before the file leaves."""
    page = _page(request, code)
    taken = rows_for(page, request.reader, request.GET)
    form = TakeOutForm(request.POST if request.method == "POST" else None, labels=taken.columns)
    if form.is_valid():
        return file_of(page, taken, form.cleaned_data)
    query = page.query_of(request.GET)
    content = {
        "form": form,
        "title": page.title,
        "count": len(taken.rows),
        "purpose": purpose_words(request.reader),
        "back": "" if page.of_one else page.address(query),
    }
    return render(request, "desk/take_out.jinja", content, status=422 if form.errors else 200)


def _page(request: ReaderRequest, code: str) -> ListPage:
    page = list_page(code)
    if page is None:
        raise Http404("There is no such list.")
    if not request.reader.role.can(page.permission):
        why = f"The post of {request.reader.role.name.lower()} does not open this list."
        record(Action.EXPORT, outcome="denied", body={"list": code})
        raise Denied(Decision(False, Level.DENY, (why,)))
    return page
