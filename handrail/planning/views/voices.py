"""What was said: written down, answered, heard again."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, Denied, ReaderRequest, as_system, needs
from handrail.partnership.public import Agency, Permission
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Voice
from handrail.planning.plan_forms.voice import AnswerVoiceForm, VoiceForm
from handrail.planning.presenters.voices import in_full
from handrail.planning.services.plan_writing import Saving
from handrail.planning.services.voice_recordings import recording_path
from handrail.planning.services.voices import hear, say_what_came_of_it
from handrail.planning.views.plan import FORM, name_of, plan_tab
from handrail.planning.views.plan_opening import NOBODY, not_shown, open_person
from handrail.planning.views.plan_writing import WritingPage, write


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def voice_add(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """Anybody whose team works with the young person may write down what they said."""
    person, _, reader = open_person(person_id, Action.HEAR)

    def save(form: VoiceForm, saved: Saving) -> str:
        agency = Agency.objects.get(pk=reader.agency_id)
        hear(
            person=person,
            agency=agency,
            said=form.said(),
            by=request.user,
            recording=form.cleaned_data.get("recording"),
        )
        return "Written down. Say what came of it once you know, so that they hear back."

    page = WritingPage(
        "What did they say?", "Save", f"voice:new:{person_id}", name_of(person), person_id, plan_tab(person_id)
    )
    return write(request, page, VoiceForm, save, {"heard_by": reader.name})


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def voice_answer(request: ReaderRequest, pk: int) -> HttpResponse:
    voice = _opened(pk, Action.HEAR)
    names = ("used", "used_on", "came_back", "came_back_on")

    def save(form: AnswerVoiceForm, saved: Saving) -> str:
        answer = {name: form.cleaned_data[name] for name in names}
        say_what_came_of_it(voice=voice, answer=answer, by=request.user, saved=saved)
        return "Saved."

    page = WritingPage(
        "What came of it", "Save", f"voice:{pk}", name_of(voice.person), voice.person_id, plan_tab(voice.person_id),
        voice.version,
        lead_in=f"“{voice.words}”" if voice.words else voice.recording_shows,
    )  # fmt: skip
    return write(request, page, AnswerVoiceForm, save, {name: getattr(voice, name) for name in names})


@needs(Permission.OPEN_PERSON)
@require_safe
def voice_recording(request: ReaderRequest, pk: int) -> HttpResponseBase:
    """As a download that no browser runs: a file can be two things at once."""
    voice = _opened(pk, Action.READ_PLAN)
    path = recording_path(voice.recording)
    if not voice.recording or not path.exists():
        raise Http404("There is no recording of this.")
    ending = {"application/pdf": "pdf"}.get(voice.recording_kind, voice.recording_kind.rpartition("/")[2])
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=f"voice-{voice.pk}.{ending}", content_type=voice.recording_kind
    )
    response["Content-Security-Policy"] = "sandbox"
    return response


def _opened(pk: int, action: Action) -> Any:
    """What was said, where the reader sees it in full; else the same answer as for what is not there."""
    with as_system("whose words these are, to ask whether they may be read"):
        person_id = Voice.objects.filter(pk=pk).values_list("person_id", flat=True).first() or NOBODY
    try:
        person, decision, _ = open_person(person_id, action)
    except (Denied, Http404, CannotPlan):
        raise not_shown(action, person_id) from None
    voice = Voice.objects.filter(pk=pk).select_related("agency").first()
    if voice is None or not in_full(voice, decision):
        raise not_shown(action, person_id)
    voice.person = person
    return voice
