"""A list as a file: what the page shows, said for what and for whom, on the ledger before it leaves."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from django.http import QueryDict
from django.test import Client

from handrail.desk import lists
from handrail.desk.public import ListPage, Taken, register_list, taken_table
from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import Membership, Permission
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag
from tests.factories import frontdoor, partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]
SAID = {"why": "Agenda of the panel", "given": "self", "columns": ["0", "1"]}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.stopped_at(make.TODAY):
        yield


@pytest.fixture
def work(db: None) -> make.Work:
    return make.work()


def rows(answer: object) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a streamed answer
    return list(csv.reader(io.StringIO(text)))


def test_the_file_has_the_rows_of_the_page_in_the_chosen_columns(signed_in: SignedIn, work: make.Work) -> None:
    make.plan(work, make.person(work))
    make.plan(work, make.person(work, given="Fresh"), since=make.TODAY)
    client = signed_in(work.held)
    assert 'href="/lists/plans/take-out/?show=drift"' in client.get("/plans/?show=drift").content.decode()
    answer = client.post("/lists/plans/take-out/?show=drift", SAID)
    assert rows(answer) == [["Young person", "Plan"], ["BROOKS, Aaliyah", "Package"]]
    assert answer["Content-Disposition"] == 'attachment; filename="plans-2026-11-22.csv"'
    assert answer["Cache-Control"] == "no-store"


def test_for_what_and_for_whom_stands_on_the_ledger(signed_in: SignedIn, work: make.Work) -> None:
    make.plan(work, person := make.person(work))
    told = {**SAID, "given": "other", "recipient": "Housing panel, Marlshire Homes", "format": "xlsx"}
    assert signed_in(work.held).post("/lists/plans/take-out/", told).content[:2] == b"PK"
    entry = LedgerEntry.objects.get(action="export")
    said = {key: entry.body[key] for key in ("list", "format", "rows", "count", "given", "columns")}
    assert said == {
        "list": "plans", "format": "xlsx", "rows": 1, "count": 1, "given": "other", "columns": ["young-person", "plan"]
    }  # fmt: skip
    detail = LedgerDetail.objects.get(entry=entry).text
    assert (detail["why"], detail["recipient"]) == ("Agenda of the panel", "Housing panel, Marlshire Homes")
    assert detail["subjects"] == [str(person.pk)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": " "}, "Answer the question “What do you need it for?”"),
        ({"given": ""}, "Say who will see the file"),
        ({"given": "other"}, "Say who will be given the file, and of which agency"),
        ({"columns": []}, "Choose at least one column"),
        ({"columns": ["99"]}, "Select only answers shown for “Columns”"),
    ],
)
def test_nothing_leaves_until_it_is_said(
    signed_in: SignedIn, work: make.Work, change: dict[str, object], sentence: str
) -> None:
    answer = signed_in(work.held).post("/lists/plans/take-out/", {**SAID, **change})
    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2, "In the summary and at the field"
    assert not LedgerEntry.objects.filter(action="export").exists()


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("mdt_social_worker", "plans", 200),
        ("mdt_social_worker", "caseload", 200),
        ("mdt_social_worker", "transitions", 200),
        ("mdt_social_worker", "contacts-sent", 200),
        ("mdt_social_worker", "front-door", 403),
        ("front_door_worker", "front-door", 200),
        ("front_door_worker", "plans", 403),
        ("panel_chair", "caseload", 200),
        ("personal_adviser", "plans", 403),
        ("data_steward", "plans", 403),
        ("mdt_social_worker", "timeline", 404),
        ("mdt_social_worker", "nonsense", 404),
    ],
)
def test_who_may_take_out_what(signed_in: SignedIn, role: str, code: str, status: int) -> None:
    assert signed_in(partnership.membership(role)).get(f"/lists/{code}/take-out/").status_code == status


def test_the_queue_comes_out_as_it_is_filtered(signed_in: SignedIn) -> None:
    with as_system("a test prepares"):
        posts = frontdoor.posts()
    frontdoor.contact(posts.reader("school"), given="Danger", in_danger=True)
    frontdoor.contact(posts.reader("school"), given="Calm")
    answer = signed_in(posts.worker).post("/lists/front-door/take-out/?rating=unrated", SAID)
    assert [row[0].split(";")[0].partition(" ")[2] for row in rows(answer)[1:]] == ["BROOKS, Calm"]


def test_nobody_takes_out_whom_they_may_not_open(signed_in: SignedIn, work: make.Work) -> None:
    make.plan(work, make.person(work))
    stranger = partnership.membership("mdt_social_worker", of=partnership.team(work.council))
    assert len(rows(signed_in(stranger).post("/lists/plans/take-out/", SAID))) == 1, "The heading alone"


def test_a_cell_is_one_line_and_a_hidden_column_stays_behind() -> None:
    table = DataTable(
        "Any",
        [Column("Who"), Column("When"), Column("Open", label_hidden=True)],
        [TableRow([Cell("BROOKS", href="/x", note="17 years"), Cell("", tag=Tag("Late")), Cell("Open", href="/x")])],
    )
    taken = taken_table(table, ())
    assert (list(taken.columns), list(taken.rows)) == (["Who", "When"], [["BROOKS; 17 years", "Late"]])


def test_a_list_that_is_too_long_says_so(
    signed_in: SignedIn, ruth: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handrail.desk.taking_out.MOST_ROWS", 2)
    long = ListPage(
        "long", "A long list", "home", Permission.OPEN_PERSON, take=lambda *asked: Taken(["Row"], [["x"]] * 3)
    )
    register_list(long)
    try:
        answer = signed_in(ruth).get("/lists/long/take-out/")
    finally:
        del lists._lists["long"]
    assert answer.status_code == 400
    assert "Narrow the list first" in answer.content.decode()


def test_only_the_choices_of_a_list_are_kept() -> None:
    page = ListPage("any", "Any", "home", Permission.OPEN_PERSON, frozenset({"show", "team"}))
    query = QueryDict(f"team=3&show=gap&name=Aaliyah+Brooks&page=2&show={'x' * 101}&team=")
    assert page.query_of(query) == "show=gap&team=3"
