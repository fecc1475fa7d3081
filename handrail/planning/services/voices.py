"""What was said, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from handrail.disclosure.public import Action
from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Voice
from handrail.planning.services.plan_writing import Saving, writing_plan
from handrail.planning.services.voice_recordings import keep_recording
from handrail.records.public import Person
from handrail.writing.public import create


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words, what they were, and who heard them when."""

    whose: Voice.Whose
    words: str
    heard_by: str
    heard_on: date
    recording_shows: str = ""


def hear(*, person: Person, agency: Agency, said: Said, by: User, recording: UploadedFile[Any] | None = None) -> Voice:
    """Write down what somebody said, in their words, or keep a recording or picture of it."""
    if said.heard_on > clock.today():
        raise CannotPlan("Nobody can have said it on a day that is still to come.", field="heard_on")
    if not said.words.strip() and recording is None:
        raise CannotPlan("Write what they said, or attach a recording or picture.", field="words")
    if recording is not None and not said.recording_shows.strip():
        raise CannotPlan(
            "Say in a line what the recording or picture shows, for those who cannot see or hear it.",
            field="recording_shows",
        )
    with writing_plan("hear", person_id=person.pk, by=by, action=Action.HEAR) as ids:
        kept, kind = keep_recording(recording) if recording else ("", "")
        voice = Voice(
            person=person,
            recognised_by_id=person.shown_from_id,
            agency=agency,
            whose=said.whose,
            words=said.words,
            heard_by=said.heard_by,
            heard_on=said.heard_on,
            recording=kept,
            recording_kind=kind,
            recording_shows=said.recording_shows if kept else "",
        )
        ids["voice"] = create(voice, by=by).pk
    return voice


def say_what_came_of_it(*, voice: Voice, answer: Mapping[str, Any], by: User, saved: Saving) -> Voice:
    """What was done with it, and what they were told. Keys: `used`, `used_on`, `came_back`, `came_back_on`."""
    for what, when in (("used", "used_on"), ("came_back", "came_back_on")):
        if bool(answer[what].strip()) != (answer[when] is not None):
            raise CannotPlan("Say what happened together with its day.", field=when if answer[when] is None else what)
        if answer[when] is not None and not voice.heard_on <= answer[when] <= clock.today():
            raise CannotPlan("That day lies before they said it, or is still to come.", field=when)
    with writing_plan("say_what_came_of_it", person_id=voice.person_id, by=by, action=Action.HEAR) as ids:
        ids["voice"] = voice.pk
        saved(voice, dict(answer))
    return voice
