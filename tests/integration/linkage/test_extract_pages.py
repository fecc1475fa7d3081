"""From upload to report: preview, dry run, load, rows set aside, specifications."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.linkage.models import Batch, ExtractSpecification, QuarantinedRow
from handrail.linkage.public import sweep_uploads
from handrail.linkage.tasks import load_batch, try_batch
from handrail.project import server
from handrail.records.public import SourcePerson
from tests.factories import readers
from tests.factories import records as make
from tests.factories.linkage import an_agency

HEADER = "Child ID,First Name,Last Name,Date of Birth,Sex,Postcode\n"
OPTIONAL = ("Date of Birth", "Sex", "Postcode")  # the others must be filled, or no row is taken in
GOOD, BAD = "C1,Aaliyah,Brooks,14/03/2009,F,ZZ1 2AB\n", "C2,Dean,Carroll,31/02/2009,M,\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    with as_system("a test looks at what was loaded"):
        yield settings.MEDIA_ROOT


@pytest.fixture
def steward() -> Client:
    return readers.signed_in("data_steward", make.team(make.agency()))


def upload(steward: Client, text: str = HEADER + GOOD + BAD, name: str = "people.csv", **more: str) -> Any:
    council = an_agency("marlshire-cs", "childrens_social_care")
    file = SimpleUploadedFile(name, text.encode())
    return steward.post("/extracts/upload", {"agency": council.pk, "file": file, "reader": "", **more})


def test_an_upload_is_shown_before_it_is_loaded(steward: Client, folder: Path) -> None:
    answer = upload(steward)
    batch = Batch.objects.get()
    assert answer.headers["Location"] == f"/extracts/{batch.pk}"
    assert (batch.reader, batch.file_name, SourcePerson.objects.count()) == ("person-list", "people.csv", 0)
    kept = list(folder.iterdir())
    assert [file.name for file in kept] == [batch.stored_as]
    assert "people" not in batch.stored_as
    shown = steward.get(f"/extracts/{batch.pk}").content.decode()
    assert "Aaliyah Brooks" in shown
    assert "Set aside" in shown
    assert "Nothing has been loaded yet" in shown


def test_looking_at_a_file_stands_on_the_ledger(steward: Client) -> None:
    upload(steward)
    batch = Batch.objects.get()
    steward.get(f"/extracts/{batch.pk}")
    entry = LedgerEntry.objects.filter(action="load").latest("seq")
    assert (entry.body["batch"], entry.body["looked_at"], entry.body["rows"]) == (batch.pk, True, 2)


def test_a_dry_run_counts_and_keeps_nothing(steward: Client) -> None:
    upload(steward)
    batch = Batch.objects.get()
    try_batch.call(batch.pk)
    batch.refresh_from_db()
    assert batch.report["dry_run"]["feeds"]["person-list"]["new"] == 1
    assert (SourcePerson.objects.count(), QuarantinedRow.objects.count()) == (0, 0)
    assert "What a load would do" in steward.get(f"/extracts/{batch.pk}").content.decode()


def test_a_load_reports_and_forgets_the_file(steward: Client, folder: Path) -> None:
    upload(steward)
    batch = Batch.objects.get()
    steward.post(f"/extracts/{batch.pk}/load", {"what": "load"})
    batch.refresh_from_db()
    assert batch.state == Batch.State.LOADING
    assert 'http-equiv="refresh"' in steward.get(f"/extracts/{batch.pk}").content.decode()
    load_batch.call(batch.pk)
    load_batch.call(batch.pk)
    batch.refresh_from_db()
    assert batch.in_words() == "people.csv: 2 rows read: 1 new, 0 changed, 0 unchanged, 1 quarantined"
    assert list(folder.iterdir()) == []
    assert "1 new" in steward.get(f"/extracts/{batch.pk}").content.decode()
    assert SourcePerson.objects.get().person.shown_family == "Brooks"
    listed = steward.get("/extracts").content.decode()
    assert "services: person list" in listed


def test_the_report_says_what_was_lost_to_formulas(steward: Client) -> None:
    upload(steward, HEADER + "C1,Aaliyah,Brooks,14/03/2009,#N/A,\n")
    batch = Batch.objects.get()
    load_batch.call(batch.pk)
    page = steward.get(f"/extracts/{batch.pk}").content.decode()
    assert "Read as empty, because a formula failed in Excel: Sex (1 cell)." in page


def test_a_file_like_nothing_known_is_refused_at_once(steward: Client, folder: Path) -> None:
    answer = upload(steward, "colour,shape\nred,round\n")
    assert "none of the national returns" in answer.content.decode()
    assert (Batch.objects.count(), list(folder.iterdir())) == (0, [])


def test_a_file_that_is_too_large_is_led_to_the_command_line(steward: Client, settings: Any) -> None:
    settings.HANDRAIL_UPLOAD_LIMIT_MB = 0
    said = upload(steward).content.decode()
    assert "must be smaller than 0 MB" in said
    assert "handrail load FILE --agency CODE" in said
    assert not Batch.objects.exists()


def uploaded_before(hours: float) -> None:
    Batch.objects.update(uploaded_at=clock.now() - timedelta(hours=hours))


def test_an_upload_that_nobody_confirms_is_swept(steward: Client, folder: Path) -> None:
    upload(steward)
    swept = Batch.objects.get()
    uploaded_before(23.9)
    assert sweep_uploads() == 0
    uploaded_before(24.1)
    upload(steward, HEADER + GOOD, "still-waiting.csv")
    waiting = Batch.objects.latest("pk")
    assert [path.name for path in folder.iterdir()] == [waiting.stored_as]
    swept.refresh_from_db()
    assert (swept.state, swept.stored_as) == (Batch.State.REFUSED, "")
    assert "Nobody confirmed it within 24 hours" in steward.get(f"/extracts/{swept.pk}").content.decode()
    assert LedgerEntry.objects.filter(action="load", outcome="refused", body__batch=swept.pk).exists()


def test_what_an_upload_left_behind_is_swept_and_what_is_being_written_is_not(folder: Path) -> None:
    folder.mkdir()
    stray, young = folder / "0a1b", folder / "being-written"
    for path, hours in ((stray, 25), (young, 23)):
        path.touch()
        then = (clock.now() - timedelta(hours=hours)).timestamp()
        os.utime(path, (then, then))
    assert sweep_uploads() == 1
    assert list(folder.iterdir()) == [young]


def test_every_start_of_the_server_sweeps(steward: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(steward)
    uploaded_before(25)
    monkeypatch.setattr(server.signal, "signal", lambda *signals: None)
    monkeypatch.setattr(server.subprocess, "Popen", _no_server)
    with pytest.raises(InterruptedError):
        server.serve(host="127.0.0.1", port=1, workers=1, started=lambda: None)
    assert list(folder.iterdir()) == []


def _no_server(*args: Any, **kwargs: Any) -> None:
    raise InterruptedError


def test_an_ending_that_is_none_of_ours_is_refused(steward: Client) -> None:
    assert "must be a" in upload(steward, name="people.exe").content.decode()


def test_a_mended_row_goes_in(steward: Client) -> None:
    upload(steward)
    load_batch.call(Batch.objects.get().pk)
    row = QuarantinedRow.objects.get()
    assert "Rows set aside" in steward.get("/quarantine").content.decode()
    looked_at = LedgerEntry.objects.filter(action="load").latest("seq")
    assert (looked_at.body["page"], looked_at.body["rows"]) == ("quarantine", 1)
    assert LedgerDetail.objects.get(entry=looked_at).text == {"rows": [row.pk]}
    page = steward.get(f"/quarantine/{row.pk}").content.decode()
    assert "This is what could not be read." in page
    labels = re.findall(r"<label[^>]*>\s*([^<]+?)\s*</label>", page)
    assert [label for label in labels if label.endswith(" (optional)")] == [f"{one} (optional)" for one in OPTIONAL]
    emptied = steward.post(f"/quarantine/{row.pk}", {"column0": ""}).content.decode()
    assert "Enter child ID" in emptied
    values = {f"column{place}": value for place, value in enumerate(row.as_sent.values())}
    again = steward.post(f"/quarantine/{row.pk}", values)
    assert "“Date of Birth”" in again.content.decode()
    assert SourcePerson.objects.count() == 1
    mended = {**values, f"column{list(row.as_sent).index('Date of Birth')}": "28/02/2009"}
    assert steward.post(f"/quarantine/{row.pk}", mended).status_code == 302
    row.refresh_from_db()
    assert row.released_in is not None
    assert row.as_sent["Date of Birth"] == "31/02/2009", "what was sent stays"
    assert SourcePerson.objects.get(local_id="C2").given == "Dean"
    assert "taken in already" in steward.get(f"/quarantine/{row.pk}").content.decode()
    assert "No row is set aside" in steward.get("/quarantine").content.decode()


def test_a_row_of_a_national_return_is_shown_and_sent_back_to_its_system(steward: Client) -> None:
    council = an_agency("marlshire-cs", "childrens_social_care")
    batch = Batch.objects.create(agency=council, reader="ssda903", file_name="903", uploaded_at=clock.now())
    sent = {"CHILD": "M7", "DECOM": "31/02/2026"}
    row = QuarantinedRow.objects.create(
        batch=batch, feed="ssda903.episodes", line=3, column="DECOM", rule="date-impossible", as_sent=sent
    )
    page = steward.get(f"/quarantine/{row.pk}").content.decode()
    assert "Correct it in the case system that it comes from, and send the return again." in page
    assert "31/02/2026" in page
    assert "Take it in" not in page
    listed = steward.get("/quarantine").content.decode()
    assert "SSDA903: episodes" in listed
    assert "A row of a national return" in listed


def test_a_specification_is_edited_in_versions(steward: Client) -> None:
    text = ExtractSpecification.objects.get(code="person-list").text
    assert "person-list" in steward.get("/specifications").content.decode()
    wrong = steward.post("/specifications/person-list", {"text": text.replace('born = "dob"', 'born = "dobb"')})
    assert "Did you mean" in wrong.content.decode()
    assert ExtractSpecification.objects.filter(code="person-list").count() == 1
    changed = text.replace("Children's services: person list", "Our person list")
    assert steward.post("/specifications/person-list", {"text": changed}).status_code == 302
    assert list(ExtractSpecification.objects.filter(code="person-list").values_list("version", flat=True)) == [2, 1]
    assert "Our person list" in steward.get("/specifications").content.decode()
    assert steward.get("/specifications/nothing").status_code == 404
    assert steward.get("/specifications/schema.json").json()["title"] == "ExtractSpec"


@pytest.mark.parametrize(
    "path", ["/extracts", "/extracts/upload", "/quarantine", "/specifications", "/specifications/new"]
)
def test_only_a_steward_may(path: str, steward: Client) -> None:
    assert steward.get(path).status_code == 200
    assert readers.signed_in("mdt_social_worker", make.team(make.agency())).get(path).status_code == 403
