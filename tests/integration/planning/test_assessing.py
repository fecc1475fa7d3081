"""An assessment from three agencies' views to an agreed one, with dissent, and what it does to needs."""

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from handrail.desk.public import Notice
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Reader, as_system, reading
from handrail.partnership.public import Membership
from handrail.planning.assessment_errors import AlreadyOpen, AnswersClash, CannotAssess, NotAgreed, NotFinished
from handrail.planning.models import Agreement, Assessment, Dissent, Need, View, ViewAnswers
from handrail.planning.public import (
    Proposal,
    agree,
    begin_view,
    dissent,
    finish_view,
    needs_of,
    open_assessment,
    save_answers,
    version_in_use,
)
from handrail.planning.services.agreeing import check_dissent
from handrail.planning.services.assessments import move_to_newer, withdraw
from handrail.records.public import Person
from handrail.transitions.models import NeedPeriod
from tests.factories import partnership
from tests.factories import planning as make
from tests.factories.transitions import TODAY
from tests.integration.transitions.conftest import acting

pytestmark = pytest.mark.django_db
REVIEW = date(2027, 2, 20)


@pytest.fixture
def joy(aaliyah: Person) -> Reader:
    with as_system("a test prepares a social worker"):
        return make.worker("mdt_social_worker", aaliyah)


@pytest.fixture
def karen(aaliyah: Person) -> Reader:
    with as_system("a test prepares the police"):
        return make.worker("police_safeguarding_lead", aaliyah)


def proposal(**ratings: str) -> Proposal:
    return Proposal(
        reason="Agreed at the meeting.",
        ratings=ratings,
        reasons=dict.fromkeys(ratings, "Weighed together."),
        risk_and_rights="She wants to stay near her nan; that is kept.",
        without_because="She will be asked by her mentor on Thursday.",
    )


def agreed(by: Reader, assessment: Assessment, **ratings: str) -> Assessment:
    with reading(by):
        held = Assessment.objects.get(pk=assessment.pk)
        agree(assessment=held, proposal=proposal(**ratings), review=REVIEW, by=by, based_on=held.version)
        return Assessment.objects.get(pk=assessment.pk)


def shared(by: Reader, person: Person, **ratings: str) -> Assessment:
    """A shared risk assessment with one finished view of these ratings."""
    assessment = make.begun(by, person)
    answers: dict[str, Any] = {domain: make.rated(rating) for domain, rating in ratings.items()}
    make.gave_view(by, assessment, {"harm": make.rated("0"), **answers})
    return assessment


def running(person: Person) -> dict[str, int]:
    with as_system("a test looks"):
        return {need.domain: need.level for need in needs_of(person.pk) if need.until is None}


def test_agreed_ratings_open_needs_which_the_horizon_draws(aaliyah: Person, joy: Reader) -> None:
    agreed(joy, shared(joy, aaliyah, harm="3", home="2", money="0"), harm="3", home="2", money="0")
    assert running(aaliyah) == {"harm": 3, "home": 2}
    with as_system("a test looks"):
        drawn = NeedPeriod.objects.filter(person=aaliyah, rule="assessed").order_by("domain")
        bars = [
            (bar.domain, bar.period.lower, bar.period.upper, bar.label, bar.item_class, bar.agency_id) for bar in drawn
        ]
    assert bars == [
        ("harm", TODAY, None, "Serious need", "assessment", joy.agency_id),
        ("home", TODAY, None, "Clear need", "assessment", joy.agency_id),
    ]


def test_a_need_of_which_health_detail_tells_is_shared_as_health_detail(aaliyah: Person, joy: Reader) -> None:
    agreed(joy, shared(joy, aaliyah, mental_health="3"), harm="0", mental_health="3")
    with as_system("a test looks"):
        assert Need.objects.get(person=aaliyah).item_class == "mental_health"
        assert NeedPeriod.objects.get(person=aaliyah, rule="assessed").item_class == "mental_health"


def test_the_next_assessment_changes_and_closes_them(aaliyah: Person, joy: Reader) -> None:
    first = agreed(joy, shared(joy, aaliyah, harm="3", home="2", money="1"), harm="3", home="2", money="1")
    again = shared(joy, aaliyah, harm="1", home="0", money="not_known")
    assert again.follows_id == first.pk
    agreed(joy, again, harm="1", home="0", money="not_known")
    assert running(aaliyah) == {"harm": 1, "money": 1}
    with as_system("a test looks"):
        ended = Need.objects.filter(person=aaliyah).exclude(until=None)
        assert {(need.domain, need.level, need.ended_by_id) for need in ended} == {
            ("harm", 3, again.pk), ("home", 2, again.pk),
        }  # fmt: skip


def test_nothing_opens_before_somebody_agrees(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah, "exploitation-indicators")
    strong = {code: {"seen": ["current", "earlier"], "why": "Seen"} for code in ("missing", "controlled", "has_said")}
    make.gave_view(joy, assessment, {**strong, "harm": make.rated("3")})
    assert running(aaliyah) == {}


