"""The pages on which records are taken apart, joined and put back by hand; and what a person's own page says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel.clock import stopped_at
from handrail.linkage.engine.keys import key_of
from handrail.linkage.models import BlockingKey, LinkageRun, MoveSet, ReviewItem
from handrail.linkage.selectors.comparing import two_persons
from handrail.linkage.selectors.lineage import successors
from handrail.linkage.services import lineage
from handrail.linkage.services.moves import move
from handrail.linkage.services.review import decide
from handrail.partnership.public import Agency, Team, User
from handrail.records.public import Person, SourcePerson, refresh_reach
from tests.factories import readers
from tests.factories import records as make
from tests.factories.linkage import a_match
from tests.factories.small_county import nhs_number

pytestmark = pytest.mark.django_db
NHS = nhs_number(1)


@pytest.fixture(autouse=True)
def site(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    with stopped_at(make.TODAY):
        yield


@dataclass
class Marlshire:
    """Dan, known to the council and the police; and a record of health's that stands by itself."""

    council: Agency
    police: Agency
    health: Agency
    team: Team
    dan: SourcePerson
    arrest: SourcePerson
    patient: SourcePerson
    steward: User

    @property
    def person(self) -> UUID:
        return self.dan.person_id


@pytest.fixture
def marlshire() -> Marlshire:
    with as_system("a test makes its people"):
        council = make.agency("Marlshire Council", "childrens_social_care")
        police, health = make.agency("Marlshire Police", "police"), make.agency("Marlshire Health", "health")
        team = make.team(council, "MDT 3")
        dan = make.young_person(council, given="Dan", family="Carroll", local_id="C1", sex="M")
        make.involvement(dan, team=team, worker="Joy Okafor")
        arrest = make.source_person(police, dan.person, given="Daniel", family="Carroll", local_id="P7")
        patient = make.young_person(health, given="Dan", family="Carol", local_id="H9", sex="M")
        make.identifier(patient, "nhs", NHS)
        Person.objects.filter(pk=patient.person_id).update(created_at=make.SEEN + timedelta(days=1))
        refresh_reach(today=make.TODAY)
    return Marlshire(council, police, health, team, dan, arrest, patient, User.objects.create(username="ines"))


@pytest.fixture
def reviewer(marlshire: Marlshire) -> Client:
    return readers.signed_in("data_steward", make.team(make.agency("Partnership", "partnership")))


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def person_of(source: SourcePerson) -> UUID:
    with as_system("a test looks where a record stands"):
        return SourcePerson.objects.get(pk=source.pk).person_id


def split_off_the_arrest(marlshire: Marlshire) -> MoveSet:
    with as_system("a test takes a record off"):
        return lineage.split(source_persons=[marlshire.arrest], by=marlshire.steward, reason="His cousin")


def join_the_patient(marlshire: Marlshire) -> MoveSet:
    with as_system("a test joins two persons"):
        persons = [marlshire.dan.person, marlshire.patient.person]
        return lineage.join(persons=persons, by=marlshire.steward, reason="Same school")


