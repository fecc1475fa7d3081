"""What an assessment tells of a need that is kept from a reader: nothing; and of its words to one in summary: none."""

from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.disclosure.public import Reader, as_system, behind_the_wall, reading
from handrail.kernel import clock
from handrail.linkage.public import join, undo
from handrail.planning.models import (
    AgreedRating,
    Assessment,
    Dissent,
    DissentInSummary,
    Need,
    View,
    ViewRating,
)
from handrail.planning.public import Proposal, agree, dissent, needs_of
from handrail.planning.services.assessments import withdraw
from handrail.records.public import Person
from tests.factories import partnership, plans
from tests.factories import planning as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = plans.TODAY
PROMPT, DIFFERENT = "Her aunt rang about the car.", "We saw the bruise."


@pytest.fixture
def joy(aaliyah: Person) -> Reader:
    return make.worker("mdt_social_worker", aaliyah)


@pytest.fixture
def officer(aaliyah: Person) -> Reader:
    return make.worker("police_safeguarding_lead", aaliyah)


@pytest.fixture
def nurse(aaliyah: Person) -> Reader:
    return make.worker("health_practitioner", aaliyah)


@pytest.fixture
def assessment(aaliyah: Person, joy: Reader, nurse: Reader) -> Assessment:
    """Agreed on harm and on mental health, where the nurse dissents twice."""
    made = make.begun(joy, aaliyah, prompted_by=PROMPT)
    make.gave_view(joy, made, {"harm": make.rated("2"), "mental_health": make.rated("3")})
    with reading(joy):
        held = Assessment.objects.get(pk=made.pk)
        proposal = Proposal("Agreed.", {"harm": "2", "mental_health": "3"}, risk_and_rights="Weighed.",
                            without_because="She was asked.")  # fmt: skip
        agree(assessment=held, proposal=proposal, review=TODAY + timedelta(days=60), by=joy, based_on=held.version)
    with reading(nurse):
        made = Assessment.objects.get(pk=made.pk)
        for domain in ("harm", "mental_health"):
            dissent(assessment=made, words=DIFFERENT, by=nurse, domain=domain, rating="1")
    return made


def seen(reader: Reader) -> dict[str, set[str]]:
    """The domains of each table's rows that the reader sees."""
    tables = (AgreedRating, ViewRating, DissentInSummary, Dissent)
    return {model.__name__: {one.domain for one in model.objects.all()} for model in tables}


BOTH, HARM = {"harm", "mental_health"}, {"harm"}


def test_ratings_and_dissent_are_shared_as_their_need_is(
    assessment: Assessment, joy: Reader, officer: Reader, nurse: Reader
) -> None:
    whole = {"AgreedRating": BOTH, "ViewRating": BOTH, "DissentInSummary": BOTH, "Dissent": BOTH}
    told = {
        joy: whole,
        nurse: whole,  # their own agency's dissent, in full
        officer: {"AgreedRating": HARM, "ViewRating": HARM, "DissentInSummary": HARM, "Dissent": set()},
    }
    for reader, expected in told.items():
        with reading(reader):
            assert seen(reader) == expected
        with as_system("only the wall"), behind_the_wall(reader.membership_id, reader.purpose, TODAY):
            assert seen(reader) == expected


def test_pages_say_why_and_in_which_words_to_readers_in_full(
    assessment: Assessment, aaliyah: Person, joy: Reader, officer: Reader
) -> None:
    pages = [reverse("assessment", args=[aaliyah.pk, assessment.pk]), reverse("person-tab", args=[aaliyah.pk, "needs"])]
    for reader, full in ((joy, True), (officer, False)):
        page = "".join(acting(partnership.held_by(reader)).get(one).content.decode() for one in pages)
        assert [words for words in (PROMPT, DIFFERENT) if (words in page) is not full] == []
        assert ("Mental health" in page) is full
        assert "Safety from exploitation and harm" in page
    assert "Why is not shared with you." in page


def test_why_it_was_withdrawn_is_for_readers_in_full(aaliyah: Person, joy: Reader, officer: Reader) -> None:
    made = make.begun(joy, aaliyah)
    with reading(joy):
        withdraw(assessment=Assessment.objects.get(pk=made.pk), by=joy, because="He was in the room.", based_on=1)
    page = acting(partnership.held_by(officer)).get(reverse("assessment", args=[aaliyah.pk, made.pk])).content.decode()
    assert "Withdrawn." in page
    assert "He was in the room." not in page


