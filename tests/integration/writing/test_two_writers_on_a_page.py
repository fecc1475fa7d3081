"""Two people send the same form: both texts are shown, and whatever is chosen, neither is lost."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from handrail.desk.public import Notice
from handrail.disclosure.public import as_system
from handrail.partnership.public import Membership
from handrail.writing.public import Draft, history, save
from tests.factories.notes import Note, note
from tests.factories.written_pages import filled, inputs, opened

pytestmark = pytest.mark.usefixtures("pages", "machine")


@pytest.fixture
def machine() -> Iterator[None]:
    with as_system("a test looks at everybody's drafts"):
        yield


@pytest.fixture
def made(ruth: Membership) -> Note:
    return note(by=ruth.user, worry="He is out at night.", working="His nan")


@pytest.fixture
def meeting(signed_in: Callable[..., Client], ruth: Membership, joe: Membership, made: Note) -> tuple[Client, str, str]:
    """Ruth and Joe open the page; Ruth saves first. Joe's browser, the page's address, and what Joe is shown."""
    hers, his, address = signed_in(ruth), signed_in(joe), f"/notes/{made.pk}/"
    her_form, his_form = opened(hers, address), opened(his, address)
    assert hers.post(address, filled(her_form, worry="He is out every night.")).status_code == 302
    answer = his.post(address, filled(his_form, worry="He is out at night with men.", working="His nan and a coach"))
    assert answer.status_code == 409
    return his, address, answer.content.decode()


def test_both_texts_stand_beside_what_they_began_from(meeting: tuple[Client, str, str]) -> None:
    _, _, page = meeting
    assert "Two of you wrote at once" in page
    assert "What is the worry?" in page
    assert "Ruth Penhale" in page
    for text in ("every", "night with men.", "He is out at night."):
        assert text in page
    assert page.count('name="clashing"') == 1, "Only what both changed is asked about"


def test_until_joe_chooses_his_text_is_in_his_draft(meeting: tuple[Client, str, str], made: Note) -> None:
    made.refresh_from_db()
    assert (made.worry, made.working) == ("He is out every night.", "His nan")
    assert Draft.objects.get(taken_at=None).values["worry"] == ["He is out at night with men."]


@pytest.mark.parametrize(
    ("choice", "stands", "aside"),
    [
        ("theirs", "He is out every night.", ["He is out at night with men."]),
        ("mine", "He is out at night with men.", []),
        ("new", "He is out every night with men.", ["He is out at night with men."]),
    ],
)
def test_whatever_he_chooses_every_text_stays(
    meeting: tuple[Client, str, str], made: Note, choice: str, stands: str, aside: list[str]
) -> None:
    his, address, page = meeting
    chosen = filled(inputs(page), stand__worry=choice, new__worry="He is out every night with men.")
    assert his.post(address, chosen).status_code == 302
    made.refresh_from_db()
    assert (made.worry, made.working) == (stands, "His nan and a coach")
    entries = history(made)
    assert [entry.values["worry"] for entry in entries if entry.what == "set aside"] == aside
    assert "He is out every night." in [entry.values["worry"] for entry in entries]
    assert not Draft.objects.filter(taken_at=None).exists()


@pytest.mark.parametrize(("choice", "told"), [("theirs", 0), ("mine", 1), ("new", 1)])
def test_she_is_told_when_other_words_than_hers_were_chosen(
    meeting: tuple[Client, str, str], ruth: Membership, made: Note, choice: str, told: int
) -> None:
    his, address, page = meeting
    his.post(address, filled(inputs(page), stand__worry=choice, new__worry="He is out every night with men."))
    notices = Notice.objects.filter(user=ruth.user, kind="words-replaced", link=f"/notes/{made.pk}/")
    assert notices.count() == told


def test_he_must_choose(meeting: tuple[Client, str, str], made: Note) -> None:
    his, address, page = meeting
    answer = his.post(address, inputs(page))
    assert answer.status_code == 409
    assert "Choose what shall stand for “What is the worry?”" in answer.content.decode()
    made.refresh_from_db()
    assert made.worry == "He is out every night."


def test_what_he_wrote_anew_without_choosing_is_in_the_box_again(meeting: tuple[Client, str, str]) -> None:
    his, address, page = meeting
    answer = his.post(address, filled(inputs(page), new__worry="Both of us are right."))
    assert inputs(answer.content.decode())["new-worry"] == ["Both of us are right."]


def test_a_third_save_while_he_chooses_is_shown_too(
    meeting: tuple[Client, str, str], made: Note, ruth: Membership
) -> None:
    his, address, page = meeting
    save(made, by=ruth.user, based_on=2, changes={"worry": "He was found."})
    answer = his.post(address, filled(inputs(page), stand__worry="mine"))
    assert answer.status_code == 409
    assert "found" in answer.content.decode()
    last = his.post(address, filled(inputs(answer.content.decode()), stand__worry="mine"))
    assert last.status_code == 302
    made.refresh_from_db()
    assert made.worry == "He is out at night with men."


def test_the_history_says_who_wrote_what(meeting: tuple[Client, str, str], made: Note) -> None:
    his, address, page = meeting
    his.post(address, filled(inputs(page), stand__worry="theirs"))
    shown = his.get(f"{address}history").content.decode()
    for words in ("Written at the same time, and not chosen", "Version 3: changed", "Joe Trewin", "Ruth Penhale"):
        assert words in shown


def test_a_record_deleted_meanwhile_takes_nothing_and_loses_nothing(
    signed_in: Callable[..., Client], ruth: Membership, joe: Membership, made: Note
) -> None:
    hers, his, address = signed_in(ruth), signed_in(joe), f"/notes/{made.pk}/"
    form = opened(his, address)
    hers.post(f"{address}delete")
    answer = his.post(address, filled(form, worry="His"))
    assert answer.status_code == 400
    assert "This was deleted while you were writing" in answer.content.decode()
    assert Draft.objects.get(taken_at=None).values["worry"] == ["His"]
    his.post(f"{address}undelete")
    assert his.post(address, opened(his, address)).status_code == 302
    made.refresh_from_db()
    assert made.worry == "His"
