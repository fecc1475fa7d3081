"""Asking, deciding, ending: who may, for how long, and what it opens on both walls."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.desk.models import Notice
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Reach, as_system, behind_the_wall, reader_for, reading
from handrail.kernel.clock import stopped_at
from handrail.partnership.public import Membership
from handrail.records.public import Person, SourcePerson
from handrail.sharing.checks import CannotLetIn, Holder
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import AccessRequest, Grant
from handrail.sharing.naming import Naming, NotNamed
from handrail.sharing.services import following
from handrail.sharing.services.grants import Giving, end_grant, go_on, let_in
from handrail.sharing.services.requests import Asking, ask_access, refuse_access, take_back
from handrail.sharing.tasks import tell_deciders
from tests.factories import partnership
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire
from tests.integration.sharing.conftest import Staff, sees

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
TODAY = make.TODAY
WEEK = TODAY + timedelta(days=6)


def give(by: Membership, marlshire: Marlshire, holder: Holder, until: date = WEEK, **more: object) -> Grant:
    with reading(reader_for(by)) as reader:
        giving = Giving(person_id=marlshire.aaliyah.person_id, holder=holder, why="Joint visit", until=until)
        return let_in(giving=giving, by=reader, **more)  # type: ignore[arg-type]  # a request, and words


def ask(by: Membership, naming: Naming, holder: Holder | None = None, until: date = WEEK) -> AccessRequest:
    with reading(reader_for(by)) as reader:
        asking = Asking(naming=naming, holder=holder or Holder(member=by), why="I stand in for Joy", until=until)
        return ask_access(asking=asking, by=reader)


class TestWhatAGrantOpens:
    def test_one_post_is_let_in_alone_and_only_as_long_as_it_holds(self, marlshire: Marlshire, staff: Staff) -> None:
        person = marlshire.aaliyah.person_id
        assert not sees(staff.other, person)
        give(staff.ours, marlshire, Holder(member=staff.other))
        assert sees(staff.other, person)
        assert not sees(staff.colleague, person)
        with stopped_at(WEEK):
            assert sees(staff.other, person)
        with stopped_at(WEEK + timedelta(days=1)):
            assert not sees(staff.other, person)

    def test_a_team_is_let_in_whole(self, marlshire: Marlshire, staff: Staff) -> None:
        give(staff.ours, marlshire, Holder(team=staff.other_team))
        assert sees(staff.other, marlshire.aaliyah.person_id)
        assert sees(staff.colleague, marlshire.aaliyah.person_id)

    @pytest.mark.parametrize(("day", "shown"), [(TODAY, True), (WEEK, True), (WEEK + timedelta(days=1), False)])
    def test_the_database_holds_to_the_same_days(
        self, marlshire: Marlshire, staff: Staff, day: date, shown: bool
    ) -> None:
        give(staff.ours, marlshire, Holder(member=staff.other))
        with (
            as_system("the managers' filter is out of the way"),
            transaction.atomic(),
            behind_the_wall(staff.other.pk, "direct_care", day),
        ):
            assert Person.objects.exists() is shown

    def test_it_does_not_go_along_into_another_post(self, marlshire: Marlshire, staff: Staff) -> None:
        give(staff.ours, marlshire, Holder(member=staff.other))
        with as_system("a second post"):
            elsewhere = partnership.membership("personal_adviser", who=staff.other.user)
        assert not sees(elsewhere, marlshire.aaliyah.person_id)

    def test_what_is_shared_stays_what_the_matrix_says(self, marlshire: Marlshire, staff: Staff) -> None:
        """Let in, the police still learn nothing of mental health."""
        give(staff.ours, marlshire, Holder(member=staff.police))
        with reading(reader_for(staff.police)):
            person = Person.objects.get()
            classes = {one.item_class for source in person.source_persons.all() for one in source.involvements.all()}
        assert classes == {"social_care"}

    def test_ending_it_closes_at_once_and_says_who_and_why(self, marlshire: Marlshire, staff: Staff) -> None:
        grant = give(staff.ours, marlshire, Holder(member=staff.other))
        with reading(reader_for(staff.ours)) as reader:
            ended = end_grant(grant=grant, why="The visit is done", by=reader)
            with pytest.raises(CannotLetIn, match="over already"):
                end_grant(grant=grant, why="Again", by=reader)
        assert not sees(staff.other, marlshire.aaliyah.person_id)
        assert (ended.ended_on, ended.ended_by, ended.ended_why) == (TODAY, staff.ours.user, "The visit is done")

    def test_it_goes_with_the_record_by_which_the_person_was_known(self, marlshire: Marlshire, staff: Staff) -> None:
        grant = give(staff.ours, marlshire, Holder(member=staff.other))
        with as_system("a join"):
            survivor = make.person()
            before = marlshire.aaliyah.person_id
            SourcePerson.objects.filter(person=before).update(person=survivor)
            following.follow_persons([before, survivor.pk])
        assert sees(staff.other, survivor.pk)
        assert not sees(staff.other, before)
        with as_system("where it went"):
            assert Grant.objects.get(pk=grant.pk).person_id == survivor.pk


class TestWhoDecides:
    def test_the_front_door_and_a_team_that_works_with_them(self, marlshire: Marlshire, staff: Staff) -> None:
        assert give(staff.ours, marlshire, Holder(member=staff.other)).decided_by == staff.ours.user
        assert give(staff.door, marlshire, Holder(member=staff.other)).decided_by == staff.door.user

    @pytest.mark.parametrize("who", ["other", "police", "officer"])
    def test_nobody_else(self, marlshire: Marlshire, staff: Staff, who: str) -> None:
        with pytest.raises(CannotLetIn, match="lets others in"):
            give(getattr(staff, who), marlshire, Holder(member=staff.colleague))

    def test_whoever_was_let_in_does_not_pass_it_on(self, marlshire: Marlshire, staff: Staff) -> None:
        give(staff.ours, marlshire, Holder(team=staff.other_team))
        with pytest.raises(CannotLetIn, match="lets others in"):
            give(staff.other, marlshire, Holder(member=staff.police))

    def test_nobody_lets_in_themselves_or_their_own_team(self, marlshire: Marlshire, staff: Staff) -> None:
        for holder in (Holder(member=staff.door), Holder(team=staff.door.post.team)):
            with pytest.raises(CannotLetIn, match="Nobody lets in themselves"):
                give(staff.door, marlshire, holder)

    def test_nobody_answers_their_own_request(self, marlshire: Marlshire, staff: Staff) -> None:
        request = ask(staff.door, Naming(address=marlshire.aaliyah.person_id), Holder(member=staff.other))
        with reading(reader_for(staff.door)) as reader, pytest.raises(CannotLetIn, match="somebody else"):
            refuse_access(request=request, words="No", by=reader)
        with pytest.raises(IntegrityError, match="answered_by_another"):
            give(staff.door, marlshire, Holder(member=staff.other), request=request)

    def test_a_post_that_opens_nobody_is_not_let_in(self, marlshire: Marlshire, staff: Staff) -> None:
        with pytest.raises(CannotLetIn, match="opens nobody"):
            give(staff.ours, marlshire, Holder(member=staff.officer))

    def test_nor_a_post_that_its_holder_has_left(self, marlshire: Marlshire, staff: Staff) -> None:
        with as_system("they leave"):
            staff.other.until = TODAY
            staff.other.save()
        with pytest.raises(CannotLetIn, match="no longer sit"):
            give(staff.ours, marlshire, Holder(member=staff.other))

    def test_to_nobody_who_is_not_held(self, marlshire: Marlshire, staff: Staff) -> None:
        """The front door may find anybody, so an address that nobody has is not refused before."""
        giving = Giving(person_id=uuid4(), holder=Holder(member=staff.other), why="A visit", until=WEEK)
        with reading(reader_for(staff.door)) as reader, pytest.raises(CannotLetIn, match="Nobody is held"):
            let_in(giving=giving, by=reader)

    @pytest.mark.parametrize(
        ("days", "allowed"), [(-1, False), (0, True), (89, True), (90, False)], ids=["past", "today", "most", "longer"]
    )
    def test_for_no_longer_than_the_partnership_agreed(
        self, marlshire: Marlshire, staff: Staff, days: int, allowed: bool
    ) -> None:
        assert letting_in().grants.most_days == 90
        until = TODAY + timedelta(days=days)
        if allowed:
            assert give(staff.ours, marlshire, Holder(member=staff.other), until).last_day == until
        else:
            with pytest.raises(CannotLetIn, match="last day"):
                give(staff.ours, marlshire, Holder(member=staff.other), until)

    def test_long_access_is_looked_at_again_by_somebody_else(self, marlshire: Marlshire, staff: Staff) -> None:
        grant = give(staff.ours, marlshire, Holder(member=staff.other), TODAY + timedelta(days=60))
        assert give(staff.ours, marlshire, Holder(member=staff.colleague)).review_on is None
        due = TODAY + timedelta(days=letting_in().grants.review_after_days)
        assert (grant.to_review(due - timedelta(days=1)), grant.to_review(due)) == (False, True)
        with stopped_at(due), reading(reader_for(staff.other)) as reader, pytest.raises(CannotLetIn):
            go_on(grant=grant, words="I still need it", by=reader)
        with stopped_at(due), reading(reader_for(staff.ours)) as reader:
            assert not go_on(grant=grant, words="Court is in May", by=reader).to_review(due)

    def test_without_the_ledger_nobody_is_let_in(
        self, marlshire: Marlshire, staff: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*args: object, **kwargs: object) -> None:
            raise RuntimeError("no ledger")

        monkeypatch.setattr("handrail.sharing.services.grants.record", broken)
        with pytest.raises(RuntimeError):
            give(staff.ours, marlshire, Holder(member=staff.other))
        with as_system("what is left"):
            assert not Grant.objects.exists()
            assert not Reach.objects.filter(basis=Reach.Basis.GRANT).exists()


class TestAsking:
    def test_asking_tells_nothing(self, marlshire: Marlshire, staff: Staff, django_assert_num_queries: object) -> None:
        """As many queries and the same entry whether somebody is held or not."""
        before = LedgerEntry.objects.count()
        held, nobody = marlshire.aaliyah.person_id, uuid4()
        with django_assert_num_queries(_cost(staff, Naming(address=nobody))):  # type: ignore[operator]  # pytest-django's fixture
            request = ask(staff.other, Naming(address=held))
        last, first = LedgerEntry.objects.order_by("-seq")[:2]
        assert LedgerEntry.objects.count() == before + 2
        assert (first.subject, last.subject) == (None, None)
        assert first.body.keys() == last.body.keys()
        assert request.answer == ""

    def test_likeness_names_nobody(self, staff: Staff) -> None:
        for naming in (Naming(), Naming(given="Aaliyah", family="Brooks"), Naming(born=date(2009, 3, 14))):
            with pytest.raises(NotNamed):
                ask(staff.other, naming)

    def test_those_who_decide_are_told_and_not_whoever_asked(self, marlshire: Marlshire, staff: Staff) -> None:
        request = ask(staff.other, Naming(given="aaliyah", family="BROOKS", born=date(2009, 3, 14)))
        tell_deciders.call(request.pk)
        assert _told("access_asked") == {staff.ours.user_id, staff.door.user_id}

    def test_of_somebody_who_is_not_held_the_front_door_alone_is_told(self, staff: Staff) -> None:
        request = ask(staff.other, Naming(given="No", family="Body", born=date(2009, 3, 14)))
        tell_deciders.call(request.pk)
        assert _told("access_asked") == {staff.door.user_id}

    def test_a_request_is_answered_once(self, marlshire: Marlshire, staff: Staff) -> None:
        request = ask(staff.other, Naming(address=marlshire.aaliyah.person_id))
        grant = give(staff.ours, marlshire, Holder(member=staff.other), request=request, words="Until Friday")
        assert (grant.asked_by, grant.request) == (staff.other.user, request)
        with reading(reader_for(staff.other)) as reader:
            mine = AccessRequest.objects.get()
            assert (mine.answer, mine.answer_words) == ("given", "Until Friday")
            with pytest.raises(CannotLetIn, match="answered already"):
                take_back(request=mine, by=reader)
        assert _told("access_answered") == {staff.other.user_id}

    def test_only_the_asker_and_those_who_decide_see_a_request(self, marlshire: Marlshire, staff: Staff) -> None:
        ask(staff.other, Naming(address=marlshire.aaliyah.person_id))
        for who, seen in (("other", 1), ("door", 1), ("colleague", 0), ("ours", 0), ("officer", 0)):
            held: Membership = getattr(staff, who)
            with reading(reader_for(held)):
                assert AccessRequest.objects.count() == seen, who
            with (
                as_system("the database alone"),
                transaction.atomic(),
                behind_the_wall(held.pk, reader_for(held).purpose, TODAY),
            ):
                assert AccessRequest.objects.count() == seen, who


def _cost(staff: Staff, naming: Naming) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        ask(staff.other, naming)
    return len(seen)


def _told(kind: str) -> set[int]:
    with as_system("who was told"):
        return set(Notice.objects.filter(kind=kind).values_list("user_id", flat=True))
