"""Opening somebody in an emergency: at once, alone, for hours, told, looked at; and what can be learnt by trying."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.desk.models import Notice
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system, behind_the_wall, reader_for, reading
from handrail.kernel.clock import stopped_at
from handrail.partnership.public import Membership
from handrail.records.public import Person
from handrail.sharing.checks import CannotBreakGlass
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.naming import Naming, NotNamed
from handrail.sharing.selectors.emergencies import opened_meanwhile
from handrail.sharing.services.connections import Saying, say_connection
from handrail.sharing.services.emergencies import (
    Breaking,
    CannotReview,
    OpenAlready,
    Reviewing,
    break_glass,
    close_emergency,
    review_emergency,
)
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire
from tests.integration.sharing.conftest import Staff, sees

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
AT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # a Sunday night: it lasts past midnight
HERS = Naming(given="Aaliyah", family="Brooks", born=date(2009, 3, 14))


def break_in(by: Membership, naming: Naming = HERS, at: datetime = AT) -> Emergency:
    return break_in_to_all(by, naming, at)[0]


def break_in_to_all(by: Membership, naming: Naming = HERS, at: datetime = AT) -> list[Emergency]:
    with stopped_at(at), reading(reader_for(by)) as reader:
        return break_glass(breaking=Breaking(naming=naming, danger="life", words="At A&E, unconscious"), by=reader)


def review(made: Emergency, by: Membership, outcome: str = "not_justified", at: datetime = AT) -> Emergency:
    with stopped_at(at), reading(reader_for(by)) as reader:
        return review_emergency(emergency=made, reviewing=Reviewing(outcome=outcome, words="Asked"), by=reader)


def told(kind: str) -> set[int]:
    with as_system("who was told"):
        return set(Notice.objects.filter(kind=kind).values_list("user_id", flat=True))


class TestHowLong:
    @pytest.mark.parametrize(
        ("minutes", "open_"), [(0, True), (119, True), (12 * 60 - 1, True), (12 * 60, False), (24 * 60, False)]
    )
    def test_it_ends_to_the_minute_on_both_walls(
        self, marlshire: Marlshire, staff: Staff, minutes: int, open_: bool
    ) -> None:
        break_in(staff.other)
        then = AT + timedelta(minutes=minutes)
        with stopped_at(then):
            assert sees(staff.other, marlshire.aaliyah.person_id) is open_
        with (
            as_system("the database alone"),
            transaction.atomic(),
            behind_the_wall(staff.other.pk, "direct_care", then.date(), then),
        ):
            assert Person.objects.exists() is open_

    def test_it_is_for_one_alone(self, marlshire: Marlshire, staff: Staff) -> None:
        break_in(staff.other)
        with stopped_at(AT):
            assert sees(staff.other, marlshire.aaliyah.person_id)
            assert not sees(staff.colleague, marlshire.aaliyah.person_id)

    def test_whoever_opened_it_may_close_it(self, marlshire: Marlshire, staff: Staff) -> None:
        made = break_in(staff.other)
        with stopped_at(AT + timedelta(hours=1)):
            with reading(reader_for(staff.other)) as reader:
                close_emergency(emergency=made, by=reader)
                with pytest.raises(CannotBreakGlass, match="over already"):
                    close_emergency(emergency=made, by=reader)
            assert not sees(staff.other, marlshire.aaliyah.person_id)


class TestWhoIsTold:
    def test_information_governance_and_the_team_that_works_with_them(self, marlshire: Marlshire, staff: Staff) -> None:
        made = break_in(staff.other)
        assert told("emergency_opened") == {staff.officer.user_id}
        assert told("emergency_opened_ours") == {staff.ours.user_id}
        entry = LedgerEntry.objects.get(action="break_glass")
        assert (entry.subject, entry.outcome) == (marlshire.aaliyah.person_id, "allowed")
        assert entry.body["emergency"] == made.pk
        assert entry.body["danger"] == "life"

    def test_without_the_ledger_nobody_is_opened(
        self, marlshire: Marlshire, staff: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*args: object, **kwargs: object) -> None:
            raise RuntimeError("no ledger")

        monkeypatch.setattr("handrail.sharing.services.emergencies.record", broken)
        with pytest.raises(RuntimeError):
            break_in(staff.other)
        with stopped_at(AT):
            assert not sees(staff.other, marlshire.aaliyah.person_id)


NOBODY = [
    Naming(given="Aaliyah", family="Brooks", born=date(2009, 3, 15)),
    Naming(given="Aaliya", family="Brooks", born=date(2009, 3, 14)),
    Naming(address=uuid4()),
    Naming(number="9990000000"),
]


class TestWhatCanBeLearnt:
    @pytest.mark.parametrize("naming", NOBODY, ids=["another day", "a letter less", "an address", "a number"])
    def test_what_names_nobody_opens_nobody_and_is_looked_at_too(
        self, marlshire: Marlshire, staff: Staff, naming: Naming
    ) -> None:
        made = break_in(staff.other, naming)
        assert made.person_id is None
        assert told("emergency_opened") == {staff.officer.user_id}
        assert LedgerEntry.objects.get(action="break_glass").outcome == "denied"

    @pytest.mark.parametrize(("namesakes", "opened"), [(1, 2), (2, 3), (3, 0)])
    def test_records_of_one_name_and_day_that_nobody_joined_yet_are_opened_together(
        self, marlshire: Marlshire, staff: Staff, namesakes: int, opened: int
    ) -> None:
        with as_system("namesakes"):
            for _ in range(namesakes):
                make.young_person(marlshire.health)
        made = break_in_to_all(staff.other)
        assert len([one for one in made if one.person_id]) == opened
        for naming in NOBODY[:2]:  # up to the third in a day: records opened at once count as one
            assert break_in(staff.other, naming).person_id is None

    def test_likeness_is_not_enough(self, staff: Staff) -> None:
        with pytest.raises(NotNamed):
            break_in(staff.other, Naming(given="Aaliyah", family="Brooks"))

    def test_whoever_may_open_the_person_breaks_nothing(self, marlshire: Marlshire, staff: Staff) -> None:
        with pytest.raises(OpenAlready):
            break_in(staff.ours)
        with as_system("nothing is kept"):
            assert not Emergency.objects.exists()

    def test_a_person_who_is_closed_stays_closed_and_reads_as_nobody(self, marlshire: Marlshire, staff: Staff) -> None:
        with reading(reader_for(staff.other)) as reader:
            say_connection(saying=Saying(kind="family", naming=HERS), by=reader)
        made = break_in(staff.other)
        assert made.person_id is None
        with stopped_at(AT):
            assert not sees(staff.other, marlshire.aaliyah.person_id)

    def test_no_more_than_some_a_day_found_or_not(self, marlshire: Marlshire, staff: Staff) -> None:
        for naming in NOBODY[: letting_in().emergency.most_a_day]:
            break_in(staff.other, naming)
        with pytest.raises(CannotBreakGlass, match="3 times in 24 hours"):
            break_in(staff.other)
        assert break_in(staff.colleague).person_id == marlshire.aaliyah.person_id
        assert break_in(staff.other, at=AT + timedelta(hours=24)).person_id == marlshire.aaliyah.person_id

    @pytest.mark.parametrize("who", ["officer"])
    def test_posts_without_it_open_nobody(self, marlshire: Marlshire, staff: Staff, who: str) -> None:
        with pytest.raises(CannotBreakGlass, match="opens nobody in an emergency"):
            break_in(getattr(staff, who))


class TestLookingAtIt:
    def test_two_working_days_whatever_the_hour(self, marlshire: Marlshire, staff: Staff) -> None:
        """Sunday night: Monday and Tuesday, to the end of the day."""
        assert break_in(staff.other).review_due == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)

    def test_what_was_not_justified_ends_at_once(self, marlshire: Marlshire, staff: Staff) -> None:
        made = review(break_in(staff.other), staff.officer, at=AT + timedelta(hours=1))
        assert made.over_at == AT + timedelta(hours=1)
        with stopped_at(AT + timedelta(hours=1)):
            assert not sees(staff.other, marlshire.aaliyah.person_id)
        assert told("emergency_reviewed") == {staff.other.user_id}

    def test_what_was_right_runs_on(self, marlshire: Marlshire, staff: Staff) -> None:
        review(break_in(staff.other), staff.officer, "upheld")
        with stopped_at(AT + timedelta(hours=1)):
            assert sees(staff.other, marlshire.aaliyah.person_id)

    def test_after_some_not_justified_the_user_can_no_longer(self, marlshire: Marlshire, staff: Staff) -> None:
        for days in range(letting_in().emergency.not_justified):
            then = AT + timedelta(days=days)
            review(break_in(staff.other, at=then), staff.officer, at=then)
        with pytest.raises(CannotBreakGlass, match="can no longer"):
            break_in(staff.other, at=AT + timedelta(days=30))
        remembered = letting_in().emergency.remembered_days
        assert break_in(staff.other, at=AT + timedelta(days=remembered + 1)).person_id is not None

    def test_once_and_only_by_information_governance(self, marlshire: Marlshire, staff: Staff) -> None:
        made = break_in(staff.other)
        with pytest.raises(CannotReview, match="information-governance officer"):
            review(made, staff.ours)
        review(made, staff.officer)
        with pytest.raises(CannotReview, match="already"):
            review(made, staff.officer)

    def test_nobody_looks_at_their_own(self, marlshire: Marlshire, staff: Staff) -> None:
        made = break_in(staff.other)
        with as_system("they become the officer"):
            own = type(staff.officer).objects.create(
                post=staff.officer.post, user=staff.other.user, since=date(2026, 1, 1)
            )
        with pytest.raises(CannotReview, match="their own"):
            review(made, own)
        with as_system("the database says so too"), pytest.raises(IntegrityError), transaction.atomic():
            Emergency.objects.filter(pk=made.pk).update(
                outcome="upheld", review_words="Fine", reviewed_by=staff.other.user, reviewed_at=AT
            )

    def test_it_says_how_often_the_record_was_opened(self, marlshire: Marlshire, staff: Staff) -> None:
        from handrail.disclosure.public import Action, open_subject

        made = break_in(staff.other)
        for hours in (0, 1, 13):
            with stopped_at(AT + timedelta(hours=hours)), reading(reader_for(staff.other)):
                if hours < 12:
                    open_subject(Action.OPEN_PERSON, marlshire.aaliyah.person_id)
        assert opened_meanwhile(made) == 2

    @pytest.mark.parametrize(
        ("who", "seen"), [("other", 1), ("officer", 1), ("colleague", 0), ("ours", 0), ("door", 0)]
    )
    def test_only_whoever_did_it_and_whoever_looks_at_it_see_why(
        self, marlshire: Marlshire, staff: Staff, who: str, seen: int
    ) -> None:
        break_in(staff.other)
        held: Membership = getattr(staff, who)
        with reading(reader_for(held)):
            assert Emergency.objects.count() == seen
        with (
            as_system("the database alone"),
            transaction.atomic(),
            behind_the_wall(held.pk, reader_for(held).purpose, make.TODAY),
        ):
            assert Emergency.objects.count() == seen