def test_another_band_than_the_scores_needs_its_reason(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah, "exploitation-indicators")
    make.gave_view(joy, assessment, {"missing": {"seen": ["current"], "why": "Police"}, "harm": make.rated("2")})
    given = {"reason": "Judged together.", "ratings": {"harm": "2"}}
    with reading(joy):
        held = Assessment.objects.get(pk=assessment.pk)
        with pytest.raises(NotAgreed) as refused:
            agree(
                assessment=held, proposal=Proposal(**given, band="significant"), review=date(2026, 12, 20), by=joy,
                based_on=held.version,
            )  # fmt: skip
        assert list(refused.value.wanting) == ["band_because"]
        said = Proposal(**given, band="significant", band_because="She told her nan more than she told us.")
        agree(assessment=held, proposal=said, review=date(2026, 12, 20), by=joy, based_on=held.version)
        assert Assessment.objects.get(pk=assessment.pk).band == "significant"
        assert Agreement.objects.get(assessment=assessment).band_because.startswith("She told her nan")


def test_a_judged_band_brings_the_review_forward(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah, "exploitation-indicators")
    make.gave_view(joy, assessment, {"missing": {"seen": ["current"], "why": "Police"}, "harm": make.rated("2")})
    said = Proposal("Judged.", {"harm": "2"}, band="significant", band_because="Why")
    with reading(joy):
        held = Assessment.objects.get(pk=assessment.pk)
        with pytest.raises(NotAgreed, match="missing") as refused:
            agree(assessment=held, proposal=said, review=REVIEW, by=joy, based_on=held.version)
    assert refused.value.wanting == {
        "review_on": "The next review must be after today and on or before 22 December 2026"
    }


def test_the_police_add_their_view_and_their_dissent_stays(aaliyah: Person, joy: Reader, karen: Reader) -> None:
    assessment = shared(joy, aaliyah, harm="1")
    make.gave_view(karen, assessment, {"harm": make.rated("3", worried="Named in three county lines reports")})
    agreed(joy, assessment, harm="1")
    with reading(karen):
        held = Assessment.objects.get(pk=assessment.pk)
        said = dissent(
            assessment=held, words="We would not have gone below serious.", by=karen, domain="harm", rating="3"
        )
    with reading(joy):
        assert [one.words for one in Dissent.objects.filter(assessment=assessment)] == [said.words]
        assert [one.kind for one in Notice.objects.filter(about=aaliyah.pk)] == ["dissent"], "She had agreed it"
    for change in (lambda: Dissent.objects.filter(pk=said.pk).update(words="Quite so"), said.delete):
        with as_system("somebody would have it otherwise"), pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_words_are_for_those_who_see_them_in_full(aaliyah: Person, joy: Reader, karen: Reader) -> None:
    assessment = shared(joy, aaliyah, harm="2")
    agreed(joy, assessment, harm="2")
    with reading(karen):
        assert Assessment.objects.get(pk=assessment.pk).levels == {"harm": "2"}
        assert View.objects.filter(assessment=assessment).count() == 1
        assert not ViewAnswers.objects.filter(view__assessment=assessment).exists()
        assert not Agreement.objects.filter(assessment=assessment).exists()


def test_the_young_persons_own_view_is_voice(aaliyah: Person, joy: Reader, karen: Reader) -> None:
    """The sharing matrix keeps voice from the police, and the assessment itself does not carry it past that."""
    assessment = shared(joy, aaliyah, harm="2")
    own = {"worry": {"words": "People who ring at night", "who": "Her mentor", "on": "2026-11-20"}}
    make.gave_view(joy, assessment, own, whose=View.Whose.YOUNG_PERSON)
    with reading(karen):
        assert [view.whose for view in View.objects.filter(assessment=assessment)] == ["worker"]
    with reading(joy):
        assert View.objects.filter(assessment=assessment).count() == 2


def test_a_view_is_finished_when_what_must_be_answered_is(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah)
    with reading(joy):
        view = begin_view(assessment=assessment, whose="worker", by=joy)
        with pytest.raises(NotFinished) as lacking:
            finish_view(view=view, by=joy)
        assert [code for _, code, _ in lacking.value.wanting] == ["harm"]
        save_answers(view=view, said={"harm": make.rated("1")}, by=joy, based_on=1)
        assert finish_view(view=view, by=joy).finished_on == TODAY


def test_a_tick_without_evidence_is_not_finished(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah, "exploitation-indicators")
    said = {"missing": {"seen": ["current"], "why": ""}, "harm": make.rated("1")}
    with pytest.raises(NotFinished) as lacking:
        make.gave_view(joy, assessment, said)
    assert [code for _, code, _ in lacking.value.wanting] == ["missing"]


def test_changing_a_finished_view_opens_it_again(aaliyah: Person, joy: Reader) -> None:
    assessment = shared(joy, aaliyah, harm="1")
    with reading(joy):
        view = View.objects.get(assessment=assessment)
        save_answers(view=view, said={"harm": make.rated("2")}, by=joy, based_on=2)
        view.refresh_from_db()
        assert view.ratings["harm"]["rating"] == "2"
    assert view.finished_on is None


