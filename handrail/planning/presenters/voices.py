"""What they said, as far as a reader may see it: in full their words, in summary that they spoke."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from handrail.disclosure.public import Decision, Level
from handrail.kernel.words import short_date
from handrail.planning.models import Voice
from handrail.planning.models.seen_by import VOICE_CLASS

NOT_SHARED = "What they said is not shared with you in full."


@dataclass(frozen=True, slots=True)
class VoiceShown:
    whose: str
    words: str
    heard: str
    used: str
    came_back: str
    recording: str  # the address of the recording or picture
    recording_shows: str
    answer: str  # where what came of it is written
    history: str


def voices_shown(voices: Iterable[Voice], decision: Decision, *, may_answer: bool) -> list[VoiceShown]:
    return [_shown(voice, decision, may_answer) for voice in voices]


def _shown(voice: Voice, decision: Decision, may_answer: bool) -> VoiceShown:
    full = in_full(voice, decision)
    words = (f"“{voice.words}”" if voice.words else "") if full else NOT_SHARED
    used = f"{voice.used} ({short_date(voice.used_on)})" if voice.used_on else "Nothing is written down yet."
    back = f"{voice.came_back} ({short_date(voice.came_back_on)})" if voice.came_back_on else "Nothing yet."
    return VoiceShown(
        whose=voice.get_whose_display(),
        words=words,
        heard=f"Heard by {voice.heard_by} on {short_date(voice.heard_on)}",
        used=used if full else "",
        came_back=back if full else ("They were told what came of it." if voice.came_back else "Nothing yet."),
        recording=reverse("voice-recording", args=[voice.pk]) if full and voice.recording else "",
        recording_shows=voice.recording_shows if full else "",
        answer=reverse("voice-answer", args=[voice.pk]) if may_answer and full else "",
        history=reverse("history", args=["voice", voice.pk]) if full else "",
    )


def in_full(voice: Voice, decision: Decision) -> bool:
    return decision.level_of(voice.agency_id, VOICE_CLASS) >= Level.FULL
