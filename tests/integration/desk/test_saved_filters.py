"""The choices of a list, saved under a name: for oneself, or for the team."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from handrail.desk.models import SavedFilter
from handrail.desk.services.saved_filters import MOST
from handrail.disclosure.public import as_system, behind_the_wall, reader_for
from handrail.kernel import clock
from handrail.partnership.public import Membership
from tests.factories import partnership

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]


@pytest.fixture
def colleague(ruth: Membership) -> Membership:
    return partnership.membership("mdt_social_worker", of=ruth.post.team)


def save(client: Client, name: str = "Gaps at home", query: str = "domain=home&show=gap", **said: str) -> int:
    sent = {"name": name, "query": query, "back": "/transitions/", **said}
    return client.post("/lists/transitions/save/", sent).status_code


def test_a_list_offers_to_save_only_what_was_chosen(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    assert "Save these choices" not in client.get("/transitions/").content.decode()
    page = client.get("/transitions/?show=gap&page=2&nonsense=1").content.decode()
    assert '<input type="hidden" name="query" value="show=gap">' in page


def test_a_saved_one_opens_from_its_list_and_is_marked_there(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    answer = client.post(
        "/lists/transitions/save/", {"name": "Gaps at home", "query": "show=gap&domain=home", "back": "/transitions/"}
    )
    assert answer.headers["Location"] == "/transitions/?domain=home&show=gap"
    page = client.get("/transitions/?domain=home&show=gap").content.decode()
    assert 'href="/transitions/?domain=home&amp;show=gap" aria-current="true">Gaps at home</a>' in page
    assert "Gaps at home" not in client.get("/plans/").content.decode(), "It belongs to its own list"


def test_only_its_team_sees_what_is_shared(signed_in: SignedIn, ruth: Membership, colleague: Membership) -> None:
    stranger = partnership.membership("mdt_social_worker")
    save(signed_in(ruth), "Mine alone")
    save(signed_in(ruth), "For us all", shared="on")
    seen = {held.pk: signed_in(held).get("/transitions/").content.decode() for held in (colleague, stranger)}
    assert "For us all" in seen[colleague.pk]
    assert "(Ruth Penhale)" in seen[colleague.pk]
    assert "Mine alone" not in seen[colleague.pk]
    assert "For us all" not in seen[stranger.pk]


@pytest.mark.parametrize(("who", "rows"), [("ruth", 2), ("colleague", 1), ("stranger", 0), ("left", 0)])
def test_the_wall_says_the_same(
    signed_in: SignedIn, ruth: Membership, colleague: Membership, who: str, rows: int
) -> None:
    save(signed_in(ruth), "Mine alone")
    save(signed_in(ruth), "For us all", shared="on")
    left = partnership.membership("mdt_social_worker", of=ruth.post.team, until=clock.today())
    held = {"ruth": ruth, "colleague": colleague, "stranger": partnership.membership("mdt_social_worker"), "left": left}
    reader = reader_for(held[who])
    with (
        as_system("the wall alone"),
        behind_the_wall(reader.membership_id, reader.purpose, clock.today()),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM desk_savedfilter")
        assert cursor.fetchone() == (rows,)


def test_the_same_name_again_stands_for_the_new_choice(signed_in: SignedIn, ruth: Membership) -> None:
    save(signed_in(ruth), query="show=gap")
    save(signed_in(ruth), query="domain=home")
    with as_system("a test looks"):
        assert [one.query for one in SavedFilter.objects.all()] == ["domain=home"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": ""}, "Give it a name"),
        ({"name": "x" * 61}, "Name must be 60 characters or fewer"),
        ({"query": "page=3&q=Aaliyah"}, "Nothing is chosen in this list yet"),
    ],
)
def test_a_slip_is_refused_beside_its_field_and_keeps_what_was_typed(
    signed_in: SignedIn, ruth: Membership, said: dict[str, str], sentence: str
) -> None:
    sent = {"name": "Typed name", "query": "show=gap", "back": "/transitions/", **said}
    answer = signed_in(ruth).post("/lists/transitions/save/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count(sentence) == 2
    assert f'value="{sent["name"]}"' in page


def test_there_is_an_end_to_saving(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    for number in range(MOST):
        assert save(client, f"Number {number}") == 302
    assert save(client, "One too many") == 422
    assert save(client, "Number 3", "show=gap") == 302, "What is there can still be changed"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_it_leads_back_to_nowhere_but_here(signed_in: SignedIn, ruth: Membership, back: str) -> None:
    sent = {"name": "Mine", "query": "show=gap", "back": back}
    answer = signed_in(ruth).post("/lists/transitions/save/", sent)
    assert answer.headers["Location"] == "/transitions/?show=gap"


def test_one_is_deleted_by_whose_it_is_alone(signed_in: SignedIn, ruth: Membership, colleague: Membership) -> None:
    save(signed_in(ruth), shared="on")
    with as_system("a test looks"):
        saved = SavedFilter.objects.get()
    assert signed_in(colleague).post(f"/filters/{saved.pk}/delete/").status_code == 404
    page = signed_in(ruth).post(f"/filters/{saved.pk}/delete/", follow=True).content.decode()
    assert "You have saved nothing yet." in page


def test_a_list_that_is_not_mine_to_open_saves_nothing(signed_in: SignedIn) -> None:
    assert save(signed_in(partnership.membership("data_steward"))) == 403
