"""Staff and the people they know: closed on both walls, unconfirmed, and noticed where nobody said so."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from handrail.disclosure.public import Action, as_system, behind_the_wall, reader_for, reading, record
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.records.public import Event, Person
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Connection
from handrail.sharing.naming import Naming
from handrail.sharing.selectors.known import Because, noticed
from handrail.sharing.services.connections import (
    CannotConnect,
    Saying,
    allow_connection,
    end_connection,
    look_into,
    say_connection,
)
from handrail.sharing.services.following import follow_persons
from tests.factories import readers
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire
from tests.integration.sharing.conftest import Staff, browser, sees

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
HERS = Naming(given="Aaliyah", family="Brooks", born=date(2009, 3, 14))


def say(by: Membership, naming: Naming = HERS, of: Membership | None = None, **more: str) -> Connection:
    with reading(reader_for(by)) as reader:
        saying = Saying(kind="family", naming=naming, **more)
        return say_connection(saying=saying, by=reader, of=of.user if of else None)


def open_page(by: Membership, person_id: object) -> int:
    return browser(by).get(reverse("person", args=[person_id])).status_code


class TestClosed:
    def test_their_own_teams_work_opens_nothing_any_more(self, marlshire: Marlshire, staff: Staff) -> None:
        person = marlshire.aaliyah.person_id
        assert (sees(staff.ours, person), open_page(staff.ours, person)) == (True, 200)
        say(staff.ours)
        assert (sees(staff.ours, person), open_page(staff.ours, person)) == (False, 403)
        with reading(reader_for(staff.ours)):
            assert not Person.objects.exists()
            assert not Event.objects.exists()
        with (
            as_system("the database alone"),
            transaction.atomic(),
            behind_the_wall(staff.ours.pk, "direct_care", make.TODAY),
        ):
            assert not Person.objects.exists()
            assert not Event.objects.exists()

    def test_others_of_the_team_go_on(self, marlshire: Marlshire, staff: Staff) -> None:
        say(staff.ours)
        with as_system("another of the team"):
            beside = readers.membership("mdt_social_worker", marlshire.mdt)
        assert sees(beside, marlshire.aaliyah.person_id)

    def test_the_refusal_reads_as_for_anybody_who_is_not_held(self, marlshire: Marlshire, staff: Staff) -> None:
        say(staff.ours)
        say(staff.officer, of=staff.door)
        nobody = "0" * 8 + "-0000-4000-8000-" + "0" * 12
        for who, status in ((staff.ours, 403), (staff.door, 404)):
            closed, none = (
                browser(who).get(reverse("person", args=[one])) for one in (marlshire.aaliyah.person_id, nobody)
            )
            assert (closed.status_code, none.status_code) == (status, status)
            said = [answer.content.decode().partition("<main")[2] for answer in (closed, none)]
            assert said[0].replace(str(marlshire.aaliyah.person_id), nobody) == said[1]

    def test_saying_it_of_somebody_who_is_not_held_answers_alike(self, marlshire: Marlshire, staff: Staff) -> None:
        client = browser(staff.ours)
        form = {"given": "Aaliyah", "born-day": "14", "born-month": "3", "born-year": "2009", "kind": "private"}
        for family in ("Brooks", "Nobody"):
            said = client.post(reverse("connections"), {**form, "family": family}, follow=True).content.decode()
            assert "If anybody of this name is on record, their record is closed to you." in said

    def test_somebody_who_comes_with_a_later_extract_is_closed_then(self, marlshire: Marlshire, staff: Staff) -> None:
        say(staff.door, Naming(given="Dean", family="Carroll", born=date(2008, 2, 1)))
        with as_system("an extract comes in"):
            dean = make.young_person(marlshire.council, given="Dean", family="Carroll", born=date(2008, 2, 1))
        assert open_page(staff.door, dean.person_id) == 200
        follow_persons([dean.person_id])
        assert open_page(staff.door, dean.person_id) == 404

    def test_information_governance_allows_it_or_ends_it_and_never_their_own(
        self, marlshire: Marlshire, staff: Staff
    ) -> None:
        made, own = say(staff.ours), say(staff.officer, Naming(number="A1"))
        with reading(reader_for(staff.ours)) as reader, pytest.raises(CannotConnect, match="Ask the information"):
            end_connection(connection=made, why="We fell out", by=reader)
        with reading(reader_for(staff.officer)) as reader:
            with pytest.raises(CannotConnect, match="themselves"):
                allow_connection(connection=own, why="Fine", by=reader)
            allow_connection(connection=made, why="The only nurse there is", by=reader)
        assert sees(staff.ours, marlshire.aaliyah.person_id)

    def test_each_says_it_for_themselves(self, marlshire: Marlshire, staff: Staff) -> None:
        with pytest.raises(CannotConnect, match="for themselves"):
            say(staff.ours, of=staff.other)
        say(staff.officer, of=staff.ours)
        assert not sees(staff.ours, marlshire.aaliyah.person_id)


class TestNoticed:
    def found(self) -> dict[str, tuple[Because, ...]]:
        return {str(one.user_id): one.because for one in noticed(clock.now(), letting_in().known)}

    def opens(self, held: Membership, person_id: object) -> None:
        with reading(reader_for(held)):
            record(Action.OPEN_PERSON, subject=person_id)  # type: ignore[arg-type]  # a person's id

    @pytest.mark.parametrize(
        ("name", "because"),
        [
            ("Aaliyah Brooks", (Because.OWN_NAME,)),
            ("Aaliyah Jane BROOKS", (Because.OWN_NAME,)),
            ("Dana Brooks", (Because.RARE_NAME,)),
            ("Dana Brookes", None),
            ("Aaliyah", None),
        ],
    )
    def test_by_name(self, marlshire: Marlshire, staff: Staff, name: str, because: tuple[Because, ...] | None) -> None:
        with as_system("a name"):
            type(staff.ours.user).objects.filter(pk=staff.ours.user_id).update(full_name=name)
        self.opens(staff.ours, marlshire.aaliyah.person_id)
        self.opens(staff.police, marlshire.aaliyah.person_id)
        assert self.found() == ({str(staff.ours.user_id): because} if because else {})

    def test_a_family_name_that_many_have_says_nothing(self, marlshire: Marlshire, staff: Staff) -> None:
        with as_system("many"):
            type(staff.ours.user).objects.filter(pk=staff.ours.user_id).update(full_name="Dana Brooks")
            for number in range(letting_in().known.rare_name):
                make.young_person(marlshire.council, given=f"One{number}")
        self.opens(staff.ours, marlshire.aaliyah.person_id)
        assert self.found() == {}

    @pytest.mark.parametrize(
        ("typed", "flagged"),
        [("okafor, joy", True), ("Joy Okafor 2009", True), ("Joyce Okafor", False), ("okafor", False)],
    )
    def test_by_search(self, staff: Staff, typed: str, flagged: bool) -> None:
        with reading(reader_for(staff.ours)):
            record(Action.SEARCH, body={"found": 0}, detail={"query": typed})
        assert self.found() == ({str(staff.ours.user_id): (Because.OWN_SEARCH,)} if flagged else {})

    def test_by_what_was_said(self, marlshire: Marlshire, staff: Staff) -> None:
        """Somebody at the address of a brother of theirs; and somebody whom they opened before they said so."""
        say(staff.other, Naming(given="Ben", family="Elsewhere", born=date(2000, 1, 1)), postcode="ZZ1 1AA")
        self.opens(staff.other, marlshire.aaliyah.person_id)
        self.opens(staff.ours, marlshire.aaliyah.person_id)
        say(staff.ours)
        assert self.found() == {
            str(staff.other.user_id): (Because.SAME_HOME,),
            str(staff.ours.user_id): (Because.KNOWN,),
        }

    def test_what_is_old_or_looked_into_is_not_asked_again_until_it_happens_again(
        self, marlshire: Marlshire, staff: Staff
    ) -> None:
        with as_system("a name"):
            type(staff.ours.user).objects.filter(pk=staff.ours.user_id).update(full_name="Dana Brooks")
        self.opens(staff.ours, marlshire.aaliyah.person_id)
        late = clock.now() + timedelta(days=letting_in().known.look_back_days, seconds=1)
        assert noticed(late, letting_in().known) == []
        (found,) = noticed(clock.now(), letting_in().known)
        with reading(reader_for(staff.officer)) as reader:
            look_into(noticed=found, words="No relation", by=reader)
        assert self.found() == {}
        self.opens(staff.ours, marlshire.aaliyah.person_id)
        assert set(self.found()) == {str(staff.ours.user_id)}