class TestTakingApart:
    def test_records_stand_beside_each_other_and_the_reading_is_on_the_ledger(
        self, marlshire: Marlshire, reviewer: Client
    ) -> None:
        said = page(reviewer, "lineage", marlshire.person)
        for told in ("Marlshire Council C1", "Dan CARROLL", "14 Mar 2009", "Marlshire Police P7", "Daniel CARROLL"):
            assert told in said
        assert "No record has come here or gone from here" in said
        entry = LedgerEntry.objects.get(action="review_match")
        assert (entry.subject, entry.body["page"]) == (marlshire.person, "lineage")

    def test_a_record_is_taken_off_and_put_back(self, marlshire: Marlshire, reviewer: Client) -> None:
        here = reverse("lineage", args=[marlshire.person])
        answer = reviewer.post(here, {"records": [marlshire.arrest.pk], "reason": "His cousin of the same name"})
        assert answer.headers["Location"] == here
        other = person_of(marlshire.arrest)
        assert other != marlshire.person
        said = page(reviewer, "lineage", marlshire.person)
        assert "Taken apart on 22 Nov 2026 by Ruth Penhale" in said
        assert "His cousin of the same name" in said
        assert f"/lineage/{other}/" in said
        made = MoveSet.objects.get()
        reviewer.post(reverse("lineage-undo", args=[other, made.pk]))
        assert person_of(marlshire.arrest) == marlshire.person
        assert "This has been undone already." in page(reviewer, "lineage", marlshire.person)

    def test_errors_stand_beside_their_field_and_what_was_typed_is_kept(
        self, marlshire: Marlshire, reviewer: Client
    ) -> None:
        here = reverse("lineage", args=[marlshire.person])
        said = reviewer.post(here, {"reason": "Cousins"}).content.decode()
        assert 'href="#id_records"' in said
        assert 'id="id_records-error"' in said
        assert "Choose the records that are about somebody else" in said
        assert "Cousins</textarea>" in said
        both = {"records": [marlshire.dan.pk, marlshire.arrest.pk], "reason": "Cousins"}
        said = reviewer.post(here, both).content.decode()
        assert "Leave at least one where it is." in said
        assert said.partition("<main")[2].partition("</main>")[0].count(" checked") == 2
        said = reviewer.post(here, {"records": [marlshire.arrest.pk]}).content.decode()
        assert 'id="id_reason-error"' in said
        assert MoveSet.objects.count() == 0

    def test_a_record_of_somebody_else_cannot_be_chosen(self, marlshire: Marlshire, reviewer: Client) -> None:
        posted = {"records": [marlshire.patient.pk], "reason": "Cousins"}
        said = reviewer.post(reverse("lineage", args=[marlshire.person]), posted).content.decode()
        assert "Select only answers shown" in said
        assert MoveSet.objects.count() == 0

    def test_a_record_by_itself_has_nothing_to_take_apart(self, marlshire: Marlshire, reviewer: Client) -> None:
        said = page(reviewer, "lineage", marlshire.patient.person_id)
        assert "nothing to take apart" in said
        assert "Take apart</button>" not in said


class TestJoining:
    def test_by_an_agencys_own_id_both_are_seen_before_they_are_joined(
        self, marlshire: Marlshire, reviewer: Client
    ) -> None:
        here = reverse("lineage", args=[marlshire.person])
        answer = reviewer.post(here, {"held_by": marlshire.health.pk, "number": "h9"})
        compare = reverse("lineage-join", args=[marlshire.person, marlshire.patient.person_id])
        assert answer.headers["Location"] == compare
        said = reviewer.get(compare).content.decode()
        for told in ("Marlshire Police P7", "Marlshire Health H9", "Records have not been linked yet"):
            assert told in said
        read = LedgerEntry.objects.filter(action="review_match").values_list("subject", flat=True)
        assert set(read) == {marlshire.person, marlshire.patient.person_id}
        assert 'id="id_reason-error"' in reviewer.post(compare, {"reason": " "}).content.decode()
        answer = reviewer.post(compare, {"reason": "Same mother, same address"})
        assert answer.headers["Location"] == here
        assert person_of(marlshire.patient) == marlshire.person
        assert "Same mother, same address" in page(reviewer, "lineage", marlshire.person)

    def test_by_nhs_number(self, marlshire: Marlshire, reviewer: Client) -> None:
        BlockingKey.objects.create(key=key_of("nhs", NHS), source_person_id=marlshire.patient.pk)
        asked = {"held_by": "nhs", "number": f"{NHS[:3]} {NHS[3:6]} {NHS[6:]}"}
        answer = reviewer.post(reverse("lineage", args=[marlshire.person]), asked)
        assert answer.headers["Location"].endswith(f"/join/{marlshire.patient.person_id}/")
        own = reverse("lineage", args=[marlshire.patient.person_id])
        assert "Only the person on this page" in reviewer.post(own, asked).text

    @pytest.mark.parametrize(
        ("held_by", "number", "says"),
        [
            ("police", "nobody", "This agency has sent no record under this id."),
            ("police", "P7", "stands with the person on this page already"),
            ("nhs", "999 123 4560", "This is not an NHS number"),
            ("nhs", "9990000018", "No record has this NHS number."),
            ("", "P7", "Choose which number you have"),
            ("police", "", "Enter the number"),
        ],
    )
    def test_a_number_that_leads_nowhere_says_so(
        self, marlshire: Marlshire, reviewer: Client, held_by: str, number: str, says: str
    ) -> None:
        asked = {"held_by": marlshire.police.pk if held_by == "police" else held_by, "number": number}
        said = reviewer.post(reverse("lineage", args=[marlshire.person]), asked).text
        assert says in said
        assert "There is a problem" in said
        assert f'value="{number}"' in said or not number

    def test_a_join_decided_in_review_goes_back_to_the_queue(self, marlshire: Marlshire, reviewer: Client) -> None:
        with as_system("a test decides"):
            item = ReviewItem.objects.create(match=a_match(marlshire.dan, marlshire.patient), priority=1)
            decide(item=item, decision=ReviewItem.Decision.JOIN, by=marlshire.steward)
        reviewer.post(reverse("lineage-undo", args=[marlshire.person, MoveSet.objects.get().pk]))
        item.refresh_from_db()
        assert (item.decision, item.move_set) == ("", None)
        assert person_of(marlshire.patient) != marlshire.person