def test_whoever_leads_agrees_on_what_they_are_told_and_on_nothing_else(
    aaliyah: Person, officer: Reader, nurse: Reader
) -> None:
    """Police may lead a shared assessment. What health sees of a mind is neither shown to them nor asked of them."""
    made = make.begun(officer, aaliyah)
    make.gave_view(officer, made, {"harm": make.rated("2")})
    make.gave_view(nurse, made, {"mental_health": make.rated("3"), "harm": make.rated("2")})
    client = acting(partnership.held_by(officer))
    page = client.get(reverse("assessment-agree", args=[aaliyah.pk, made.pk])).content.decode()
    assert "rating_harm" in page
    assert "rating_mental_health" not in page
    proposal = Proposal("Agreed.", {"harm": "2"}, risk_and_rights="Weighed.", without_because="She was asked.")
    with reading(officer):
        held = Assessment.objects.get(pk=made.pk)
        agree(assessment=held, proposal=proposal, review=TODAY + timedelta(days=60), by=officer, based_on=held.version)
    with as_system("a test looks"):
        assert [one.domain for one in AgreedRating.objects.filter(assessment=made)] == ["harm"]


def test_what_was_assessed_goes_where_the_records_go_and_comes_back(
    assessment: Assessment, aaliyah: Person, joy: Reader
) -> None:
    with as_system("a test makes the other one known for longer"):
        other = make.young_person(family="Brookes")
        Person.objects.filter(pk=other.pk).update(created_at=aaliyah.created_at - timedelta(days=1))

    def whose() -> set[object]:
        with as_system("a test looks"):
            parts = (AgreedRating, ViewRating, Dissent, View, Need)
            held = {one.person_id for model in parts for one in model.objects.all()}
            return held | {assessment.reasons.person_id for assessment in Assessment.objects.all()}

    user = partnership.held_by(joy).user
    moved = join(persons=[aaliyah, other], by=user, reason="One girl, spelled twice")
    assert whose() == {other.pk}
    undo(move_set=moved, by=user)
    assert whose() == {aaliyah.pk}


def test_two_records_with_a_need_each_can_be_joined_and_the_next_assessment_settles_it(
    assessment: Assessment, aaliyah: Person, joy: Reader
) -> None:
    with as_system("a test makes another, with whom the same team works"):
        other = make.young_person(family="Brookes")
    partnership.reach(other.pk, team_id=joy.team_id)
    twin = make.begun(joy, other)
    make.gave_view(joy, twin, {"harm": make.rated("3")})
    agreed = {"risk_and_rights": "Weighed.", "without_because": "She was asked."}
    review = TODAY + timedelta(days=60)
    with reading(joy):
        held = Assessment.objects.get(pk=twin.pk)
        agree(
            assessment=held,
            proposal=Proposal("x", {"harm": "3"}, **agreed),
            review=review,
            by=joy,
            based_on=held.version,
        )
    join(persons=[aaliyah, other], by=partnership.held_by(joy).user, reason="One girl, spelled twice")
    with as_system("a test looks"):
        person = Assessment.objects.get(pk=twin.pk).person
        partnership.reach(person.pk, team_id=joy.team_id)  # a join writes anew what rests on involvements
        assert [need.level for need in needs_of(person.pk) if need.domain == "harm" and need.until is None] == [2, 3]
    with clock.stopped_at(TODAY + timedelta(days=1)):
        again = make.begun(joy, person)
        make.gave_view(joy, again, {"harm": make.rated("1")})
        with reading(joy):
            held = Assessment.objects.get(pk=again.pk)
            proposal = Proposal("x", {"harm": "1"}, **agreed)
            agree(assessment=held, proposal=proposal, review=review, by=joy, based_on=held.version)
    with as_system("a test looks"):
        assert [need.level for need in needs_of(person.pk) if need.domain == "harm" and need.until is None] == [1]


def test_a_score_that_is_not_finished_is_told_to_nobody_else_and_called_so(aaliyah: Person, joy: Reader) -> None:
    """A sum of half the answers, read as a score, would rank a young person lower than anybody judged them."""
    other = make.worker("mdt_social_worker", aaliyah, of=partnership.agency("adult_social_care"))
    made = make.begun(joy, aaliyah, "exploitation-indicators")
    with as_system("a test looks at the instrument"):
        definition = made.instrument.read
    asked = next(one for one in definition.questions() if one.kind == "indicator")
    window = definition.scoring.windows[0].code
    make.gave_view(joy, made, {asked.code: {"seen": [window], "why": "Seen."}}, finish=False)
    address = reverse("assessment", args=[aaliyah.pk, made.pk])
    own = acting(partnership.held_by(joy)).get(address).content.decode()
    assert "Not finished" in own
    assert "the score may be too low" in own
    assert "How the score is counted" not in acting(partnership.held_by(other)).get(address).content.decode()
