"""What the person's pages read, on PostgreSQL: the right things, in a number of queries that does not grow."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.disclosure.public import Level, as_system
from handrail.records.selectors.alerts import alerts_of
from handrail.records.selectors.holdings import holdings_of
from handrail.records.selectors.identity import identity_of
from handrail.records.selectors.involvements import involvements_of
from handrail.records.selectors.sources import feeds_of, rows_as_sent
from handrail.records.selectors.timeline import Asked, Place, Stream, page_of, streams, tallies
from tests.factories import records as make

TODAY = make.TODAY
pytestmark = pytest.mark.django_db


@dataclass
class Levels:
    """A decision by table: what is not in it is shared in full."""

    by_class: dict[str, Level] = field(default_factory=dict)

    def level_of(self, agency_id: int, item_class: str) -> Level:
        return self.by_class.get(item_class, Level.FULL)


EVERYTHING: Any = Levels()


@pytest.fixture(autouse=True)
def system() -> Iterator[None]:
    with as_system("tests make and read whole records"):
        yield


def queries(read: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        read()
    return len(seen)


class TestIdentity:
    def test_two_agencies_that_disagree_are_both_kept_under_their_own_names(self) -> None:
        council = make.agency("Marlshire Council", "childrens_social_care")
        police = make.agency("Marlshire Police", "police")
        source = make.young_person(council, born=date(2009, 3, 14))
        make.source_person(police, source.person, born=date(2009, 4, 13), given="Alia", family="Brooks")

        assert [(one.agency.name, one.born, one.given) for one in identity_of(source.person_id)] == [
            ("Marlshire Council", date(2009, 3, 14), "Aaliyah"),
            ("Marlshire Police", date(2009, 4, 13), "Alia"),
        ]

    def test_the_same_fact_of_many_rows_counts_once_for_its_source(self) -> None:
        source = make.young_person(make.agency())
        for _ in range(3):
            make.identifier(source, "upn", "H801200001001")
        make.identifier(source, "upn", "H80120000100X", valid=False)

        (held,) = identity_of(source.person_id)
        assert [(one.value, one.valid) for one in held.identifiers] == [
            ("H801200001001", True),
            ("H80120000100X", False),
        ]

    def test_the_address_that_still_holds_comes_first(self) -> None:
        source = make.young_person(make.agency())
        make.address(source, "1 Old Street", since=date(2010, 1, 1), until=date(2020, 1, 1))
        make.address(source, "2 New Street", since=date(2020, 1, 1))

        (held,) = identity_of(source.person_id)
        assert [one.lines for one in held.addresses] == ["2 New Street", "1 Old Street"]

    def test_queries_do_not_grow_with_the_record(self) -> None:
        source = make.young_person(make.agency())
        make.identifier(source)
        few = queries(lambda: identity_of(source.person_id))
        for number in range(60):
            other = make.source_person(make.agency(f"Agency {number}"), source.person)
            make.identifier(other, value=str(number))
            make.address(other)
            make.relationship(other)
        assert queries(lambda: identity_of(source.person_id)) == few == 2


class TestInvolvements:
    def test_every_number_that_may_be_rung_is_there(self) -> None:
        agency = make.agency(duty_phone="01632 960001")
        team = make.team(agency, phone="01632 960002")
        source = make.young_person(agency)
        make.involvement(source, "a", contact="07700 900003", team=team)
        make.involvement(source, "b", team=team)
        make.involvement(source, "c")

        numbers = {
            one.service: (one.contact, one.team_phone, one.agency.duty_phone)
            for one in involvements_of(source.person_id)
        }
        assert numbers == {
            "a": ("07700 900003", "01632 960002", "01632 960001"),
            "b": ("", "01632 960002", "01632 960001"),
            "c": ("", "", "01632 960001"),
        }

    def test_what_is_open_stands_first_then_the_latest_closed(self) -> None:
        source = make.young_person(make.agency())
        make.involvement(source, "closed early", since=date(2020, 1, 1), until=date(2021, 1, 1))
        make.involvement(source, "closed late", since=date(2019, 1, 1), until=date(2026, 1, 1))
        make.involvement(source, "open", since=date(2026, 5, 1))

        assert [one.service for one in involvements_of(source.person_id)] == ["open", "closed late", "closed early"]

    def test_an_end_date_is_the_first_day_no_longer_open(self) -> None:
        source = make.young_person(make.agency())
        make.involvement(source, since=date(2026, 1, 1), until=TODAY)
        (held,) = involvements_of(source.person_id)
        assert not held.is_open(TODAY)
        assert held.is_open(date(2026, 11, 21))

    def test_one_query_for_five_and_for_five_hundred(self) -> None:
        source = make.young_person(make.agency())
        for _ in range(5):
            make.involvement(source)
        few = queries(lambda: involvements_of(source.person_id))
        for _ in range(100):
            make.involvement(source)
        assert queries(lambda: involvements_of(source.person_id)) == few == 1


class TestTimeline:
    def test_events_involvements_and_flags_of_all_agencies_stand_in_one_line_newest_first(self) -> None:
        council = make.agency("Marlshire Council", "childrens_social_care")
        police = make.agency("Marlshire Police", "police")
        source = make.young_person(council)
        theirs = make.source_person(police, source.person)
        make.involvement(source, "Child in need", since=date(2026, 1, 1), until=date(2026, 6, 1), end_reason="Moved")
        make.event(theirs, date(2026, 3, 1), kind="arrest", item_class="offending", at=time(2, 15))
        make.event(theirs, date(2026, 3, 1), kind="stop_search", item_class="offending", at=time(1, 0))
        make.flag(source, since=date(2026, 2, 1))

        page = page_of(streams(source.person_id, EVERYTHING), Asked())
        assert [(one.day, one.stream, one.kind, one.timed) for one in page.entries] == [
            (date(2026, 6, 1), Stream.INVOLVEMENT_END, "child_in_need", False),
            (date(2026, 3, 1), Stream.EVENT, "arrest", True),
            (date(2026, 3, 1), Stream.EVENT, "stop_search", True),
            (date(2026, 2, 1), Stream.FLAG, "criminal_exploitation", False),
            (date(2026, 1, 1), Stream.INVOLVEMENT_START, "child_in_need", False),
        ]
        assert page.entries[0].why == "Moved"
        assert page.older is None

    def test_involvements_below_summary_do_not_stand_in_it(self) -> None:
        source = make.young_person(make.agency())
        make.involvement(source, "CAMHS", item_class="mental_health", kind="camhs")
        make.involvement(source, "Child in need", item_class="social_care")

        shown = page_of(streams(source.person_id, Levels({"mental_health": Level.POINTER})), Asked()).entries
        assert [one.words for one in shown] == ["Child in need"]
        counted = tallies(streams(source.person_id, Levels({"mental_health": Level.POINTER})), Asked())
        assert [one.kind for one in counted] == ["child_in_need"]

    def test_pages_meet_without_a_gap_or_a_double_where_many_things_share_a_day(self) -> None:
        source = make.young_person(make.agency())
        for number in range(7):
            make.event(source, date(2026, 3, 1), summary=f"event {number}", at=time(number % 3))
            make.involvement(source, f"service {number}", since=date(2026, 3, 1), until=date(2026, 3, 1))
            make.flag(source, since=date(2026, 3, 1), basis=f"basis {number}")

        whole = page_of(streams(source.person_id, EVERYTHING), Asked(), length=100).entries
        walked, after = [], None
        while True:
            page = page_of(streams(source.person_id, EVERYTHING), Asked(after=after), length=4)
            walked += page.entries
            if page.older is None:
                break
            after = Place.read(str(page.older))
        assert len(whole) == 28
        assert walked == whole

    def test_care_that_goes_on_in_another_placement_began_once_and_has_not_ended(self) -> None:
        source = make.young_person(make.agency())
        spell = {"service": "Looked after", "kind": "looked_after"}
        make.involvement(source, **spell, since=date(2020, 1, 1), until=date(2021, 1, 1))
        make.involvement(source, **spell, since=date(2021, 1, 1), until=date(2022, 1, 1))
        make.involvement(source, **spell, since=date(2020, 1, 1), until=date(2022, 1, 1))  # another file says it too
        make.involvement(source, **spell, since=date(2023, 1, 1))
        make.involvement(source, "Foster carers", kind="placement", since=date(2021, 1, 1), until=date(2022, 1, 1))

        shown = page_of(streams(source.person_id, EVERYTHING), Asked()).entries
        assert [(one.day, one.stream, one.kind) for one in shown] == [
            (date(2023, 1, 1), Stream.INVOLVEMENT_START, "looked_after"),
            (date(2022, 1, 1), Stream.INVOLVEMENT_END, "placement"),
            (date(2022, 1, 1), Stream.INVOLVEMENT_END, "looked_after"),
            (date(2021, 1, 1), Stream.INVOLVEMENT_START, "placement"),
            (date(2020, 1, 1), Stream.INVOLVEMENT_START, "looked_after"),
        ]

    def test_filters_by_agency_kind_and_period(self) -> None:
        police, health = make.agency("Police"), make.agency("Health", "health")
        source = make.young_person(police)
        other = make.source_person(health, source.person)
        make.event(source, date(2026, 1, 1), kind="arrest")
        make.event(source, date(2026, 2, 1), kind="missing_episode")
        make.event(other, date(2026, 3, 1), kind="ae_attendance", item_class="health_attendance")

        def days(**asked: Any) -> list[int]:
            return [one.day.month for one in page_of(streams(source.person_id, EVERYTHING), Asked(**asked)).entries]

        assert days(agencies=frozenset({police.code})) == [2, 1]
        assert days(kinds=frozenset({"arrest", "ae_attendance"})) == [3, 1]
        assert days(since=date(2026, 2, 1), until=date(2026, 3, 1)) == [2]

    def test_tallies_count_what_is_held_and_what_is_asked_for_by_month(self) -> None:
        police = make.agency()
        source = make.young_person(police)
        make.event(source, date(2026, 1, 1), kind="arrest")
        make.event(source, date(2026, 1, 31), kind="arrest")
        make.event(source, date(2026, 2, 1), kind="arrest")

        counted = tallies(streams(source.person_id, EVERYTHING), Asked(since=date(2026, 1, 2)))
        assert sorted((one.month, one.held, one.asked) for one in counted) == [
            (date(2026, 1, 1), 2, 1),
            (date(2026, 2, 1), 1, 1),
        ]

    def test_five_thousand_events_cost_the_queries_of_five(self) -> None:
        source = make.young_person(make.agency())
        make.many_events(source, 5)
        page = lambda: page_of(streams(source.person_id, EVERYTHING), Asked())  # noqa: E731 - the same call twice
        few = queries(page), queries(lambda: tallies(streams(source.person_id, EVERYTHING), Asked()))
        make.many_events(source, 5000)
        many = queries(page), queries(lambda: tallies(streams(source.person_id, EVERYTHING), Asked()))
        assert many == few == (2, 2)
        assert len(page().entries) == 50

    @pytest.mark.parametrize("text", ["", "nonsense", "2026-13-01.000000.0.1", "2026-01-01.000000.9.1", "a.b.c.d"])
    def test_a_place_that_is_none_reads_as_the_beginning(self, text: str) -> None:
        assert Place.read(text) is None


class TestAlerts:
    def test_two_agencies_telling_of_one_missing_day_count_once(self) -> None:
        council, police = make.agency("Council", "childrens_social_care"), make.agency()
        source = make.young_person(council)
        theirs = make.source_person(police, source.person)
        make.event(source, date(2026, 11, 1), kind="missing_episode")
        make.event(theirs, date(2026, 11, 1), kind="missing_episode")
        make.event(theirs, date(2026, 8, 25), kind="missing_episode")
        make.event(theirs, date(2026, 8, 24), kind="missing_episode")

        assert alerts_of(source.person_id, TODAY).missing_days == [date(2026, 11, 1), date(2026, 8, 25)]

    def test_flags_that_hold_today(self) -> None:
        source = make.young_person(make.agency())
        make.flag(source, "gangs", until=TODAY)
        make.flag(source, "criminal_exploitation")
        make.flag(source, "ehcp", since=date(2027, 1, 1))

        assert [one.kind for one in alerts_of(source.person_id, TODAY).worries] == ["criminal_exploitation"]


class TestHoldings:
    def test_an_agency_that_holds_something_is_told_at_its_level_and_never_below_pointer(self) -> None:
        council, police = make.agency("Council", "childrens_social_care"), make.agency()
        source = make.young_person(council)
        theirs = make.source_person(police, source.person)
        make.event(theirs, kind="intelligence", item_class="police_intelligence")
        make.event(theirs, kind="missing_episode", item_class="missing")
        make.event(theirs, kind="victim", item_class="victimisation")
        levels: Any = Levels({"police_intelligence": Level.DENY, "missing": Level.POINTER})

        told = {(one.agency_id, one.item_class): one.level for one in holdings_of(source.person_id, levels)}
        assert told == {
            (council.pk, "identity"): Level.FULL,
            (police.pk, "identity"): Level.FULL,
            (police.pk, "missing"): Level.POINTER,
            (police.pk, "victimisation"): Level.FULL,
        }


class TestSources:
    def test_feeds_count_the_rows_that_hold(self) -> None:
        source = make.young_person(make.agency())
        make.record(source, feed="police-missing")
        make.record(source, feed="police-missing", received_at=datetime(2026, 11, 22, tzinfo=UTC))
        make.record(source, feed="police-missing", current=False)

        (feed,) = feeds_of(source.person_id)
        assert (feed.feed, feed.rows, feed.received_at) == ("police-missing", 2, datetime(2026, 11, 22, tzinfo=UTC))

    def test_rows_come_in_pages_latest_first(self) -> None:
        source = make.young_person(make.agency())
        made = [make.record(source, feed="f").pk for _ in range(5)]
        first = rows_as_sent(source.person_id, source_person_id=source.pk, feed="f", length=3)
        rest = rows_as_sent(source.person_id, source_person_id=source.pk, feed="f", after=first.older, length=3)
        assert [one.record_id for one in [*first.rows, *rest.rows]] == made[::-1]
        assert rest.older is None