class TestHistory:
    def test_what_was_moved_again_cannot_be_undone_and_says_why(self, marlshire: Marlshire, reviewer: Client) -> None:
        joined = join_the_patient(marlshire)
        with as_system("a test takes it off again"):
            lineage.split(source_persons=[marlshire.patient], by=marlshire.steward, reason="Not so")
        refused = "Since then one of its records was moved again on 22 November 2026. Undo that first."
        said = page(reviewer, "lineage", marlshire.person)
        assert said.count(refused) == 1
        assert said.count("/undo/") == 1
        answer = reviewer.post(reverse("lineage-undo", args=[marlshire.person, joined.pk]), follow=True)
        assert answer.content.decode().count(refused) == 2, "once said, once in the history"

    def test_a_run_is_not_undone_as_a_whole(self, marlshire: Marlshire, reviewer: Client) -> None:
        with as_system("a test links"):
            move({marlshire.patient.pk: marlshire.person}, kind=MoveSet.Kind.RUN, reason="Linkage run 4", by=None)
        said = page(reviewer, "lineage", marlshire.person)
        assert "Joined by the machine on 22 Nov 2026" in said
        assert "A linkage run is not undone as a whole." in said
        reviewer.post(reverse("lineage-undo", args=[marlshire.person, MoveSet.objects.get().pk]))
        assert person_of(marlshire.patient) == marlshire.person

    def test_a_set_is_undone_only_from_a_person_it_touched(self, marlshire: Marlshire, reviewer: Client) -> None:
        made = split_off_the_arrest(marlshire)
        address = reverse("lineage-undo", args=[marlshire.patient.person_id, made.pk])
        assert reviewer.post(address).status_code == 404
        assert reviewer.get(reverse("lineage-undo", args=[marlshire.person, made.pk])).status_code == 405

    def test_one_whose_records_all_went_says_where(self, marlshire: Marlshire, reviewer: Client) -> None:
        retired = marlshire.patient.person_id
        join_the_patient(marlshire)
        said = page(reviewer, "lineage", retired)
        assert "No record stands here any more" in said
        assert f"/lineage/{marlshire.person}/" in said
        assert "/undo/" in said

    def test_the_same_number_of_queries_for_any_history(self, marlshire: Marlshire, reviewer: Client) -> None:
        split_off_the_arrest(marlshire)
        with as_system("a test makes a history"):
            lineage.undo(move_set=join_the_patient(marlshire), by=marlshire.steward)
        page(reviewer, "lineage", marlshire.person)
        with CaptureQueriesContext(connection) as before:
            page(reviewer, "lineage", marlshire.person)
        for _ in range(3):
            with as_system("a test makes a history"):
                lineage.undo(move_set=join_the_patient(marlshire), by=marlshire.steward)
                make.source_person(marlshire.police, marlshire.dan.person, given="Dan")
        with CaptureQueriesContext(connection) as after:
            page(reviewer, "lineage", marlshire.person)
        assert len(after) == len(before)


