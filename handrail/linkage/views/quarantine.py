from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.kernel.errors import UserError
from handrail.linkage.forms import MendForm
from handrail.linkage.models import QuarantinedRow
from handrail.linkage.presenters.extracts import quarantine_table, row_table
from handrail.linkage.selectors.feeds import open_rows
from handrail.linkage.services.quarantine import check_release, columns_that_must_be_filled, release
from handrail.linkage.services.specifications import feed_titles
from handrail.partnership.public import Permission
from handrail.ui.public import Pagination

PER_PAGE = 50


@needs(Permission.LOAD_EXTRACTS)
@require_safe
def quarantine(request: ReaderRequest) -> HttpResponse:
    """Rows that could not be taken in, with the reason; of one load, or of all."""
    asked = request.GET.get("batch", "")
    batch = int(asked) if asked.isdecimal() and len(asked) < 12 else None
    found = Paginator(open_rows(batch), PER_PAGE).get_page(request.GET.get("page"))
    kept = f"batch={batch}&" if batch else ""
    pages = Pagination(
        page=found.number,
        pages=found.paginator.num_pages,
        total=found.paginator.count,
        per_page=PER_PAGE,
        href=lambda number: f"{reverse('quarantine')}?{kept}page={number}",
    )
    looked_at = [row.pk for row in found]
    record(
        Action.LOAD, body={"page": "quarantine", "looked_at": True, "rows": len(looked_at)}, detail={"rows": looked_at}
    )
    return render(
        request, "linkage/quarantine.jinja", {"table": quarantine_table(list(found), feed_titles()), "pages": pages}
    )


@needs(Permission.LOAD_EXTRACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def quarantined_row(request: ReaderRequest, row_id: int) -> HttpResponse:
    """One row: what is wrong, and a box for each of its columns to mend it in."""
    rows = QuarantinedRow.objects.select_related("batch__agency", "batch__specification")
    row = get_object_or_404(rows, pk=row_id)
    must = columns_that_must_be_filled(row=row)
    form = MendForm(row.mended or row.as_sent, row.column, must, request.POST or None)
    why_not = ""
    try:
        check_release(row=row)
    except UserError as refused:
        why_not = refused.sentence
    if request.method == "POST" and not why_not and form.is_valid():
        try:
            batch = release(row=row, mended=form.mended(), by=request.user)
        except UserError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "The row was taken in.")
            return redirect("extract", batch.pk)
    record(Action.LOAD, body={"quarantined": row.pk, "looked_at": True})
    page = {"row": row, "form": form, "why_not": why_not, "table": row_table(row) if why_not else None}
    return render(request, "linkage/quarantined_row.jinja", page)
