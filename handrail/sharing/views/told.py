"""Who was told outside, what was refused, and what is kept past its day."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list
from handrail.kernel import clock
from handrail.kernel.periods import add_months
from handrail.partnership.public import Permission
from handrail.sharing.forms.telling import RefuseForm, ReviewRefusalForm, SettleForm, TellForm
from handrail.sharing.models import DisclosureMade, Refusal
from handrail.sharing.opening import open_row, open_to_write
from handrail.sharing.presenters.told import overdue_table, refusals_table, told_table
from handrail.sharing.refusal_sources import counted_elsewhere
from handrail.sharing.selectors.told import overdue_everywhere, refusals_counted, told_list
from handrail.sharing.services.refusing import refuse_to_share, review_refusal
from handrail.sharing.services.telling import Saving, settle_told, tell_outside
from handrail.sharing.views.writing import WritingPage, write

FORM = ["GET", "HEAD", "POST"]
COUNTED_MONTHS = 12


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def told_add(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """Anybody whose team works with the young person records what they told somebody outside Handrail."""
    person, reader = open_to_write(person_id)

    def save(form: TellForm, saved: Saving) -> str:
        tell_outside(person=person, telling=form.telling(), by=reader)
        return "Recorded, and on the ledger."

    page = WritingPage(
        "Record what was shared outside", "Record it", f"told:new:{person_id}", person,
        lead_in="A phone call, an e-mail, a printed page: what others can no longer look up here.",
    )  # fmt: skip
    return write(request, page, TellForm, save)


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def told_settle(request: ReaderRequest, pk: int) -> HttpResponse:
    made, reader = open_row(DisclosureMade, pk)

    def save(form: SettleForm, saved: Saving) -> str:
        settle_told(made=made, settling=form.settling(), by=reader, saved=saved)
        return "Saved."

    page = WritingPage("What became of it?", "Save", f"told:{pk}", made.person, made.version, lead_in=made.what)
    return write(request, page, SettleForm, save)


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def refusal_add(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    person, reader = open_to_write(person_id)

    def save(form: RefuseForm, saved: Saving) -> str:
        refuse_to_share(person=person, refusing=form.refusing(), by=reader)
        return "The refusal is recorded."

    page = WritingPage("Record a refusal to share", "Record it", f"refusal:new:{person_id}", person)
    return write(
        request, page, RefuseForm, save, {"refused_by": reader.name, "refused_by_agency": str(reader.agency_id)}
    )


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def refusal_review(request: ReaderRequest, pk: int) -> HttpResponse:
    refusal, reader = open_row(Refusal, pk)

    def save(form: ReviewRefusalForm, saved: Saving) -> str:
        said = form.cleaned_data
        review_refusal(refusal=refusal, outcome=said["outcome"], words=said["review_words"], by=reader, saved=saved)
        return "Saved."

    page = WritingPage(
        "Look at a refusal again", "Save", f"refusal:{pk}", refusal.person, refusal.version, lead_in=refusal.because
    )
    return write(request, page, ReviewRefusalForm, save)


@needs(Permission.OPEN_PERSON)
@require_safe
def told(request: ReaderRequest) -> HttpResponse:
    """What others still keep of the reader's own young people, what is past its day first."""
    today = clock.today()
    rows = told_list(today)
    record_list(Action.LIST_TOLD, {row.person_id for row in rows})
    return render(request, "sharing/told.jinja", {"table": told_table(rows, today)})


@needs(Permission.READ_LEDGER)
@require_safe
def told_watch(request: ReaderRequest) -> HttpResponse:
    """For the information-governance officer: counts and numbers, nobody's name."""
    today = clock.today()
    since = add_months(today, -COUNTED_MONTHS)
    tomorrow = today + timedelta(days=1)
    overdue = overdue_everywhere(today)
    counted = [*refusals_counted(since, tomorrow, today), *counted_elsewhere(since, tomorrow)]
    record(Action.LIST_TOLD, body={"overdue": len(overdue), "refusals": sum(one.how_many for one in counted)})
    content = {"overdue": overdue_table(overdue, today), "refusals": refusals_table(counted)}
    return render(request, "sharing/told_watch.jinja", content)
