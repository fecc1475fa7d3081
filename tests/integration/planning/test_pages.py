"""The pages of an assessment, as those who write it meet them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.disclosure.public import Reader, as_system
from handrail.partnership.public import Membership
from handrail.planning.models import Assessment, ViewAnswers
from handrail.planning.services.instruments import begin_draft, publish
from handrail.records.public import Person
from tests.factories import planning as make
from tests.factories import records
from tests.integration.transitions.conftest import acting

pytestmark = pytest.mark.django_db


def browser(by: Reader) -> Client:
    return acting(Membership.objects.get(pk=by.membership_id))


@pytest.fixture
def joy(aaliyah: Person) -> Reader:
    with as_system("a test prepares a social worker"):
        return make.worker("mdt_social_worker", aaliyah)


@pytest.fixture
def screen(joy: Reader) -> Client:
    return browser(joy)


def at(name: str, assessment: Assessment, *rest: str) -> str:
    return reverse(name, args=[assessment.person_id, assessment.pk, *rest])


def field_of(html: str, name: str) -> str:
    """The value of a hidden input."""
    return html.split(f'name="{name}" value="')[1].split('"')[0]


def send(screen: Client, address: str, values: dict[str, Any]) -> Any:
    """Send a form as a browser would: with the hidden inputs that the page has."""
    html = screen.get(address).text
    hidden = {name: field_of(html, name) for name in ("draft-page", "asked") if f'name="{name}"' in html}
    return screen.post(address, {**hidden, **values})


def answers(assessment: Assessment) -> dict[str, Any]:
    with as_system("a test looks"):
        return ViewAnswers.objects.get(view__assessment=assessment, view__whose="worker").answers


def test_from_the_persons_page_to_an_agreed_assessment(screen: Client, aaliyah: Person) -> None:
    tab = screen.get(reverse("person-tab", args=[aaliyah.pk, "needs"])).text
    assert "Shared risk assessment" in tab
    begun = screen.post(
        reverse("assessment-begin", args=[aaliyah.pk, "care-act-section-58"]), {"prompted_by": "Turns 18"}
    )
    with as_system("a test looks"):
        assessment = Assessment.objects.get(person=aaliyah)
    assert begun.url == at("assessment", assessment)
    sent = send(screen, at("answer-section", assessment, "ours", "likely"), {"likely": "yes"})
    assert sent.url.endswith("#question-benefit")  # a yes leads to a question more on the same page
    sent = send(screen, at("answer-section", assessment, "ours", "likely"), {"likely": "yes", "benefit": "now"})
    assert sent.url == at("answer-section", assessment, "ours", "consent")
    send(screen, sent.url, {"consents": "no"})
    sent = send(
        screen, at("answer-section", assessment, "ours", "consent"), {"consents": "no", "abuse_or_neglect": "yes"}
    )
    send(screen, sent.url, {"outcome": "assess"})
    assert screen.post(at("answers-check", assessment, "ours")).url == at("assessment", assessment)
    shown = screen.get(at("assessment", assessment)).text
    assert "A needs assessment is to be made" in shown
    agreed = send(
        screen,
        at("assessment-agree", assessment),
        {
            "reason": "She needs help after 18",
            "without_because": "She is asked tomorrow",
            "review_on-day": "1",
            "review_on-month": "2",
            "review_on-year": "2027",
        },
    )
    assert agreed.url == at("assessment", assessment)
    assert "She needs help after 18" in screen.get(agreed.url).text


def test_what_is_not_there_is_said_with_a_link_to_the_question(screen: Client, joy: Reader, aaliyah: Person) -> None:
    assessment = make.begun(joy, aaliyah)
    shown = screen.post(at("answers-check", assessment, "ours")).text
    assert "This is still missing" in shown
    assert f"{at('answer-section', assessment, 'ours', 'harm')}#question-harm" in shown


def test_what_cannot_be_read_is_said_beside_its_field_and_kept(screen: Client, joy: Reader, aaliyah: Person) -> None:
    assessment = make.begun(joy, aaliyah)
    typed = {"since-day": "31", "since-month": "2", "since-year": "2026"}
    shown = send(screen, at("answer-section", assessment, "ours", "about"), typed)
    assert shown.status_code == 200
    assert "must be a real date" in shown.text
    assert 'value="31"' in shown.text


def test_rows_are_added_and_emptied_without_javascript(screen: Client, joy: Reader, aaliyah: Person) -> None:
    assessment = make.begun(joy, aaliyah)
    address = at("answer-section", assessment, "ours", "about")
    sent = send(screen, address, {"people__0__name": "Nan", "people__0__part": "help", "go": "more-people"})
    assert sent.url == f"{address}#question-people"
    assert 'name="people__1__name"' in screen.get(address).text
    send(screen, address, {"people__0__name": "", "people__1__name": "K", "people__1__part": "worry"})
    assert answers(assessment)["people"] == [{"name": "K", "part": "worry"}]


def test_a_colleagues_answers_are_shown_and_nothing_is_lost(screen: Client, joy: Reader, aaliyah: Person) -> None:
    assessment = make.begun(joy, aaliyah)
    address = at("answer-section", assessment, "ours", "harm")
    early = screen.get(address).text
    send(screen, address, {"harm__rating": "1", "harm__worried": "The flat on Quay Road"})
    hidden = {name: field_of(early, name) for name in ("draft-page", "asked")}
    clash = screen.post(address, {**hidden, "harm__rating": "3", "harm__worried": "The man with the grey car"})
    assert clash.status_code == 200
    assert "A colleague wrote meanwhile" in clash.text
    assert "The flat on Quay Road" in clash.text
    assert "The man with the grey car" in clash.text
    assert answers(assessment)["harm"]["rating"] == "1"
    again = {name: field_of(clash.text, name) for name in ("draft-page", "asked")}
    screen.post(address, {**again, "harm__rating": "3", "harm__worried": "The man with the grey car"})
    assert answers(assessment)["harm"]["rating"] == "3"


def test_an_answer_that_a_colleague_made_possible_meanwhile_is_not_emptied(
    screen: Client, joy: Reader, aaliyah: Person
) -> None:
    """A page that did not ask a question says nothing about it."""
    assessment = make.begun(joy, aaliyah)
    address = at("answer-section", assessment, "ours", "harm")
    early = screen.get(address).text
    send(screen, address, {"harm__rating": "3"})
    send(screen, address, {"harm__rating": "3", "places__name": "Quay Road", "places__sort": "Flat"})
    hidden = {name: field_of(early, name) for name in ("draft-page", "asked")}
    screen.post(address, {**hidden, "harm__rating": "3"})
    assert answers(assessment)["places"]["name"] == "Quay Road"


def test_facts_of_the_record_are_offered_as_far_as_they_are_shared(
    screen: Client, joy: Reader, aaliyah: Person
) -> None:
    with as_system("a test prepares what is recorded"):
        health = records.source_person(records.agency("Marlshire NHS", "health"), aaliyah)
        records.event(
            health, kind="ae_attendance", item_class="health_attendance", summary="Attended with a head injury"
        )
        police = records.source_person(records.agency("Marlshire Police"), aaliyah)
        records.flag(police, item_class="police_intelligence", basis="Intelligence: runs for the Quay line")
    assessment = make.begun(joy, aaliyah)
    shown = screen.get(at("answer-section", assessment, "ours", "about")).text
    assert "Attended with a head injury" in shown
    assert "Quay line" not in shown


def test_last_time_stands_beside_and_what_changed_is_marked(screen: Client, joy: Reader, aaliyah: Person) -> None:
    first = make.begun(joy, aaliyah, "distance-travelled")
    make.gave_view(joy, first, {"safe": 2, "home": 4})
    values = {"reason": "Theirs", "review_on-day": "1", "review_on-month": "1", "review_on-year": "2027"}
    assert send(screen, at("assessment-agree", first), values).status_code == 302
    again = make.begun(joy, aaliyah, "distance-travelled")
    asked = screen.get(at("answer-section", again, "ours", "today")).text
    assert "Last time, 22 Nov 2026" in asked
    make.gave_view(joy, again, {"safe": 6, "home": 4})
    shown = screen.get(at("assessment", again)).text
    assert "What changed since last time" in shown
    changed = shown.split('id="changed"')[1].split("</section>")[0]
    assert "Feeling safe" in changed
    assert "Where I live" not in changed


def test_moving_to_a_newer_version_shows_what_changes(screen: Client, joy: Reader, aaliyah: Person) -> None:
    with as_system("a test prepares an instrument"):
        make.published(make.question("kept"), make.question("gone"))
    assessment = make.begun(joy, aaliyah, "test-form")
    make.gave_view(joy, assessment, {"kept": "Stays", "gone": "Goes"}, finish=False)
    with as_system("a test prepares its next version"):
        data = make.data(make.question("kept"), make.question("more", label="Anything more?"))
        publish(draft=begin_draft(definition=data, by=None), by=None)
    assert "There is a newer version" in screen.get(at("assessment", assessment)).text
    shown = screen.get(at("assessment-move", assessment)).text
    for words in ("Anything more?", "Added", "Question gone?", "Removed", "Answers that do not go over"):
        assert words in shown
    assert answers(assessment) == {"kept": "Stays", "gone": "Goes"}
    with as_system("a test looks"):
        based_on = Assessment.objects.get(pk=assessment.pk).version
    assert screen.post(at("assessment-move", assessment), {"based_on": based_on}).status_code == 302
    assert answers(assessment) == {"kept": "Stays"}
    assert "Anything more?" in screen.get(at("answer-section", assessment, "ours", "one")).text


def test_what_is_being_written_is_nobody_elses_to_read(joy: Reader, aaliyah: Person) -> None:
    assessment = make.begun(joy, aaliyah)
    make.gave_view(joy, assessment, {"harm": make.rated("3", worried="The grey car")}, finish=False)
    with as_system("a test prepares another agency"):
        adviser = make.worker("personal_adviser", aaliyah, of=records.agency("Leaving care", "adult_social_care"))
    shown = browser(adviser).get(at("assessment", assessment)).text
    assert "Being written" in shown
    assert "The grey car" not in shown


@pytest.mark.parametrize("step", ["agree", "withdraw", "dissent"])
def test_each_step_refuses_in_a_sentence(screen: Client, joy: Reader, aaliyah: Person, step: str) -> None:
    assessment = make.begun(joy, aaliyah)
    shown = send(screen, at(f"assessment-{step}", assessment), {})
    assert shown.status_code in (200, 400)
    said = {
        "agree": "No view is finished yet",
        "withdraw": "Say why it is withdrawn",
        "dissent": "Nothing is agreed yet",
    }
    assert said[step] in shown.text or "Enter the day" in shown.text


def test_nobody_assesses_whom_they_may_only_find(aaliyah: Person) -> None:
    with as_system("a test prepares the front door"):
        from tests.factories import partnership

        duty = partnership.reader("front_door_worker")
    refused = browser(duty).get(reverse("assessment-begin", args=[aaliyah.pk, "shared-risk-assessment"]))
    assert refused.status_code == 403


def test_queries_do_not_grow_with_the_answers(screen: Client, joy: Reader, aaliyah: Person) -> None:
    def count(look: Callable[[], Any]) -> int:
        look()
        with CaptureQueriesContext(connection) as queries:
            look()
        return len(queries)

    assessment = make.begun(joy, aaliyah)
    make.gave_view(joy, assessment, {"harm": make.rated("1")})
    few = count(lambda: screen.get(at("assessment", assessment)))
    rows = [{"what": f"Seen {n}", "source": "School"} for n in range(9)]
    domains = {domain: make.rated("2", evidence=rows) for domain in make.DOMAINS}
    make.gave_view(joy, assessment, {**domains, "people": [{"name": f"P{n}"} for n in range(6)]})
    assert count(lambda: screen.get(at("assessment", assessment))) == few


def test_a_domain_that_is_kept_from_a_reader_is_kept_in_assessments_too(joy: Reader, aaliyah: Person) -> None:
    """Police see assessments in summary, and nothing of mental health wherever it is spoken of."""
    with as_system("a test prepares a police lead"):
        police = make.worker("police_safeguarding_lead", aaliyah)
    assessment = make.begun(joy, aaliyah)
    make.gave_view(joy, assessment, {"harm": make.rated("2"), "mental_health": make.rated("3")})
    page, theirs = (browser(one).get(at("assessment", assessment)).text for one in (joy, police))
    assert "Mental health" in page
    assert ("Safety from exploitation" in theirs, "Mental health" in theirs) == (True, False)
