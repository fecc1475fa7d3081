"""The next version of the sharing matrix: drafted, compared, proposed, published by a second officer."""

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from handrail.disclosure.grid import Cell, default_grid
from handrail.disclosure.matrix.drafting import (
    CannotDraft,
    begin_draft,
    change_cells,
    draft_changes,
    propose,
    publish_draft,
    throw_away,
)
from handrail.disclosure.matrix.reading import draft, in_force, levels_of
from handrail.disclosure.matrix.text import as_toml
from handrail.disclosure.models import LedgerEntry, Level, SharingMatrix
from handrail.disclosure.public import as_system, behind_the_wall, publish_matrix, reader_for, reading
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Membership, User
from handrail.records.public import Event
from tests.factories import partnership, records
from tests.integration.disclosure.conftest import acting

pytestmark = pytest.mark.django_db
INTELLIGENCE = Cell("personal_adviser", "direct_care", "police", "police_intelligence")
HOUSING = Cell("panel_chair", "safeguarding", "housing", "housing")


@pytest.fixture
def officers(machine: None) -> tuple[Membership, Membership]:
    return partnership.membership("ig_officer"), partnership.membership("ig_officer")


def changed(level: Level, by: User, cell: Cell = INTELLIGENCE) -> SharingMatrix:
    held = begin_draft(by=by)
    return change_cells(edition=held.edition, levels={cell: level}, by=by)


def test_a_draft_begins_as_what_is_in_force_and_there_is_one(officers: tuple[Membership, Membership]) -> None:
    first, second = officers
    held = begin_draft(by=first.user)
    assert begin_draft(by=second.user) == held
    assert levels_of(held) == levels_of(in_force())
    assert in_force() != held
    assert draft_changes(held) == []


def test_what_shares_more_is_published_by_another_officer_than_proposed_it(
    officers: tuple[Membership, Membership], settings: Any
) -> None:
    first, second = (one.user for one in officers)
    held = changed(Level.SUMMARY, first)
    with pytest.raises(CannotDraft, match="Propose the draft first"):
        publish_draft(edition=held.edition, by=second)
    with pytest.raises(CannotDraft, match="Say in a line"):
        propose(edition=held.edition, note=" ", by=first)
    propose(edition=held.edition, note="Advisers must know that there is something to ask about.", by=first)
    with pytest.raises(CannotDraft, match="another officer publishes it"):
        publish_draft(edition=held.edition, by=first)
    settings.HANDRAIL_ONE_OFFICER = True
    with transaction.atomic():
        publish_draft(edition=held.edition, by=first)
        transaction.set_rollback(True)
    settings.HANDRAIL_ONE_OFFICER = False
    made = publish_draft(edition=held.edition, by=second)
    assert in_force() == made
    assert levels_of(made)[INTELLIGENCE] is Level.SUMMARY
    entry = LedgerEntry.objects.filter(action="publish_sharing").latest("seq")
    told = {key: entry.body[key] for key in ("matrix", "wider", "narrower", "proposed_by")}
    assert told == {"matrix": made.version, "wider": 1, "narrower": 0, "proposed_by": first.pk}


def test_what_shares_less_one_officer_publishes(officers: tuple[Membership, Membership]) -> None:
    by = officers[0].user
    held = changed(Level.POINTER, by, HOUSING)
    propose(edition=held.edition, note="Too much.", by=by)
    publish_draft(edition=held.edition, by=by)
    assert levels_of(in_force())[HOUSING] is Level.POINTER


def test_a_change_after_proposing_has_to_be_proposed_again(officers: tuple[Membership, Membership]) -> None:
    first, second = (one.user for one in officers)
    held = changed(Level.SUMMARY, first)
    propose(edition=held.edition, note="More.", by=first)
    held = change_cells(edition=held.edition, levels={INTELLIGENCE: Level.FULL}, by=second)
    with pytest.raises(CannotDraft, match="Propose the draft first"):
        publish_draft(edition=held.edition, by=second)


