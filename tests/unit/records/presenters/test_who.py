"""Who works with the person, as far as each agency shares it."""

from datetime import date

from handrail.disclosure.public import Level
from handrail.records.presenters.who import NO_NUMBER, WhoWorksWithThem, who_works_with_them
from handrail.records.selectors.involvements import HeldInvolvement
from tests.factories.told import HEALTH, POLICE, TODAY, Levels, involvement


class TestWhoWorksWithThem:
    def who(self, *held: HeldInvolvement, **by_class: Level) -> WhoWorksWithThem:
        return who_works_with_them(held, Levels(by_class), TODAY)

    def test_in_full_with_the_worker_and_their_own_number(self) -> None:
        (row,) = self.who(involvement(planned_end=date(2026, 12, 1))).now.rows
        assert (row.agency, row.service) == ("Marlshire Council", "Child in need: Exploitation team")
        assert (row.worker, row.role, row.ring) == ("Joy Okafor, MDT 3", "Social worker", "07700 900003")
        assert (row.since, row.until, row.fresh) == ("3 Feb 2026", "Planned end 1 Dec 2026", "today")
        assert row.level is None

    def test_in_summary_with_the_service_and_the_teams_number(self) -> None:
        (row,) = self.who(involvement(), social_care=Level.SUMMARY).now.rows
        assert (row.service, row.since) == ("Child in need: Exploitation team", "3 Feb 2026")
        assert (row.worker, row.role, row.ring) == ("Worker not shared with you", "", "01632 960113")

    def test_as_a_pointer_only_that_they_are_involved_and_whom_to_ring(self) -> None:
        held = [
            involvement(HEALTH, item_class="mental_health", kind="camhs", service="CAMHS", team="Tier 3"),
            involvement(
                HEALTH,
                item_class="mental_health",
                service="Eating disorders",
                until=date(2020, 1, 1),
                since=date(2019, 1, 1),
            ),
        ]
        (row,) = self.who(*held, mental_health=Level.POINTER).now.rows
        assert (row.agency, row.service, row.ring) == ("Marlshire Health", "Is involved now", "01632 960300 (9 to 5)")
        said = repr(row)
        for secret in ("CAMHS", "Eating", "Joy", "Tier", "07700", "2026", "2020"):
            assert secret not in said

    def test_a_pointer_to_what_is_over_says_was(self) -> None:
        (row,) = self.who(
            involvement(until=date(2020, 1, 1), since=date(2019, 1, 1)), social_care=Level.POINTER
        ).now.rows
        assert row.service == "Was involved"
        assert row.ended

    def test_denied_leaves_no_trace(self) -> None:
        who = self.who(involvement(), social_care=Level.DENY)
        assert (who.now.rows, who.earlier.rows) == ([], [])

    def test_placements_that_touch_are_one_stretch_told_by_the_last(self) -> None:
        held = [
            involvement(
                kind="looked_after",
                service="Looked after",
                since=date(2019, 1, 1),
                until=date(2022, 1, 1),
                worker="Old",
            ),
            involvement(
                kind="looked_after", service="Looked after", since=date(2022, 1, 1), worker="New", legal_status="C2"
            ),
        ]
        (row,) = self.who(*held).now.rows
        assert (row.since, row.worker) == ("1 Jan 2019", "New, MDT 3")
        assert row.service == "Looked after, full care order (C2)"

    def test_a_gap_parts_two_stretches(self) -> None:
        held = [
            involvement(since=date(2024, 1, 1), until=date(2026, 1, 1), end_reason="Moved away"),
            involvement(since=date(2026, 2, 1)),
        ]
        assert [(row.since, row.until, row.note) for row in self.who(*held).now.rows] == [
            ("1 Feb 2026", "No end planned", ""),
            ("1 Jan 2024", "Closed 1 Jan 2026", "Moved away"),
        ]

    def test_two_workers_of_one_service_are_both_named_and_a_nameless_row_adds_none(self) -> None:
        held = [
            involvement(),
            involvement(worker="Sam Whitlock", role="Personal adviser"),
            involvement(worker="", team=""),
        ]
        assert [row.worker for row in self.who(*held).now.rows] == ["Joy Okafor, MDT 3", "Sam Whitlock, MDT 3"]

    def test_what_ended_over_a_year_ago_stands_apart(self) -> None:
        who = self.who(
            involvement(service="A", since=date(2020, 1, 1), until=date(2025, 11, 21)),
            involvement(service="B", since=date(2020, 1, 1), until=date(2025, 11, 22)),
        )
        assert [row.service for row in who.now.rows] == ["Child in need: B"]
        assert [row.service for row in who.earlier.rows] == ["Child in need: A"]

    def test_one_that_began_and_ended_on_a_day_is_not_lost(self) -> None:
        (row,) = self.who(involvement(since=date(2026, 5, 1), until=date(2026, 5, 1))).now.rows
        assert row.until == "Closed 1 May 2026"

    def test_without_any_number_it_says_what_to_do(self) -> None:
        (row,) = self.who(involvement(POLICE, contact="", team_phone="")).now.rows
        assert row.ring == NO_NUMBER
