"""Stepping up and down: each step follows from the last, and the days between are counted."""

from datetime import date, timedelta

import pytest

from handrail.disclosure.public import as_system
from handrail.frontdoor.public import LevelStep, Stepping, begin_step, decide_contact, standing_level, step
from handrail.frontdoor.selectors.steps import days_between
from handrail.frontdoor.services.steps import CannotStep
from handrail.records.public import Person
from tests.factories import frontdoor as make
from tests.factories import records
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import MORNING, acting

TODAY = MORNING.date()


def stepping(posts: Posts, **values: object) -> Stepping:
    said: dict[str, object] = {
        "from_level": 4,
        "to_level": 3,
        "to_team": posts.mdt.post.team,
        "reason": "Nobody has seen the men since September.",
        "family_agrees": True,
        "left_on": TODAY - timedelta(days=10),
        "to_plan": "Family Help",
    }
    return Stepping(**{**said, **values})  # type: ignore[arg-type]  # the fields of Stepping, by name


@pytest.fixture
def person(posts: Posts) -> Person:
    with as_system("a test prepares"):
        return make.held_by(posts.school.post.team.agency)


def test_days_between_are_counted_once_the_new_help_has_begun(posts: Posts, person: Person) -> None:
    made = step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    assert days_between(made) is None
    assert days_between(begin_step(step=made, on=TODAY, by=posts.reader("mdt"))) == 10


def test_a_step_follows_from_the_decision_and_the_next_from_the_step(posts: Posts, person: Person) -> None:
    contact = make.contact(posts.reader("school"), person)
    decision = decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
    up = step(person_id=person.pk, stepping=stepping(posts, from_level=None), by=posts.reader("worker"))
    down = step(person_id=person.pk, stepping=stepping(posts, to_level=1), by=posts.reader("mdt"))
    assert (up.from_level, up.decision, up.after) == (2, decision, None)
    assert (down.from_level, down.decision, down.after, down.from_plan) == (3, decision, up, "Family Help")
    with as_system("a test looks"):
        stands = standing_level(person.pk)
    assert stands is not None
    assert stands.level == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"from_level": None}, "at which level of need"),
        ({"to_level": 4}, "another level than 4"),
        ({"to_level": 9}, "another level than 4"),
        ({"reason": " "}, "why"),
        ({"left_on": TODAY + timedelta(days=1)}, "has not ended yet"),
    ],
)
def test_what_does_not_follow_is_refused(posts: Posts, person: Person, values: dict[str, object], says: str) -> None:
    with pytest.raises(CannotStep, match=says):
        step(person_id=person.pk, stepping=stepping(posts, **values), by=posts.reader("worker"))


def test_posts_that_hold_no_case_do_not_step(posts: Posts, person: Person) -> None:
    with pytest.raises(CannotStep, match="qualified"):
        step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("police"))


@pytest.mark.parametrize(
    ("who", "on", "says"),
    [
        ("worker", TODAY, "The team that takes over"),
        ("mdt", TODAY + timedelta(days=1), "between"),
        ("mdt", TODAY - timedelta(days=11), "between"),
    ],
)
def test_the_receiving_team_says_when_it_began(posts: Posts, person: Person, who: str, on: date, says: str) -> None:
    made = step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    with pytest.raises(CannotStep, match=says):
        begin_step(step=made, on=on, by=posts.reader(who))


def test_the_beginning_is_said_once(posts: Posts, person: Person) -> None:
    made: LevelStep = step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    begin_step(step=made, on=TODAY, by=posts.reader("mdt"))
    with pytest.raises(CannotStep, match="already"):
        begin_step(step=made, on=TODAY, by=posts.reader("mdt"))


def test_whoever_may_find_anybody_learns_no_level_by_trying_one(posts: Posts, person: Person) -> None:
    step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    with as_system("a test prepares"):
        stranger = records.young_person(records.agency("Another council"), family="Stranger").person
    client = acting(posts.worker)
    for answer in (client.get(f"/person/{stranger.pk}/level/step/"), client.post(f"/person/{stranger.pk}/level/step/")):
        assert answer.status_code == 403
