from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.forms import UploadForm
from handrail.linkage.models import Batch
from handrail.linkage.presenters.extracts import batches_table, feeds_table, preview_table, report_table
from handrail.linkage.selectors.feeds import feeds, recent_batches
from handrail.linkage.services.preview import preview
from handrail.linkage.services.readers import reader_of
from handrail.linkage.services.uploads import receive, upload_path
from handrail.linkage.tasks import load_batch, try_batch
from handrail.partnership.public import Agency, Permission
from handrail.ui.public import Progress


@needs(Permission.LOAD_EXTRACTS)
@require_safe
def extracts(request: ReaderRequest) -> HttpResponse:
    """What the agencies send, how fresh it is, and the last loads."""
    today = clock.today()
    page = {"feeds": feeds_table(feeds(today), today), "batches": batches_table(recent_batches())}
    return render(request, "linkage/extracts.jinja", page)


@needs(Permission.LOAD_EXTRACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def extract_upload(request: ReaderRequest) -> HttpResponse:
    """Upload a file; nothing is loaded before its preview has been seen."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        agency = get_object_or_404(Agency, pk=form.cleaned_data["agency"])
        given = {"file": form.cleaned_data["file"], "agency": agency, "reader_code": form.cleaned_data["reader"]}
        try:
            batch = receive(by=request.user, **given)
        except UserError as refused:
            form.add_error("file", refused.sentence)
        else:
            return redirect("extract", batch.pk)
    return render(request, "linkage/upload.jinja", {"form": form})


@needs(Permission.LOAD_EXTRACTS)
@require_safe
def extract(request: ReaderRequest, batch_id: int) -> HttpResponse:
    """One load: its preview while it waits, its progress while it runs, its report when it is done."""
    batch = get_object_or_404(Batch.objects.select_related("agency", "specification"), pk=batch_id)
    page: dict[str, object] = {"batch": batch, "work": None, "table": None, "refused": "", "tried": None}
    if batch.state == Batch.State.LOADING:
        page["work"] = Progress(f"Loading {batch.file_name}", batch.rows_done, batch.rows_expected or 0)
    elif batch.state in (Batch.State.UPLOADED, Batch.State.PREVIEWED):
        page.update(_before(batch))
    elif batch.state == Batch.State.LOADED:
        page["table"] = report_table(batch.report.get("feeds", {}))
    return render(request, "linkage/extract.jinja", page)


def _before(batch: Batch) -> dict[str, object]:
    try:
        reader = reader_of(batch)
        found = preview(path=upload_path(batch), reader=reader)
        record(Action.LOAD, body={"batch": batch.pk, "looked_at": True, "rows": len(found.rows)})
    except UserError as refused:
        return {"refused": refused.sentence}
    tried = batch.report.get("dry_run", {})
    table = report_table(tried["feeds"], "What a load would do") if "feeds" in tried else None
    return {"title": reader.title, "table": preview_table(found), "tried": table, "refused": tried.get("refused", "")}


@needs(Permission.LOAD_EXTRACTS)
@require_POST
def extract_load(request: ReaderRequest, batch_id: int) -> HttpResponse:
    """Load the file that was previewed, or try it without keeping anything; both in the background."""
    batch = get_object_or_404(Batch.objects.select_for_update(), pk=batch_id)
    if batch.state not in (Batch.State.UPLOADED, Batch.State.PREVIEWED):
        messages.error(request, "This file is being loaded or has been.")
    elif request.POST.get("what") == "try":
        try_batch.enqueue(batch.pk)
        messages.success(request, "The dry run has begun. Load this page again in a moment.")
    else:
        batch.state = Batch.State.LOADING
        batch.save(update_fields=["state"])
        load_batch.enqueue(batch.pk)
    return redirect("extract", batch.pk)