class TestSuccessors:
    def test_the_retired_persons_page_leads_to_where_it_went(self, marlshire: Marlshire) -> None:
        retired = marlshire.patient.person_id
        join_the_patient(marlshire)
        social_worker = readers.signed_in("mdt_social_worker", marlshire.team)
        answer = social_worker.get(reverse("person", args=[retired]))
        assert answer.headers["Location"] == reverse("person", args=[marlshire.person])

    def test_the_lineage_is_followed_to_where_records_are_now(self, marlshire: Marlshire) -> None:
        retired = marlshire.patient.person_id
        join_the_patient(marlshire)
        with as_system("a test moves it on"):
            assert successors(retired) == [marlshire.person]
            lineage.split(source_persons=[marlshire.patient], by=marlshire.steward, reason="Not so")
            assert successors(retired) == [person_of(marlshire.patient)]

    def test_what_was_found_to_be_somebody_else_before_is_no_successor(self, marlshire: Marlshire) -> None:
        split_off_the_arrest(marlshire)
        with as_system("a test joins what is left"):
            Person.objects.filter(pk=marlshire.patient.person_id).update(created_at=make.SEEN - timedelta(days=9))
            join_the_patient(marlshire)
            assert successors(marlshire.person) == [marlshire.patient.person_id]


class TestPanel:
    def sources(self, marlshire: Marlshire, role: str = "mdt_social_worker") -> str:
        team = marlshire.team if role == "mdt_social_worker" else make.team(marlshire.council)
        return page(readers.signed_in(role, team), "person-sources", marlshire.person)

    def test_says_when_why_and_by_whom(self, marlshire: Marlshire) -> None:
        assert "Joined and taken apart" not in self.sources(marlshire)
        join_the_patient(marlshire)
        said = self.sources(marlshire)
        for told in ("Joined and taken apart", "22 Nov 2026", "Marlshire Health H9", "ines", "Same school"):
            assert told in said
        assert "/lineage/" not in said, "whoever may not change it is not led there"

    def test_a_record_that_went_to_somebody_out_of_reach_is_only_counted(self, marlshire: Marlshire) -> None:
        split_off_the_arrest(marlshire)
        said = self.sources(marlshire)
        assert "Taken off this person: 1 record" in said
        assert "P7" not in said

    def test_whoever_sees_pointers_alone_is_not_told_the_reason(self, marlshire: Marlshire) -> None:
        join_the_patient(marlshire)
        said = self.sources(marlshire, "front_door_worker")
        assert "Marlshire Health H9" in said
        assert "Same school" not in said

    def test_one_query_where_nothing_was_moved_and_two_however_much_was(self, marlshire: Marlshire) -> None:
        reviewer = readers.signed_in("mdt_social_worker", marlshire.team)
        page(reviewer, "person-sources", marlshire.person)
        counts = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as run:
                page(reviewer, "person-sources", marlshire.person)
            counts.append(len(run))
            with as_system("a test makes a history"):
                lineage.undo(move_set=join_the_patient(marlshire), by=marlshire.steward)
        assert counts[1:] == [counts[0] + 1] * 2