def test_two_officers_do_not_write_over_each_other(officers: tuple[Membership, Membership]) -> None:
    first, second = (one.user for one in officers)
    held = begin_draft(by=first)
    change_cells(edition=held.edition, levels={INTELLIGENCE: Level.POINTER}, by=first)
    with pytest.raises(CannotDraft, match="Somebody has changed the draft"):
        change_cells(edition=held.edition, levels={INTELLIGENCE: Level.FULL}, by=second)


def test_nothing_is_shared_from_where_no_record_is_told_to_be_held(officers: tuple[Membership, Membership]) -> None:
    held = begin_draft(by=officers[0].user)
    with pytest.raises(UserError, match="and not 'identity'"):
        change_cells(
            edition=held.edition, levels={HOUSING._replace(item_class="identity"): Level.DENY}, by=officers[0].user
        )
    assert draft_changes(held) == []


def test_a_version_published_meanwhile_does_not_bury_the_draft(officers: tuple[Membership, Membership]) -> None:
    by = officers[0].user
    held = changed(Level.POINTER, by, HOUSING)
    publish_matrix(grid=default_grid(), note="From the command line", by=None)
    propose(edition=held.edition, note="Less.", by=by)
    made = publish_draft(edition=held.edition, by=by)
    assert in_force() == made


def test_what_was_published_is_never_edited(officers: tuple[Membership, Membership]) -> None:
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        SharingMatrix.objects.filter(pk=in_force().pk).update(note="another")  # type: ignore[union-attr]  # one is in force
    begun = begin_draft(by=officers[0].user)
    throw_away(edition=begun.edition, by=officers[0].user)
    assert draft() is None


def test_a_published_version_counts_at_once_before_both_walls(officers: tuple[Membership, Membership]) -> None:
    """The next time anybody reads: nothing of the version before is kept."""
    first, second = (one.user for one in officers)
    held = partnership.membership("personal_adviser")
    source = records.young_person(partnership.agency("police"))
    records.event(source, item_class="police_intelligence")
    partnership.reach(source.person_id, team=held.post.team)
    assert _sees(held, source.person_id) == (0, 0)
    made = changed(Level.SUMMARY, first)
    propose(edition=made.edition, note="More.", by=first)
    assert _sees(held, source.person_id) == (0, 0)
    publish_draft(edition=made.edition, by=second)
    assert _sees(held, source.person_id) == (1, 1)


def _sees(held: Membership, person_id: UUID) -> tuple[int, int]:
    """How many events, by the filter of the query and by PostgreSQL alone."""
    reader = reader_for(held)
    with reading(reader):
        filtered = Event.objects.filter(source_person__person=person_id).count()
    with as_system("the filter is out of the way"), behind_the_wall(held.pk, reader.purpose, clock.today()):
        walled = Event.objects.filter(source_person__person=person_id).count()
    return filtered, walled


def test_the_pages_draft_change_propose_and_publish(officers: tuple[Membership, Membership]) -> None:
    first, second = (acting(one) for one in officers)
    assert "Begin the next version" in first.get("/sharing").content.decode()
    first.post("/sharing/begin/")
    page = "/sharing/draft/?role=personal_adviser&purpose=direct_care"
    cell = "cell.police_intelligence.police"
    assert f'name="{cell}"' in first.get(page).content.decode()
    saved = first.post(page, {"edition": "0", cell: "2", "row.voice": "3"})
    assert saved.status_code == 302
    shown = first.get(page).content.decode()
    assert "changed, was nothing" in shown
    changes = first.get("/sharing/draft/changes/").content.decode()
    assert "Shares more" in changes
    assert "Propose this version" in changes
    assert changes.count("csrfmiddlewaretoken") >= 3  # each of its forms
    assert "Say in a line" in first.post("/sharing/draft/propose/", {"edition": "1", "note": ""}).content.decode()
    first.post("/sharing/draft/propose/", {"edition": "1", "note": "Advisers ask the police."})
    assert "another officer than" in first.get("/sharing/draft/changes/").content.decode()
    assert first.post("/sharing/draft/publish/", {"edition": "1"}).status_code == 400
    assert second.post("/sharing/draft/publish/", {"edition": "1"}).headers["Location"] == "/sharing"
    assert "Version 2, in force since" in second.get("/sharing").content.decode()
    assert "no longer in force" in second.get("/sharing?version=1").content.decode()


