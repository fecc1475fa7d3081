"""What they said: written down, kept, answered, shown no further than it is shared."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.kernel.scanning import ScanRefused
from handrail.planning.models import Voice
from handrail.planning.plan_forms.voice import VoiceForm
from handrail.planning.public import CannotPlan, NewMember, Said, hear, say_what_came_of_it
from handrail.planning.services.plan_writing import saving
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.unit.planning.test_recordings import chunk, png

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
WORDS = "I want to finish my course."
PNG = png(chunk(b"tEXt", b"Taken at 12 Quay Road"))


def said(on: date = date(2026, 11, 9), words: str = WORDS, **values: str) -> Said:
    return Said(Voice.Whose.YOUNG_PERSON, words, "Dwayne Ellis", on, **values)


def test_it_stands_on_the_plan_page_and_silence_is_said(work: make.Work) -> None:
    about = make.person(work)
    make.plan(work, about, since=date(2026, 8, 1))
    worker, tab = acting(work.held), reverse("person-tab", args=[about.pk, "plan"])
    assert "has been written down in 90 days" in worker.get(tab).content.decode()
    hear(person=about, agency=work.council, said=said(), by=work.by)
    page = worker.get(tab).content.decode()
    assert WORDS in page
    assert "has been written down in 90 days" not in page
    assert "nobody has told them what came of it" in page


def test_what_came_of_it_has_its_days(work: make.Work) -> None:
    voice = hear(person=make.person(work), agency=work.council, said=said(), by=work.by)
    saved = saving(by=work.by, based_on=voice.version)
    nothing = {"used": "", "used_on": None, "came_back": "", "came_back_on": None}
    for wrong in (
        {"used": "Rang the college"},
        {"came_back_on": TODAY},
        {"used": "Rang", "used_on": date(2026, 11, 8)},
        {"came_back": "Told", "came_back_on": date(2026, 11, 23)},
    ):
        with pytest.raises(CannotPlan):
            say_what_came_of_it(voice=voice, answer={**nothing, **wrong}, by=work.by, saved=saved)
    answer = {"used": "Rang the college", "used_on": TODAY, "came_back": "She starts on Monday", "came_back_on": TODAY}
    say_what_came_of_it(voice=voice, answer=answer, by=work.by, saved=saved)
    with as_system("a test looks"):
        assert Voice.objects.get().came_back == "She starts on Monday"


def test_a_drawing_is_kept_under_a_name_of_ours_and_comes_back_as_a_download(work: make.Work, tmp_path: Path) -> None:
    about = make.person(work)
    upload = SimpleUploadedFile("aaliyah-brooks.png", PNG)
    voice = hear(
        person=about, agency=work.council, said=said(words="", recording_shows="A house with a dog"), by=work.by,
        recording=upload,
    )  # fmt: skip
    (kept,) = (tmp_path / "voice").iterdir()
    assert kept.read_bytes() == png()
    assert "aaliyah" not in kept.name
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    answer = acting(work.held).get(reverse("voice-recording", args=[voice.pk]))
    assert b"".join(answer.streaming_content) == png()  # type: ignore[attr-defined]  # a file's answer streams
    assert answer["Content-Disposition"] == f'attachment; filename="voice-{voice.pk}.png"'
    assert answer["Content-Security-Policy"] == "sandbox"


REFUSED = [
    ("a page that runs", b"<html><script>alert(1)</script>", "not a recording or picture"),
    ("a program", b"MZ\x90\x00", "not a recording or picture"),
    ("nothing", b"", "empty"),
    ("too much", PNG + b"0" * 20_000_001, "smaller than 20 MB"),
]


@pytest.mark.parametrize(("case", "content", "said_to_them"), REFUSED)
def test_what_is_no_recording_is_refused_whatever_it_is_called(
    work: make.Work, tmp_path: Path, case: str, content: bytes, said_to_them: str
) -> None:
    upload = SimpleUploadedFile("drawing.png", content)
    about = make.person(work)
    with pytest.raises(CannotPlan, match=said_to_them):
        hear(
            person=about, agency=work.council, said=said(words="", recording_shows="A drawing"), by=work.by,
            recording=upload,
        )  # fmt: skip
    assert not (tmp_path / "voice").exists()
    with as_system("a test looks"):
        assert not Voice.objects.exists()


def test_a_recording_is_looked_through_for_viruses_or_not_taken(
    work: make.Work, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    about, looked = make.person(work), []

    def refuse(blocks: Iterable[bytes], *, address: str) -> None:
        looked.append((b"".join(blocks), address))
        raise ScanRefused("Not clean.")

    def send() -> None:
        told = said(words="", recording_shows="A drawing")
        hear(person=about, agency=work.council, said=told, by=work.by, recording=SimpleUploadedFile("a.png", PNG))

    settings.HANDRAIL_TAKE_UNSCANNED = False
    with pytest.raises(CannotPlan, match="nothing looks through them"):
        send()
    assert "recording" not in VoiceForm().fields
    settings.HANDRAIL_CLAMD = "localhost:3310"
    monkeypatch.setattr("handrail.planning.services.voice_recordings.scan", refuse)
    with pytest.raises(ScanRefused):
        send()
    assert looked == [(PNG, "localhost:3310")]
    assert not (tmp_path / "voice").exists()


def test_nobody_speaks_tomorrow_or_says_nothing(work: make.Work) -> None:
    about = make.person(work)
    for wrong in (said(on=date(2026, 11, 23)), said(words=" ")):
        with pytest.raises(CannotPlan):
            hear(person=about, agency=work.council, said=wrong, by=work.by)


SEEN = [
    # role                        her words    that she spoke
    ("mdt_social_worker", True, True),
    ("personal_adviser", True, True),
    ("health_practitioner", False, True),
    ("school_safeguarding_lead", False, True),
    ("police_safeguarding_lead", False, False),
]


@pytest.mark.parametrize(("role", "words", "spoke"), SEEN)
def test_who_reads_her_words(work: make.Work, role: str, words: bool, spoke: bool) -> None:
    about = make.person(work)
    plan = make.plan(work, about)
    voice = hear(person=about, agency=work.council, said=said(), by=work.by)
    held = partnership.membership(role)
    make.member(work, plan, NewMember("other", post=held.post), since=date(2026, 11, 1))
    worker = acting(held)
    page = worker.get(reverse("person-tab", args=[about.pk, "plan"])).content.decode()
    assert (WORDS in page) is words
    assert ("Heard by Dwayne Ellis" in page) is spoke
    assert worker.get(reverse("voice-answer", args=[voice.pk])).status_code == (200 if words else 403)


def test_the_page_to_hand_over_says_what_they_said_and_who_does_what(work: make.Work) -> None:
    about = make.person(work)
    plan = make.plan(work, about)
    goal = make.goal(work, plan)
    make.action(work, plan, goal=goal, what="Ring the college.")
    make.service(work, plan)
    hear(person=about, agency=work.council, said=said(), by=work.by)
    page = acting(work.held).get(reverse("plan-handout", args=[plan.pk])).content.decode()
    for there in (
        "Aaliyah, this is your plan",
        WORDS,
        goal.words,
        "Ring the college.",
        "Steps mentoring",
        str(work.by),
    ):
        assert there in page


def test_the_page_to_hand_over_has_nobody_elses_words(work: make.Work) -> None:
    """It may lie about at home: what a parent or a friend told us is not for there."""
    about = make.person(work)
    plan = make.plan(work, about)
    for whose in (Voice.Whose.PARENT, Voice.Whose.FAMILY, Voice.Whose.FRIEND):
        told = Said(whose, "Her brother hits her.", "Dwayne Ellis", date(2026, 11, 9))
        hear(person=about, agency=work.council, said=told, by=work.by)
    page = acting(work.held).get(reverse("plan-handout", args=[plan.pk])).content.decode()
    assert "Her brother hits her." not in page
    assert "not shared with you" not in page


def test_nobody_is_told_of_a_silence_from_whom_her_voice_is_held_back(work: make.Work) -> None:
    about = make.person(work)
    plan = make.plan(work, about, since=date(2026, 6, 1))
    police = partnership.membership("police_safeguarding_lead")
    make.member(work, plan, NewMember("police", post=police.post), since=date(2026, 10, 1))
    tab = reverse("person-tab", args=[about.pk, "plan"])
    page = acting(police).get(tab).content.decode()
    assert "What they say is not shared with you." in page
    assert [words for words in ("in 90 days", "No contact", "No voice") if words in page] == []
    assert "No contact with them for 174 days" in acting(work.held).get(tab).content.decode()
