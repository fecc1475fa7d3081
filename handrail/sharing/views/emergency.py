"""I need to see somebody now."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.sharing.checks import CannotBreakGlass, check_break_glass
from handrail.sharing.forms.emergency import EmergencyForm
from handrail.sharing.forms.naming import about_in
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.presenters.emergencies import what_happens
from handrail.sharing.selectors.emergencies import used_by
from handrail.sharing.services.emergencies import OpenAlready, break_glass, close_emergency
from handrail.ui.public import refuse

NOBODY_FOUND = (
    "Nobody could be opened by this name and date of birth, or this number. Check it, or ring the front door. "
    "That you tried has been kept, and will be looked at."
)


@needs(Permission.BREAK_GLASS)
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: ReaderRequest) -> HttpResponse:
    """Says what happens, asks why, and lets this reader in at once."""
    about = about_in(request.GET.get("about", ""))
    form = EmergencyForm(request.POST or None, about=about)
    if form.is_valid():
        try:
            made = break_glass(breaking=form.breaking(), by=request.reader)
            if made[0].person_id is not None:
                return _opened(request, made)
            form.add_error(None, NOBODY_FOUND)
        except OpenAlready as already:
            messages.info(request, already.sentence)
            return redirect("person", already.person_id)
        except UserError as refused:
            refuse(form, refused)
    page = {"form": form, "happens": what_happens(), "about": about, "refused": _refused(request)}
    return render(request, "sharing/emergency.jinja", page, status=422 if form.errors else 200)


@needs(Permission.BREAK_GLASS)
@require_POST
def emergency_close(request: ReaderRequest, emergency_id: int) -> HttpResponse:
    held = Emergency.objects.filter(pk=emergency_id, by=request.reader.user_id).first()
    if held is None:
        raise Http404("There is no such emergency of yours.")
    try:
        close_emergency(emergency=held, by=request.reader)
        messages.success(request, "You no longer see this record because of an emergency.")
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("access")


def _opened(request: ReaderRequest, made: list[Emergency]) -> HttpResponse:
    if len(made) == 1:
        messages.warning(request, "You see this record because of an emergency. Those who must know are told.")
        return redirect("person", made[0].person_id)
    messages.warning(request, f"{len(made)} records have this name and birth date. All of them are open to you, below.")
    return redirect("access")


def _refused(request: ReaderRequest) -> str:
    """Why this reader cannot do it now, said before they have typed anything; '' where they can."""
    rules = letting_in().emergency
    used = used_by(request.reader.user_id, clock.now(), rules)
    try:
        check_break_glass(request.reader, not_justified=used.not_justified, in_a_day=used.in_a_day, rules=rules)
    except CannotBreakGlass as refused:
        return refused.sentence
    return ""