def test_a_refused_save_keeps_what_was_chosen_and_says_why(officers: tuple[Membership, Membership]) -> None:
    first = acting(officers[0])
    first.post("/sharing/begin/")
    page = "/sharing/draft/?role=personal_adviser&purpose=direct_care"
    answer = first.post(page, {"edition": "0", "row.identity": "0", "cell.voice.police": "1"}).content.decode()
    assert "and not &#39;identity&#39;" in answer
    assert "not saved, the draft says full" in answer
    assert "Somebody has changed the draft" in first.post(page, {"edition": "7"}).content.decode()


def test_a_row_is_set_whole_and_a_cell_of_it_otherwise(officers: tuple[Membership, Membership]) -> None:
    first = acting(officers[0])
    first.post("/sharing/begin/")
    page = "/sharing/draft/?role=panel_chair&purpose=safeguarding"
    first.post(page, {"edition": "0", "row.housing": "1", "cell.housing.health": "3"})
    held = levels_of(draft(), role="panel_chair", purpose="safeguarding", item_class="housing")
    assert held.pop(HOUSING._replace(origin_kind="health")) is Level.FULL
    assert set(held.values()) == {Level.POINTER}


def test_a_draft_goes_out_as_toml_and_comes_back(officers: tuple[Membership, Membership]) -> None:
    first = acting(officers[0])
    first.post("/sharing/begin/")
    levels = {**default_grid().levels, INTELLIGENCE: Level.FULL}
    text = as_toml(levels, "From a file")
    file = SimpleUploadedFile("sharing.toml", text.encode())
    assert first.post("/sharing/draft/read-in/", {"edition": "0", "file": file}).status_code == 302
    assert levels_of(draft())[INTELLIGENCE] is Level.FULL
    assert first.get("/sharing/draft.toml").content.decode() == text
    wrong = first.post("/sharing/draft/read-in/", {"edition": "1", "text": "levels = ["})
    assert "not a sharing matrix in TOML" in wrong.content.decode()
    assert levels_of(draft())[INTELLIGENCE] is Level.FULL
    assert first.get("/sharing/1.toml").status_code == 200
    assert first.get("/sharing/99.toml").status_code == 404


def test_the_preview_says_what_somebody_would_see_of_an_example(officers: tuple[Membership, Membership]) -> None:
    changed(Level.SUMMARY, officers[0].user)
    first = acting(officers[0])
    page = first.get("/sharing/draft/preview/?who=role:personal_adviser&origin=police").content.decode()
    assert "A piece of intelligence" in page
    assert "Sees more" in page
    post = partnership.membership("police_safeguarding_lead").post
    own = first.get(f"/sharing/draft/preview/?who=post:{post.pk}&origin=police").content.decode()
    assert "their own agency" in own
    assert first.get("/sharing/draft/preview/?who=post:0&origin=nowhere&purpose=x").status_code == 200


@pytest.mark.parametrize("path", ["/sharing/draft/", "/sharing/draft/changes/", "/sharing/1.toml"])
def test_nobody_else_opens_it(machine: None, path: str) -> None:
    worker: Client = acting(partnership.membership("mdt_social_worker"))
    assert worker.get(path).status_code == 403


def test_without_a_draft_its_pages_are_not_there(officers: tuple[Membership, Membership]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM disclosure_sharingmatrix WHERE published_at IS NULL")
        assert cursor.fetchone() == (0,)
    assert acting(officers[0]).get("/sharing/draft/").status_code == 404
