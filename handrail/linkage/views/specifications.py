from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel import words
from handrail.linkage.extracts.spec import json_schema
from handrail.linkage.extracts.spec_files import InvalidSpec, parse_spec, shipped_texts
from handrail.linkage.forms import SpecificationForm
from handrail.linkage.services.specifications import (
    UnknownSpecification,
    current_specification,
    current_specifications,
    save_specification,
)
from handrail.partnership.public import Permission
from handrail.ui.public import Cell, Column, DataTable, TableRow


@needs(Permission.EDIT_SPECIFICATIONS)
@require_safe
def specifications(request: ReaderRequest) -> HttpResponse:
    """How each agency's extract is read."""
    rows = [
        TableRow(
            [
                Cell(parse_spec(one.text).title, href=reverse("specification", args=[one.code])),
                one.code,
                str(one.version),
                words.short_date(one.created_at.date()),
            ]
        )
        for one in current_specifications()
    ]
    columns = [Column("Extract"), Column("Code"), Column("Version", numeric=True), Column("Since")]
    return render(
        request, "linkage/specifications.jinja", {"table": DataTable("Extract specifications", columns, rows)}
    )


@needs(Permission.EDIT_SPECIFICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def specification(request: ReaderRequest, code: str) -> HttpResponse:
    """One specification as text. Saving makes a new version; what is wrong is said with the place it stands at."""
    try:
        kept = current_specification(code)
    except UnknownSpecification as unknown:
        raise Http404 from unknown
    return _edited(request, code, kept.text, f"{code}, version {kept.version}")


@needs(Permission.EDIT_SPECIFICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def specification_new(request: ReaderRequest) -> HttpResponse:
    """A new specification, begun from one that is shipped."""
    return _edited(request, "", shipped_texts()["voluntary-mentoring"], "A new specification")


def _edited(request: ReaderRequest, code: str, text: str, title: str) -> HttpResponse:
    form = SpecificationForm(request.POST or None, initial={"text": text})
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_specification(text=form.cleaned_data["text"].replace("\r\n", "\n"), by=request.user, code=code)
        except InvalidSpec as invalid:
            for problem in invalid.problems:
                form.add_error("text", str(problem))
        else:
            messages.success(request, f"Version {saved.version} of {saved.code} is in force.")
            return redirect("specification", saved.code)
    return render(request, "linkage/specification.jinja", {"form": form, "title": title})


@needs(Permission.EDIT_SPECIFICATIONS)
@require_safe
def specification_schema(request: ReaderRequest) -> HttpResponse:
    """The JSON Schema of a specification, for an editor that checks while one writes."""
    response = JsonResponse(json_schema())
    response["Content-Disposition"] = 'attachment; filename="extract-specification.schema.json"'
    return response