class TestDoors:
    def test_only_whoever_reviews_matches(self, marlshire: Marlshire) -> None:
        made = split_off_the_arrest(marlshire)
        social_worker = readers.signed_in("mdt_social_worker", marlshire.team)
        other = marlshire.patient.person_id
        for name, args in (("lineage-find", []), ("lineage", [other]), ("lineage-join", [marlshire.person, other])):
            assert social_worker.get(reverse(name, args=args)).status_code == 403
        undo = reverse("lineage-undo", args=[marlshire.person, made.pk])
        assert social_worker.post(undo).status_code == 403
        assert person_of(marlshire.arrest) != marlshire.person

    def test_nobody_there(self, marlshire: Marlshire, reviewer: Client) -> None:
        assert reviewer.get(reverse("lineage", args=[uuid4()])).status_code == 404
        assert reviewer.get(reverse("lineage-join", args=[marlshire.person, uuid4()])).status_code == 404
        alone = reverse("lineage-join", args=[marlshire.person, marlshire.person])
        assert reviewer.get(alone).status_code == 404

    def test_from_the_list_of_matches(self, marlshire: Marlshire, reviewer: Client) -> None:
        assert "Take apart or join by hand" in page(reviewer, "matches")
        asked = [{"held_by": marlshire.police.pk, "number": number} for number in (" P7 ", "X")]
        found, nobody = (reviewer.post(reverse("lineage-find"), one) for one in asked)
        assert found.headers["Location"] == reverse("lineage", args=[marlshire.person])
        assert "no record under this id" in nobody.text
        assert [entry.body["found"] for entry in LedgerEntry.objects.filter(action="search").order_by("seq")] == [1, 0]

    def test_a_number_in_an_address_looks_nobody_up(self, marlshire: Marlshire, reviewer: Client) -> None:
        assert "P7" not in page(reviewer, "lineage-find", held_by=marlshire.police.pk, number="P7")
        assert '<form method="get"' not in page(reviewer, "matches") + page(reviewer, "lineage", marlshire.person)


class TestLinked:
    """With a trained model."""

    def test_the_reasons_of_the_strongest_pair_come_first(self, linked: LinkageRun) -> None:
        with as_system("a test compares what waits"):
            item = ReviewItem.objects.select_related("match__left", "match__right").first()
            assert item is not None
            two = two_persons(item.match.left.person_id, item.match.right.person_id)
        assert two is not None
        weights = [pair.weight for pair in two.pairs]
        assert weights == sorted(weights, reverse=True)
        same = [p for p in two.pairs if {p.left.id, p.right.id} == {item.match.left_id, item.match.right_id}]
        assert same[0].weight == pytest.approx(item.match.weight, abs=0.01), "as the run weighed it"
        assert same[0].prior + sum(step.weight for step in same[0].steps) == pytest.approx(same[0].weight)

    def test_the_page_shows_them_and_a_match_leads_to_both_persons(self, linked: LinkageRun) -> None:
        reviewer = readers.signed_in("data_steward", make.team(make.agency()))
        with as_system("a test looks at what waits"):
            item = ReviewItem.objects.select_related("match__left", "match__right").first()
        assert item is not None
        persons = item.match.left.person_id, item.match.right.person_id
        match = page(reviewer, "match-decide", item.pk)
        for person in persons:
            assert f"/lineage/{person}/" in match
        read = LedgerEntry.objects.filter(action="review_match").values_list("subject", flat=True)
        assert set(read) == set(persons)
        said = page(reviewer, "lineage-join", *persons)
        assert "What speaks for it, and what against" in said
        assert "Before comparing" in said
        reviewer.post(reverse("match-decide", args=[item.pk]), {"decision": "apart"})
        following = ReviewItem.objects.filter(decision="").first()
        assert following is not None
        said = page(reviewer, "match-decide", following.pk)
        assert "All records of the first person" in said
        assert f"/lineage/{persons[1]}/" in said
        said = page(reviewer, "lineage-join", *persons)
        assert "it was decided that two of these records are two people" in said
        assert f'href="/matches/{item.pk}"' in said
        assert "Join into one person" not in said
        reviewer.post(reverse("lineage-join", args=persons), {"reason": "All the same"})
        assert person_of(item.match.left) != person_of(item.match.right)
