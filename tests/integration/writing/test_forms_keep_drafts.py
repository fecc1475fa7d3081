"""Whatever becomes of a form that somebody sends, what they typed is on the record or in their draft."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.project.logging import formatter
from handrail.writing.public import Draft, history, save
from tests.factories.notes import Note, note
from tests.factories.written_pages import filled, inputs, opened

pytestmark = pytest.mark.usefixtures("pages", "machine")
Browser = Callable[..., Client]


@pytest.fixture
def machine() -> Iterator[None]:
    with as_system("a test looks at everybody's drafts"):
        yield


def words(name: str = "worry") -> list[list[str]]:
    """What the drafts that are kept hold, the last kept first."""
    return [draft.values[name] for draft in Draft.objects.filter(taken_at=None)]


def test_a_form_that_is_taken_leaves_no_draft(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    response = client.post("/notes/new", filled(opened(client, "/notes/new"), worry="He is out all night."))
    assert response.status_code == 302
    assert Note.objects.get().worry == "He is out all night."
    assert words() == []


def test_save_for_later_keeps_and_the_form_comes_back_filled_in(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    answers = {"worry": "He is", "seen_on__day": "3", "seen_on__month": "", "tags": ["home", "harm"], "rating": "1"}
    sent = filled(opened(client, "/notes/new"), **answers, draft__later="yes")
    response = client.post("/notes/new", sent, follow=True)
    assert response.redirect_chain == [("/drafts/", 302)]
    assert "A new note" in response.content.decode()
    assert Note.objects.count() == 0
    again = opened(client, "/notes/new")
    assert (again["worry"], again["seen_on-day"], again["tags"], again["rating"]) == (
        ["He is"],
        ["3"],
        ["home", "harm"],
        ["1"],
    )
    page = client.get("/notes/new").content.decode()
    assert "Your draft kept at" in page
    assert "There is a problem" not in page


def test_a_form_with_a_mistake_in_it_is_kept_too(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    response = client.post("/notes/new", filled(opened(client, "/notes/new"), working="Her nan", seen_on__day="x"))
    assert "Enter what the worry is" in response.content.decode()
    assert words("working") == [["Her nan"]]


def test_sending_it_right_the_second_time_takes_the_draft_away(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    refused = client.post("/notes/new", filled(opened(client, "/notes/new"), working="Her nan"))
    client.post("/notes/new", filled(inputs(refused.content.decode()), worry="Out all night"))
    assert Note.objects.get().working == "Her nan"
    assert words() == []


def test_sent_after_the_session_is_over_it_waits_behind_the_sign_in(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = filled(opened(client, "/notes/new"), worry="He is out all night.")
    client.logout()
    response = client.post("/notes/new", form)
    assert response.url == "/accounts/login/?next=/notes/new"
    assert "What you wrote is kept as a draft" in client.get(response.url).content.decode()
    assert opened(signed_in(ruth), "/notes/new")["worry"] == ["He is out all night."]


def test_sent_after_the_session_lay_idle_it_is_kept(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = filled(opened(client, "/notes/new"), worry="He is out all night.")
    session = client.session
    session["session_seen"] = session["session_began"] = 1.0
    session.save()
    assert client.post("/notes/new", form).status_code == 302
    assert words() == [["He is out all night."]]


def test_sent_with_a_stale_token_it_is_kept(signed_in: Browser, ruth: Membership) -> None:
    """Signing in again in another tab changes the token that the page was drawn with."""
    client = signed_in(ruth, enforce_csrf_checks=True)
    form = filled(opened(client, "/notes/new"), worry="He is out all night.", csrfmiddlewaretoken="x" * 64)
    assert client.post("/notes/new", form).status_code == 403
    assert words() == [["He is out all night."]]


def test_sent_into_a_fault_of_ours_it_is_kept_and_no_log_says_it(
    signed_in: Browser, ruth: Membership, caplog: pytest.LogCaptureFixture
) -> None:
    made = note(by=ruth.user, worry="One")
    client = signed_in(ruth, raise_request_exception=False)
    form = filled(opened(client, f"/notes/{made.pk}/"), worry="He will break curfew")
    assert client.post(f"/notes/{made.pk}/", form).status_code == 500
    assert words() == [["He will break curfew"]]
    written = [formatter().format(record) for record in caplog.records]
    assert written
    assert not [line for line in written if "curfew" in line]


def test_saved_and_then_undone_by_what_follows_it_is_kept(signed_in: Browser, ruth: Membership) -> None:
    made = note(by=ruth.user, worry="One")
    client, address = signed_in(ruth), f"/notes/{made.pk}/"
    response = client.post(address, filled(opened(client, address), worry="A second thought"))
    assert "That cannot be saved after all." in response.content.decode()
    assert Note.objects.get().worry == "One"
    assert words() == [["A second thought"]]


def test_somebody_else_who_has_signed_in_sends_nothing_of_it(
    signed_in: Browser, ruth: Membership, joe: Membership
) -> None:
    form = filled(opened(signed_in(ruth), "/notes/new"), worry="Hers")
    response = signed_in(joe).post("/notes/new", form, follow=True)
    assert "somebody else had opened that page" in response.content.decode()
    assert Note.objects.count() == 0
    assert [(draft.author, draft.values["worry"]) for draft in Draft.objects.all()] == [(ruth.user, ["Hers"])]


def test_a_line_that_we_did_not_sign_keeps_nothing(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = filled(opened(client, "/notes/new"), draft__page="eyJrZXkiOiJ4In0:1:x", working="x")
    assert client.post("/notes/new", form).status_code == 200
    assert Draft.objects.count() == 0


def test_text_that_the_database_cannot_take_does_not_stop_a_draft(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = filled(
        opened(client, "/notes/new"), worry="a\x00b \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
    )
    client.post("/notes/new", filled(form, draft__later="yes"))
    assert words() == [["ab 😀"]]


def test_a_draft_begun_from_an_older_version_says_so(signed_in: Browser, ruth: Membership, joe: Membership) -> None:
    made = note(by=ruth.user, worry="One", working="A")
    client, address = signed_in(ruth), f"/notes/{made.pk}/"
    client.post(address, filled(opened(client, address), worry="Hers", draft__later="yes"))
    save(made, by=joe.user, based_on=1, changes={"working": "B"})
    assert "Somebody has saved a newer version" in client.get(address).content.decode()
    client.post(address, opened(client, address))
    kept = Note.objects.get()
    assert (kept.worry, kept.working) == ("Hers", "B")
    assert len(history(kept)) == 3
    assert clock.now() >= kept.written_at
