"""The heading's one source, and who reaches whom."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings

from handrail.disclosure.public import Reach, as_system
from handrail.records.services import match_teams, refresh_reach, refresh_shown
from tests.factories import records as make

TODAY = make.TODAY
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def system() -> Iterator[None]:
    with as_system("tests make and read whole records"):
        yield


def reach_of(person_id: UUID) -> set[tuple[Any, ...]]:
    held = Reach.objects.filter(person_id=person_id).select_related("team", "agency")
    return {((one.team or one.agency).name, one.since, one.until) for one in held}


class TestShown:
    @pytest.mark.parametrize(
        ("sources", "shown"),
        [
            ([("police", "Dan", "Carrol"), ("childrens_social_care", "Daniel", "Carroll")], "Daniel"),
            ([("police", "Dan", "Carrol"), ("education", "Danny", "Carroll")], "Danny"),
            ([("childrens_social_care", "", ""), ("police", "Dan", "Carrol")], "Dan"),
        ],
    )
    def test_a_named_source_of_the_first_agency_by_kind(self, sources: list[tuple[str, str, str]], shown: str) -> None:
        person = make.person()
        for kind, given, family in sources:
            make.source_person(make.agency(kind, kind), person, given=given, family=family, born=date(2009, 3, 14))
        refresh_shown([person.pk])
        person.refresh_from_db()
        assert person.shown_given == shown
        assert person.shown_from.given == shown
        assert person.born == date(2009, 3, 14)

    def test_a_birth_date_counts_before_the_kind_of_agency_and_is_never_taken_from_another(self) -> None:
        person = make.person()
        make.source_person(make.agency("c", "childrens_social_care"), person, given="Dan", family="Carroll")
        make.source_person(make.agency("p", "police"), person, given="Dean", family="Carol", born=date(2009, 1, 2))
        refresh_shown()
        person.refresh_from_db()
        assert (person.shown_given, person.born) == ("Dean", date(2009, 1, 2))

    def test_of_two_alike_the_one_heard_from_last(self) -> None:
        person, council = make.person(), make.agency("c", "childrens_social_care")
        for given, day in (("Old", 1), ("New", 3), ("Middle", 2)):
            seen = datetime(2026, 11, day, tzinfo=UTC)
            make.source_person(council, person, given=given, last_seen=seen)
        refresh_shown()
        person.refresh_from_db()
        assert person.shown_given == "New"

    def test_a_person_without_sources_shows_nothing_and_others_are_left_alone(self) -> None:
        empty = make.person(shown_given="Moved", shown_family="Away", born=date(2009, 1, 1))
        other = make.person(shown_given="Not", shown_family="Asked")
        assert refresh_shown([empty.pk]) == 1
        empty.refresh_from_db()
        other.refresh_from_db()
        assert (empty.shown_given, empty.born, other.shown_given) == ("", None, "Not")

    def test_a_second_time_changes_nothing(self) -> None:
        make.young_person(make.agency(), sex="F")
        refresh_shown()
        assert refresh_shown() == 0


class TestTeams:
    def test_a_team_is_known_by_its_names_within_its_own_agency(self) -> None:
        council, police = make.agency("c", "childrens_social_care"), make.agency("p", "police")
        mine = make.team(council, "Adolescent MDT 3", also_called=["MDT3 ", "Team 3"])
        make.team(police, "Team 3")
        source = make.young_person(council)
        rows = [make.involvement(source, team_name=name) for name in ("mdt3", "TEAM 3", "Adolescent MDT 3", "Team 9")]
        assert match_teams() == 3
        for row in rows:
            row.refresh_from_db()
        assert [row.team_id for row in rows] == [mine.pk, mine.pk, mine.pk, None]


class TestReach:
    def test_a_team_and_its_agency_reach_from_the_first_day_on(self) -> None:
        council = make.agency("Council", "childrens_social_care")
        team = make.team(council, "MDT 3")
        source = make.young_person(council)
        make.involvement(source, team=team, since=date(2026, 5, 1))
        make.involvement(source, team=team, since=date(2025, 5, 1), until=date(2026, 11, 1))

        refresh_reach(today=TODAY)
        assert reach_of(source.person_id) == {
            ("MDT 3", date(2025, 5, 1), None),
            ("Council", date(2025, 5, 1), None),
        }

    def test_it_runs_out_some_days_after_closing(self) -> None:
        council = make.agency("Council", "childrens_social_care")
        source = make.young_person(council)
        make.involvement(source, since=date(2026, 1, 1), until=date(2026, 10, 1))

        refresh_reach(today=TODAY)
        assert reach_of(source.person_id) == {("Council", date(2026, 1, 1), date(2026, 12, 30))}
        with override_settings(HANDRAIL_REACH_DAYS_AFTER_CLOSING=52):
            refresh_reach(today=TODAY)
        assert reach_of(source.person_id) == set()
        with override_settings(HANDRAIL_REACH_DAYS_AFTER_CLOSING=53):
            refresh_reach(today=TODAY)
        assert reach_of(source.person_id) == {("Council", date(2026, 1, 1), date(2026, 11, 23))}

    def test_a_planned_involvement_does_not_stretch_an_old_one_over_the_days_between(self) -> None:
        council = make.agency("Council", "childrens_social_care")
        source = make.young_person(council)
        make.involvement(source, since=date(2026, 1, 1), until=date(2026, 9, 15))
        make.involvement(source, since=date(2027, 3, 14))

        refresh_reach(today=TODAY)
        assert reach_of(source.person_id) == {
            ("Council", date(2026, 1, 1), date(2026, 12, 14)),
            ("Council", date(2027, 3, 14), None),
        }

    def test_police_who_met_somebody_reach_them_for_a_year_and_longer_while_they_record_a_worry(self) -> None:
        police = make.agency("Police", "police")
        met, worried, long_ago = (make.young_person(police) for _ in range(3))
        make.event(met, date(2026, 11, 1))
        make.flag(worried, "gangs", since=date(2020, 1, 1))
        make.event(long_ago, date(2025, 11, 22))

        refresh_reach(today=TODAY)
        assert reach_of(met.person_id) == {("Police", date(2026, 11, 1), date(2027, 11, 1))}
        assert reach_of(worried.person_id) == {("Police", date(2020, 1, 1), None)}
        assert reach_of(long_ago.person_id) == set()

    def test_only_the_persons_asked_for_are_written_anew_and_another_basis_is_left_alone(self) -> None:
        council = make.agency("Council", "childrens_social_care")
        team = make.team(council)
        one, other = make.young_person(council), make.young_person(council)
        for source in (one, other):
            make.involvement(source, team=team)
        refresh_reach(today=TODAY)
        Reach.objects.create(person_id=one.person_id, team=team, basis=Reach.Basis.GRANT, since=date(2026, 1, 1))
        one.involvements.update(until=date(2026, 2, 4))
        other.involvements.update(until=date(2026, 2, 4))

        refresh_reach([one.person_id], today=TODAY)
        assert [held.basis for held in Reach.objects.filter(person_id=one.person_id)] == ["grant"]
        assert Reach.objects.filter(person_id=other.person_id).count() == 2
