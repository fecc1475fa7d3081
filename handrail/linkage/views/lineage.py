"""People who review matches take a person's records apart, join persons, and undo either, by hand."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.kernel.errors import UserError
from handrail.kernel.words import plural
from handrail.linkage.forms import NHS, LookUpForm, ReasonForm, SplitForm
from handrail.linkage.models import MoveSet
from handrail.linkage.presenters.lineage import called, history, other_pairs, record_called, records_table
from handrail.linkage.presenters.matches import waterfall_of
from handrail.linkage.selectors.comparing import TwoPersons, two_persons
from handrail.linkage.selectors.lineage import Lineage, lineage_of
from handrail.linkage.selectors.look_up import NotFoundByNumber, person_by_local_id, person_by_nhs_number
from handrail.linkage.services.lineage import join, split
from handrail.linkage.services.review import put_back
from handrail.partnership.public import Permission


@needs(Permission.REVIEW_MATCHES)
@require_http_methods(["GET", "HEAD", "POST"])
def lineage_find(request: ReaderRequest) -> HttpResponse:
    """From a number to the person on whom its record stands."""
    form = _look_up(request)
    found = _person_found(form)
    return redirect("lineage", found) if found else render(request, "linkage/lineage_find.jinja", {"form": form})


@needs(Permission.REVIEW_MATCHES)
@require_http_methods(["GET", "HEAD", "POST"])
def lineage(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """One person's records, to take some apart or join others; and how they came together."""
    held = lineage_of(person_id)
    if held is None:
        raise Http404
    records = [(one.source.pk, record_called(one.source)) for one in held.records]
    can_split = len(records) > 1
    look_up = _look_up(request, alone=not can_split)
    form = SplitForm(records, request.POST if request.method == "POST" and not look_up.is_bound else None)
    if form.is_bound and form.is_valid() and _taken_apart(request, held, form):
        return redirect("lineage", person_id)
    if other := _person_found(look_up, other_than=person_id):
        return redirect("lineage-join", person_id, other)
    record(Action.REVIEW_MATCH, subject=person_id, body={"page": "lineage"})
    shown = {
        "lineage": held,
        "called": called(held.person),
        "table": records_table(held.records, "The records that stand together as this person"),
        "split": form if can_split else None,
        "look_up": look_up,
        "form": look_up if look_up.is_bound else form,
        "changes": history(held.changes),
    }
    return render(request, "linkage/lineage.jinja", shown)


@needs(Permission.REVIEW_MATCHES)
@require_http_methods(["GET", "HEAD", "POST"])
def lineage_join(request: ReaderRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Two persons with the reasons for and against; joined once somebody says why."""
    two = two_persons(person_id, other_id)
    if two is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not two.refusal and form.is_valid():
        return _joined(request, two, form.cleaned_data["reason"])
    for one, other in ((person_id, other_id), (other_id, person_id)):
        record(Action.REVIEW_MATCH, subject=one, body={"page": "lineage-join", "with": str(other)})
    persons = (two.one, two.other)
    shown = {
        "two": two,
        "tables": [records_table(two.records[one.pk], f"Records of {called(one)}") for one in persons],
        "fall": waterfall_of(two.pairs[0]) if two.pairs else None,
        "others": other_pairs(two.pairs),
        "form": form,
    }
    return render(request, "linkage/lineage_join.jinja", shown)


@needs(Permission.REVIEW_MATCHES)
@require_POST
def lineage_undo(request: ReaderRequest, person_id: UUID, set_id: int) -> HttpResponse:
    """Put back what one set of moves moved onto this person or off it."""
    touching = MoveSet.objects.filter(Q(moves__from_person=person_id) | Q(moves__to_person=person_id)).distinct()
    move_set = get_object_or_404(touching, pk=set_id)
    try:
        put_back(move_set=move_set, by=request.user)
    except UserError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, "It was undone: each record is back where it was taken from.")
    return redirect("lineage", person_id)


def _look_up(request: ReaderRequest, *, alone: bool = True) -> LookUpForm:
    """Where it stands beside another form, only what has its number was typed into it."""
    sent = request.method == "POST" and (alone or "number" in request.POST)
    return LookUpForm(request.POST if sent else None)


def _person_found(form: LookUpForm, other_than: UUID | None = None) -> UUID | None:
    """Whom the number leads to; where it leads to nobody, the form says why beside it. The ledger has it either way."""
    if not form.is_valid():
        return None
    held_by, number = form.cleaned_data["held_by"], form.cleaned_data["number"]
    found = None
    try:
        found = _led_to(held_by, number, other_than)
    except UserError as refused:
        form.add_error("number", refused.sentence)
    record(Action.SEARCH, body={"by": held_by, "found": int(found is not None)}, detail={"query": number})
    return found


def _led_to(held_by: str, number: str, other_than: UUID | None) -> UUID:
    if held_by == NHS:
        return person_by_nhs_number(number, other_than=other_than)
    found = person_by_local_id(int(held_by), number)
    if found == other_than:
        raise NotFoundByNumber("This record stands with the person on this page already.")
    return found


def _taken_apart(request: ReaderRequest, held: Lineage, form: SplitForm) -> bool:
    chosen = {int(pk) for pk in form.cleaned_data["records"]}
    sources = [one.source for one in held.records if one.source.pk in chosen]
    try:
        split(source_persons=sources, by=request.user, reason=form.cleaned_data["reason"])
    except UserError as refused:
        form.add_error("records", refused.sentence)
        return False
    messages.success(request, f"{plural(len(sources), 'record')} taken off this person, to stand as another.")
    return True


def _joined(request: ReaderRequest, two: TwoPersons, reason: str) -> HttpResponse:
    """To the person that both have become: whichever was known longer."""
    made = join(persons=[two.one, two.other], by=request.user, reason=reason)
    messages.success(request, "They are one person now.")
    return redirect("lineage", made.moves.values_list("to_person", flat=True)[0])
