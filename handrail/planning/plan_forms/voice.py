"""What was said, and what came of it."""

from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.planning.models import Voice
from handrail.planning.plan_forms.parts import past_day, radios
from handrail.planning.policies.voice_recordings import ENDINGS, MOST_BYTES
from handrail.planning.services.voice_recordings import takes_recordings
from handrail.planning.services.voices import Said
from handrail.ui.public import CharField, FileField, GovForm, TextAreaField


class VoiceForm(GovForm, forms.Form):
    whose = radios("Who said it?", Voice.Whose.choices, missing="Select who said it")
    words = TextAreaField(
        label="What did they say?",
        hint="Their words, not ours. Where you attach a recording or picture, it may stay empty.",
        rows=4,
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if takes_recordings():
            self._ask_for_a_recording()
        self.fields["heard_by"] = CharField(label="Who heard it?", max_length=200)
        self.fields["heard_on"] = past_day("When?", initial=clock.today)

    def _ask_for_a_recording(self) -> None:
        self.fields["recording"] = FileField(
            label="A recording or picture",
            endings=ENDINGS,
            max_bytes=MOST_BYTES,
            hint="A voice message, a drawing or a photo of a page: JPEG, PNG, MP3, M4A or WAV, up to 20 MB. "
            "What it says of where and when it was made is taken out.",
            required=False,
        )
        self.fields["recording_shows"] = CharField(
            label="What does it show or say, in a line?", max_length=300, required=False
        )

    def said(self) -> Said:
        answers = self.cleaned_data
        return Said(
            whose=Voice.Whose(answers["whose"]),
            words=answers["words"],
            heard_by=answers["heard_by"],
            heard_on=answers["heard_on"],
            recording_shows=answers.get("recording_shows", ""),
        )


class AnswerVoiceForm(GovForm, forms.Form):
    used = TextAreaField(label="What was done with it?", rows=3, max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["used_on"] = past_day("When was that?", required=False)
        self.fields["came_back"] = TextAreaField(
            label="What came back to them?",
            hint="What they were told came of it, and what they said to that",
            rows=3,
            max_length=2000,
            required=False,
        )
        self.fields["came_back_on"] = past_day("When were they told?", required=False)
