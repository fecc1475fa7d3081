"""The timeline, its counts and its filters in words."""

from datetime import date, time
from typing import Any

import pytest

from handrail.disclosure.public import Level
from handrail.records.presenters.timeline import density, filters, how_many, query_of, timeline, years_to_jump_to
from handrail.records.selectors.timeline import Asked, Place, Stream, Tally
from tests.factories.told import AGENCIES, FULL, PERSON, TODAY, Levels, entry


class TestTimeline:
    def one(self, decision: Any = FULL, **values: Any) -> Any:
        (shown,) = timeline(PERSON, [entry(**values)], AGENCIES, decision).entries
        return shown

    def test_an_event_in_full_has_its_hour_its_place_and_its_row(self) -> None:
        shown = self.one()
        assert (shown.agency, shown.kind) == ("Marlshire Police", "Arrest at 02:15")
        assert shown.summary == "Arrested in Wexcombe. Place: Quay Road"
        assert shown.href == f"/person/{PERSON}/as-sent/event/9/"
        assert shown.marking is None

    def test_in_summary_there_is_neither_place_nor_row(self) -> None:
        shown = self.one(Levels({"offending": Level.SUMMARY}))
        assert (shown.summary, shown.href) == ("Arrested in Wexcombe", "")

    def test_an_hour_nobody_gave_is_not_made_up(self) -> None:
        assert self.one(timed=False, hour=time(0)).kind == "Arrest"

    def test_the_last_day_is_the_one_before_the_first_without(self) -> None:
        assert self.one(ended=date(2026, 3, 3)).until == date(2026, 3, 2)
        assert self.one(ended=date(2026, 3, 1)).until == date(2026, 3, 1)

    @pytest.mark.parametrize(
        ("stream", "kind", "why", "said", "summary"),
        [
            (
                Stream.INVOLVEMENT_START,
                "looked_after",
                "C2",
                "Looked after: began",
                "Children in care. full care order (C2)",
            ),
            (Stream.INVOLVEMENT_END, "camhs", "Did not attend", "CAMHS: ended", "Children in care. Did not attend"),
            (Stream.FLAG, "gangs", "", "Worry recorded: gangs", "Children in care"),
            (Stream.FLAG, "ehcp", "", "Recorded: education, health and care plan", "Children in care"),
        ],
    )
    def test_beginnings_ends_and_worries_say_what_they_are(
        self, stream: Stream, kind: str, why: str, said: str, summary: str
    ) -> None:
        shown = self.one(stream=stream, kind=kind, why=why, words="Children in care", where="", timed=False)
        assert (shown.kind, shown.summary) == (said, summary)

    def test_another_marking_than_the_usual_is_shown(self) -> None:
        assert self.one(mark="SECRET").marking.text == "SECRET"


TALLIES = [
    Tally(2, "arrest", date(2026, 3, 1), held=3, asked=2),
    Tally(2, "arrest", date(2024, 12, 1), held=1, asked=0),
    Tally(1, "arrest", date(2025, 1, 1), held=1, asked=1),
    Tally(1, "camhs", date(2025, 1, 1), held=5, asked=0),
]


class TestCounts:
    def test_options_count_the_whole_record(self) -> None:
        agency, kind, *_ = filters(Asked(), TALLIES, AGENCIES, "/t/").filters
        assert [one.label for one in agency.options] == [
            "All agencies",
            "Marlshire Council (6)",
            "Marlshire Police (4)",
        ]
        assert [one.label for one in kind.options] == ["All kinds", "Arrest (5)", "CAMHS (5)"]

    def test_what_is_chosen_can_be_taken_away_again(self) -> None:
        asked = Asked(frozenset({"police"}), frozenset({"arrest"}), date(2026, 1, 1), date(2026, 2, 1))
        applied = filters(asked, TALLIES, AGENCIES, "/t/").applied
        assert [one.label for one in applied] == ["Marlshire Police", "Arrest", "from 1 Jan 2026", "to 31 Jan 2026"]
        assert applied[0].remove_href == "/t/?kind=arrest&since=2026-01-01&until=2026-01-31"

    def test_how_many_of_how_many(self) -> None:
        assert how_many(Asked(), TALLIES) == "10 entries"
        assert how_many(Asked(kinds=frozenset({"arrest"})), TALLIES) == "3 of 10 entries"

    def test_density_counts_what_is_asked_for_up_to_today(self) -> None:
        strip = density(TALLIES, AGENCIES, TODAY)
        assert strip is not None
        assert [(one.agency, one.total()) for one in strip.agencies] == [
            ("Marlshire Council", 1),
            ("Marlshire Police", 2),
        ]
        assert strip.start == date(2025, 1, 1)
        assert strip.end > TODAY
        assert density([Tally(1, "a", date(2025, 1, 1), held=2, asked=0)], AGENCIES, TODAY) is None

    def test_years_lead_to_their_ends_and_one_year_needs_none(self) -> None:
        jumps = years_to_jump_to(Asked(), TALLIES, "/t/")
        assert [one.year for one in jumps] == [2026, 2025]
        place = Place.read(jumps[1].href.partition("after=")[2])
        assert place is not None
        assert place.day == date(2025, 12, 31)
        assert years_to_jump_to(Asked(), TALLIES[:1], "/t/") == []

    def test_an_address_carries_the_filters_and_drops_what_is_empty(self) -> None:
        asked = Asked(agencies=frozenset({"police"}), until=date(2026, 2, 1))
        assert query_of(asked) == "?agency=police&until=2026-01-31"
        assert query_of(asked, agency="", until="") == ""