def test_two_colleagues_keep_both_their_answers(aaliyah: Person, joy: Reader) -> None:
    assessment = make.begun(joy, aaliyah)
    with reading(joy):
        view = begin_view(assessment=assessment, whose="worker", by=joy)
        save_answers(view=view, said={"harm": make.rated("1"), "home": None}, by=joy, based_on=1)
        save_answers(view=view, said={"harm": None, "home": make.rated("2")}, by=joy, based_on=1)
        held = ViewAnswers.objects.get(view=view)
        assert (held.answers["harm"]["rating"], held.answers["home"]["rating"]) == ("1", "2")
        with pytest.raises(AnswersClash) as clash:
            save_answers(view=view, said={"harm": make.rated("3"), "home": None}, by=joy, based_on=1)
        assert clash.value.theirs["harm"]["rating"] == "1"
        assert ViewAnswers.objects.get(view=view).version == held.version


def test_one_of_a_kind_is_written_at_a_time(aaliyah: Person, joy: Reader, karen: Reader) -> None:
    first = make.begun(joy, aaliyah)
    with reading(karen), pytest.raises(AlreadyOpen) as running_already:
        open_assessment(person_id=aaliyah.pk, instrument=version_in_use("shared-risk-assessment"), by=karen)
    assert running_already.value.assessment_id == first.pk


def test_only_the_leading_agency_agrees_and_withdraws(aaliyah: Person, joy: Reader, karen: Reader) -> None:
    assessment = shared(joy, aaliyah, harm="1")
    with reading(karen):
        held = Assessment.objects.get(pk=assessment.pk)
        with pytest.raises(CannotAssess, match="Another agency leads"):
            agree(assessment=held, proposal=proposal(harm="1"), review=REVIEW, by=karen, based_on=held.version)
        with pytest.raises(CannotAssess, match="Another agency leads"):
            withdraw(assessment=held, by=karen, because="No", based_on=held.version)
        with pytest.raises(CannotAssess, match="another agency's view"):
            save_answers(view=View.objects.get(assessment=assessment), said={}, by=karen, based_on=1)


def test_nobody_dissents_from_what_is_not_agreed(aaliyah: Person, joy: Reader) -> None:
    with pytest.raises(CannotAssess, match="Nothing is agreed yet"):
        check_dissent(assessment=shared(joy, aaliyah, harm="1"))


def test_each_step_is_on_the_ledger(aaliyah: Person, joy: Reader) -> None:
    agreed(joy, shared(joy, aaliyah, harm="1"), harm="1")
    assert all(one.actor_id == joy.user_id for one in LedgerEntry.objects.filter(action="assess"))
    steps = [
        one.body["step"] for one in LedgerEntry.objects.filter(action="assess", subject=aaliyah.pk).order_by("seq")
    ]
    assert steps == ["open", "begin_view", "answer", "finish_view", "agree"]


def test_when_the_ledger_fails_nothing_is_agreed(aaliyah: Person, joy: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = shared(joy, aaliyah, harm="3")

    def broken(*_: Any, **__: Any) -> None:
        raise OSError("the ledger cannot be written")

    monkeypatch.setattr("handrail.planning.services.agreeing.on_ledger", broken)
    with pytest.raises(OSError, match="ledger"):
        agreed(joy, assessment, harm="3")
    assert running(aaliyah) == {}
    with as_system("a test looks"):
        assert Assessment.objects.get(pk=assessment.pk).is_open


def test_a_newer_version_takes_along_what_it_still_rates_and_opens_what_it_asks_more_of(
    aaliyah: Person, joy: Reader
) -> None:
    weighed = [make.question(domain, "need_domain", domain=domain) for domain in ("harm", "home")]
    with as_system("a test prepares an instrument"):
        make.published(*weighed)
    assessment = make.begun(joy, aaliyah, "test-form")
    view = make.gave_view(joy, assessment, {"harm": make.rated("2"), "home": make.rated("1")})
    with as_system("a test prepares its next version"):
        make.published(weighed[0], make.question("more", required=True))
    with reading(joy):
        held = Assessment.objects.get(pk=assessment.pk)
        move_to_newer(assessment=held, by=joy, based_on=held.version)
        view.refresh_from_db()
        assert list(view.ratings) == ["harm"]
    assert view.finished_on is None


def test_what_stood_before_need_not_be_shared_for_the_next_to_be_written(aaliyah: Person, joy: Reader) -> None:
    """The one before may be of an agency and class that the reader is not shown; the next is written all the same."""
    first = agreed(joy, shared(joy, aaliyah, harm="1"), harm="1")
    again = shared(joy, aaliyah, harm="2")
    with as_system("the first becomes something that is not shared"):
        other = partnership.agency("police")
        Assessment.objects.filter(pk=first.pk).update(agency=other, item_class="police_intelligence")
    address = reverse("answer-section", args=[aaliyah.pk, again.pk, "ours", "harm"])
    page = acting(Membership.objects.get(pk=joy.membership_id)).get(address)
    assert page.status_code == 200
    assert "Last time" not in page.text
