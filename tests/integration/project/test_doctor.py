"""Each check of the doctor, made to find what it is there for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from handrail.disclosure.public import as_system
from handrail.project import doctor
from handrail.project.doctor import Finding, State
from tests.factories import records

pytestmark = pytest.mark.django_db


def test_a_sound_database_is_found_fine() -> None:
    sound = [doctor.database(), doctor.second_wall(), doctor.migrations(), doctor.clocks(), doctor.background_work()]
    assert [finding.state for finding in sound] == [State.FINE] * len(sound)


def test_whatever_is_wrong_comes_with_how_to_mend_it() -> None:
    assert all(finding.mend for finding in doctor.examine() if finding.state is not State.FINE)


def _mend(finding: Finding) -> tuple[State, bool]:
    return finding.state, bool(finding.mend)


def test_a_waiting_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.schema, "waiting", lambda: ["records 9999_later"])
    assert _mend(doctor.migrations()) == (State.WRONG, True)


def test_a_missing_cache_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS handrail_cache")
    assert _mend(doctor.cache()) == (State.WRONG, True)


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_000_000})())
    assert _mend(doctor.disk()) == (State.WRONG, True)


def test_clocks_that_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CLOCK_SECONDS", -1)
    assert _mend(doctor.clocks()) == (State.WRONG, True)


def test_a_secret_that_others_can_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("x")
    (tmp_path / "secret_key").chmod(0o644)
    home: Callable[[], Path] = lambda: tmp_path  # noqa: E731 - a name for what is put in its place
    monkeypatch.setattr(doctor, "home", home)
    assert _mend(doctor.private_files()) == (State.WRONG, True)


def test_an_old_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_SERVER", 99)
    assert _mend(doctor.database()) == (State.WRONG, True)


def test_support_that_no_rule_counts() -> None:
    assert doctor.support_rules().state is State.FINE
    with as_system("a school that runs counselling of its own"):
        source = records.young_person(records.agency("Wexcombe School", "education"))
        records.involvement(source, "Counselling", kind="camhs", item_class="education")
    found = doctor.support_rules()
    assert _mend(found) == (State.LOOK, True)
    assert found.sentence == "1 of kind camhs, sent by education as education, are not counted."
