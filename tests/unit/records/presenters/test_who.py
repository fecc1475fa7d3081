"""Who works with the person, as far as each agency shares it."""

from datetime import date

from handrail.disclosure.public import Level
from handrail.records.presenters.who import NO_NUMBER, WhoWorksWithThem, who_works_with_them
from handrail.records.selectors.involvements import HeldInvolvement
from tests.factories.told import HEALTH, HOUSING, POLICE, TODAY, Levels, involvement


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

    def test_the_same_care_told_by_several_returns_is_one_row_with_each_facts_own_date(self) -> None:
        nobody = {"worker": "", "team": "", "role": "", "contact": ""}
        held = [
            involvement(service="Child in need: neglect", since=date(2025, 2, 5)),
            involvement(kind="child_in_need_plan", service="Child in need plan", since=date(2025, 4, 1), **nobody),
            involvement(
                kind="looked_after", service="Looked after", since=date(2025, 7, 1), item_class="care_experience"
            ),
            involvement(kind="social_worker", service="Children's social care", since=date(2026, 2, 3)),
            involvement(
                kind="social_worker", service="Children's social care", since=date(2026, 2, 3), worker="SW948", team=""
            ),
            involvement(
                kind="placement", service="children's home", since=date(2026, 3, 14), worker="", team="own provision"
            ),
        ]
        (row,) = self.who(*held).now.rows
        assert (row.service, row.since, row.worker) == ("Looked after", "1 Jul 2025", "Joy Okafor, MDT 3")
        assert row.also == (
            "Also: child in need plan since 1 Apr 2025; child in need: neglect since 5 Feb 2025; "
            "social worker: Children's social care since 3 Feb 2026; "
            "placement: children's home (own provision) since 14 Mar 2026"
        )
        (summary,) = self.who(*held, social_care=Level.SUMMARY, care_experience=Level.SUMMARY).now.rows
        assert "Joy" not in repr(summary)

    def test_care_by_two_workers_keeps_a_row_for_each(self) -> None:
        held = [
            involvement(),
            involvement(kind="care_leaver", service="Leaving care", worker="Sam Whitlock"),
        ]
        assert [(row.service, row.worker) for row in self.who(*held).now.rows] == [
            ("Child in need: Exploitation team", "Joy Okafor, MDT 3"),
            ("Care leaver: Leaving care", "Sam Whitlock, MDT 3"),
        ]

    def test_another_agency_and_care_that_is_closed_stand_alone(self) -> None:
        held = [
            involvement(),
            involvement(kind="looked_after", until=date(2026, 9, 1)),
            involvement(HOUSING, kind="tenancy", service="Tenancy"),
        ]
        assert [(row.agency, row.ended, row.also) for row in self.who(*held).now.rows] == [
            ("Marlshire Council", False, ""),
            ("Housing", False, ""),
            ("Marlshire Council", True, ""),
        ]

    def test_what_ends_by_rule_says_so_unless_its_plan_ends_it_earlier(self) -> None:
        ends = date(2027, 3, 14)
        for planned, says in (
            (None, "Ends 14 Mar 2027 (age limit)"),
            (date(2027, 8, 24), "Ends 14 Mar 2027 (age limit)"),
            (date(2026, 12, 1), "Planned end 1 Dec 2026"),
        ):
            one = involvement(planned_end=planned)
            (row,) = who_works_with_them([one], Levels(), TODAY, {one.involvement_id: ends}).now.rows
            assert row.until == says

    def test_a_placement_that_another_has_followed_stands_apart_and_the_end_of_all_care_does_not(self) -> None:
        foster = involvement(
            kind="placement", service="foster placement", since=date(2025, 7, 1), until=date(2026, 3, 14)
        )
        home = involvement(kind="placement", service="children's home", since=date(2026, 3, 14))
        who = self.who(foster, home)
        assert [row.service for row in who.now.rows] == ["Placement: children's home (MDT 3)"]
        assert [row.service for row in who.earlier.rows] == ["Foster placement (MDT 3)"]
        assert [row.ended for row in self.who(foster).now.rows] == [True]
