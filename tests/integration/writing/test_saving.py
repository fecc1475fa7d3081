"""Every save is a version; what two people change at once is merged, or shown to the second of them."""

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from handrail.disclosure.public import behind_the_wall
from handrail.kernel import clock
from handrail.writing.public import (
    Conflict,
    Gone,
    TooLateToUndo,
    UnknownVersion,
    Version,
    create,
    delete,
    history,
    save,
    undelete,
)
from tests.factories import partnership
from tests.factories.notes import Note, note
from tests.factories.partnership import user

pytestmark = [pytest.mark.usefixtures("notes")]


def told(record: Note) -> list[tuple[int, str, str, list[str]]]:
    return [(entry.number, entry.what, str(entry.by), entry.changed) for entry in reversed(history(record))]


def test_the_first_save_is_version_one() -> None:
    ruth = user(full_name="Ruth Penhale")
    made = create(Note(worry="He is out all night.", rating=3), by=ruth)
    assert (made.version, made.written_by) == (1, ruth)
    assert history(made)[0].values["worry"] == "He is out all night."


def test_each_change_is_the_next_version_with_its_author() -> None:
    ruth, joe = user(full_name="Ruth Penhale"), user(full_name="Joe Trewin")
    made = note(by=ruth, worry="One")
    save(made, by=joe, based_on=1, changes={"worry": "Two", "rating": 2})
    assert Note.objects.get().worry == "Two"
    assert told(made)[1] == (2, "changed", "Joe Trewin", ["rating", "worry"])
    assert [entry.values["worry"] for entry in history(made)] == ["Two", "One"]


def test_a_save_that_changes_nothing_makes_no_version() -> None:
    ruth = user()
    made = note(by=ruth, worry="One", seen_on=date(2026, 11, 2))
    save(made, by=ruth, based_on=1, changes={"worry": "One", "seen_on": date(2026, 11, 2), "rating": "0"})
    assert made.version == 1
    assert len(history(made)) == 1


def test_different_fields_are_merged() -> None:
    ruth, joe = user(), user()
    made = note(by=ruth, worry="One", working="A")
    save(made, by=ruth, based_on=1, changes={"worry": "Two", "working": "A"})
    save(made, by=joe, based_on=1, changes={"worry": "One", "working": "B"})
    kept = Note.objects.get()
    assert (kept.worry, kept.working, kept.version) == ("Two", "B", 3)


def test_the_same_field_is_shown_to_the_second_and_nothing_is_saved() -> None:
    ruth, joe = user(), user()
    made = note(by=ruth, worry="One", working="A")
    save(made, by=ruth, based_on=1, changes={"worry": "Hers"})
    with pytest.raises(Conflict) as caught:
        save(made, by=joe, based_on=1, changes={"worry": "His", "working": "B"})
    conflict = caught.value
    assert conflict.fields == ["worry"]
    assert (conflict.base["worry"], conflict.theirs["worry"], conflict.mine["worry"]) == ("One", "Hers", "His")
    assert "Hers" not in str(conflict)
    assert "His" not in str(conflict)
    assert Note.objects.get().working == "A"


def test_the_same_words_from_both_are_no_conflict() -> None:
    ruth, joe = user(), user()
    made = note(by=ruth, worry="One")
    save(made, by=ruth, based_on=1, changes={"worry": "Two"})
    save(made, by=joe, based_on=1, changes={"worry": "Two"})
    assert made.version == 2


def test_what_is_given_up_on_the_conflict_page_stays_in_the_history() -> None:
    ruth, joe = user(), user(full_name="Joe Trewin")
    made = note(by=ruth, worry="One")
    save(made, by=ruth, based_on=1, changes={"worry": "Hers"})
    save(made, by=joe, based_on=2, changes={}, given_up={"worry": "His"})
    assert Note.objects.get().worry == "Hers"
    aside = next(entry for entry in history(made) if entry.what == "set aside")
    assert (aside.number, str(aside.by), aside.values) == (2, "Joe Trewin", {"worry": "His"})
    save(made, by=joe, based_on=2, changes={"worry": "Both"})
    assert made.version == 3


@pytest.mark.parametrize("based_on", [0, 2, 99])
def test_a_save_from_a_version_that_never_was_is_refused(based_on: int) -> None:
    ruth = user()
    made = note(by=ruth, worry="One")
    with pytest.raises(UnknownVersion):
        save(made, by=ruth, based_on=based_on, changes={"worry": "Two"})


@pytest.mark.parametrize("changes", [{"version": 7}, {"id": 7}, {"nothing": 1}])
def test_only_what_users_write_can_be_changed(changes: dict[str, Any]) -> None:
    ruth = user()
    made = note(by=ruth)
    with pytest.raises(ValueError, match="no written field"):
        save(made, by=ruth, based_on=1, changes=changes)


def test_a_delete_hides_and_its_undoing_brings_everything_back() -> None:
    ruth, joe = user(full_name="Ruth Penhale"), user(full_name="Joe Trewin")
    made = note(by=ruth, worry="One", tags=["home"], about=joe)
    delete(made, by=joe)
    assert made.deleted_by == joe
    with pytest.raises(Gone):
        save(made, by=ruth, based_on=1, changes={"worry": "Two"})
    undelete(made, by=ruth)
    back = Note.objects.get()
    assert (back.deleted_at, back.worry, back.tags, back.about) == (None, "One", ["home"], joe)
    assert [entry[1] for entry in told(made)] == ["written", "deleted", "brought back"]
    save(made, by=ruth, based_on=1, changes={"worry": "Two"})
    assert made.version == 4


def test_a_delete_can_be_undone_for_as_many_days_as_the_retention_schedule_gives() -> None:
    ruth = user()
    made = note(by=ruth, worry="One")
    with clock.stopped_at(date(2026, 1, 1)):
        delete(made, by=ruth)
    with clock.stopped_at(date(2026, 4, 2)), pytest.raises(TooLateToUndo, match="more than 90 days ago"):
        undelete(made, by=ruth)
    with clock.stopped_at(date(2026, 4, 1)):
        undelete(made, by=ruth)
    assert made.deleted_at is None


def test_what_is_erased_takes_its_history_with_it() -> None:
    ruth = user()
    made, other = note(by=ruth, worry="One"), note(by=ruth, worry="Other")
    Note.objects.filter(pk=made.pk).delete()
    assert [entry.values["worry"] for entry in Version.objects.all()] == ["Other"]
    assert len(history(other)) == 1


def test_no_reader_asks_the_table_of_versions_itself() -> None:
    reader = partnership.reader("mdt_social_worker")
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        behind_the_wall(reader.membership_id, reader.purpose, clock.today()),
    ):
        Version.objects.count()
