"""Rows into words, without a database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from handrail.disclosure.public import Level, Reach
from handrail.partnership.public import ROLES, Agency
from handrail.records.facts import ItemClass
from handrail.records.models import Person
from handrail.records.naming import called_by_id, listed_name, spoken_name
from handrail.records.presenters.care import care_status
from handrail.records.presenters.freshness import freshness
from handrail.records.presenters.heading import facing
from handrail.records.presenters.identity import addresses, who_each_agency_says
from handrail.records.presenters.labels import kind_label, legal_label
from handrail.records.presenters.timeline import density, filters, how_many, query_of, timeline, years_to_jump_to
from handrail.records.presenters.who import NO_NUMBER, WhoWorksWithThem, who_works_with_them
from handrail.records.presenters.why import what_is_shared, who_else
from handrail.records.presenters.withheld import withheld
from handrail.records.selectors.alerts import Alerts, Worry
from handrail.records.selectors.holdings import Holding
from handrail.records.selectors.identity import HeldAddress, HeldIdentifier, HeldName, SourceIdentity
from handrail.records.selectors.involvements import HeldInvolvement
from handrail.records.selectors.reach import Reaching
from handrail.records.selectors.timeline import Asked, Entry, Place, Stream, Tally
from handrail.ui.public import Alert, Tone

TODAY = date(2026, 11, 22)
SEEN = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
PERSON = UUID(int=7)
COUNCIL = Agency(
    pk=1, code="council", name="Marlshire Council", kind="childrens_social_care", duty_phone="01632 960100"
)
POLICE = Agency(pk=2, code="police", name="Marlshire Police", kind="police")
HEALTH = Agency(
    pk=3, code="health", name="Marlshire Health", kind="health", duty_phone="01632 960300", duty_hours="9 to 5"
)
HOUSING = Agency(pk=4, code="housing", name="Housing", kind="housing")
AGENCIES = {one.pk: one for one in (COUNCIL, POLICE, HEALTH)}


@dataclass
class Levels:
    """A decision by table: what is not in it is shared in full."""

    by_class: dict[str, Level] = field(default_factory=dict)
    because: tuple[str, ...] = ("MDT 3 has worked with them since 3 February 2026.",)

    def level_of(self, agency_id: int, item_class: str) -> Level:
        return self.by_class.get(item_class, Level.FULL)


FULL: Any = Levels()


class TestNames:
    @pytest.mark.parametrize(
        ("given", "family", "listed", "spoken"),
        [
            ("Aaliyah", "Brooks", "BROOKS, Aaliyah", "Aaliyah BROOKS"),
            ("Suresh", "", "Suresh", "Suresh"),
            ("", "Brooks", "BROOKS", "BROOKS"),
            (" Siân ", " ap Rhys ", "AP RHYS, Siân", "Siân AP RHYS"),
            ("", "", "", ""),
        ],
    )
    def test_in_a_list_and_aloud(self, given: str, family: str, listed: str, spoken: str) -> None:
        assert listed_name(given, family) == listed
        assert spoken_name(given, family) == spoken

    @pytest.mark.parametrize(
        ("local_id", "born", "upn", "called"),
        [
            ("M1234", date(2009, 3, 14), "H80", "Child id M1234, born 14 March 2009, UPN H80"),
            ("M1234", None, "", "Child id M1234"),
            ("", date(2009, 3, 14), "", "No name held, born 14 March 2009"),
        ],
    )
    def test_by_what_is_left_where_nobody_sent_a_name(
        self, local_id: str, born: date | None, upn: str, called: str
    ) -> None:
        assert called_by_id(id_label="Child id", local_id=local_id, born=born, upn=upn) == called


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "yesterday"), (14, "14 days ago"), (15, "stale: 15 days ago")]
)
def test_a_source_is_stale_when_older_than_its_agency_promises(days: int, said: str) -> None:
    assert freshness(SEEN - timedelta(days=days), COUNCIL, TODAY) == said


def test_a_code_without_a_word_is_read_aloud() -> None:
    assert kind_label("camhs") == "CAMHS"
    assert kind_label("return_interview") == "Return interview"
    assert legal_label("C2") == "full care order (C2)"
    assert legal_label("Z9") == "legal status Z9"
    assert legal_label("") == ""


def source(agency: Agency = COUNCIL, **values: Any) -> SourceIdentity:
    said = {
        "source_person_id": agency.pk,
        "agency": agency,
        "local_id": "M1234",
        "given": "Aaliyah",
        "family": "Brooks",
        "born": date(2009, 3, 14),
        "sex": "F",
        "ethnicity": "",
        "died": None,
        "last_seen": SEEN,
    }
    return SourceIdentity(**{**said, **values})


def person(**values: Any) -> Person:
    shown = {"shown_given": "Aaliyah", "shown_family": "Brooks", "shown_from_id": 1, "born": date(2009, 3, 14)}
    return Person(id=PERSON, created_at=SEEN, **{**shown, **values})


class TestHeading:
    def facing(self, held: Person, *sources: SourceIdentity, today: date = TODAY, alerts: Alerts | None = None) -> Any:
        reader: Any = SimpleNamespace(role=ROLES["mdt_social_worker"])
        return facing(held, sources or [source()], alerts or Alerts([], []), FULL, reader, today)

    def test_who_how_old_and_why_you_see_it(self) -> None:
        bar = self.facing(person(), source(identifiers=[HeldIdentifier("nhs", "9991234567", valid=True)])).bar
        assert bar.name == "BROOKS, Aaliyah"
        assert (bar.age, bar.born) == ("17 years 8 months", "14 March 2009")
        assert [(one.label, one.value) for one in bar.identifiers] == [("NHS", "999 123 4567")]
        assert bar.strip.reader == "social worker in a multi-disciplinary team"
        assert bar.strip.because == "MDT 3 has worked with them since 3 February 2026"

    @pytest.mark.parametrize(
        ("born", "today", "alerts"),
        [
            (date(2009, 3, 14), date(2026, 11, 22), [("18 in 112 days", Tone.URGENT)]),
            (date(2009, 3, 14), date(2027, 3, 13), [("18 in 1 day", Tone.URGENT)]),
            (date(2009, 3, 14), date(2027, 3, 14), []),
            (date(2009, 3, 14), date(2025, 3, 14), [("18 in 730 days", Tone.INFO)]),
            (date(2009, 3, 14), date(2025, 3, 13), []),
            (date(2008, 2, 29), date(2026, 2, 28), [("18 in 1 day", Tone.URGENT)]),
            (date(2008, 2, 29), date(2026, 3, 1), []),
            (None, date(2026, 11, 22), []),
        ],
    )
    def test_the_days_to_eighteen_are_counted_from_sixteen_on(
        self, born: date | None, today: date, alerts: list[tuple[str, Tone]]
    ) -> None:
        shown = self.facing(person(born=born), source(born=born), today=today).bar.alerts
        assert [(one.text, one.tone) for one in shown] == alerts

    def test_missing_episodes_lead_to_their_rows(self) -> None:
        shown = self.facing(person(born=None), source(born=None), alerts=Alerts([TODAY, date(2026, 10, 1)], []))
        assert shown.bar.alerts == [
            Alert("2 missing episodes in 90 days", Tone.URGENT, f"/person/{PERSON}/timeline/?kind=missing_episode")
        ]

    def test_a_worry_of_two_agencies_stands_once_and_a_status_is_quieter(self) -> None:
        worries = [
            Worry("criminal_exploitation", 1, "social_care", TODAY, ""),
            Worry("criminal_exploitation", 2, "offending", TODAY, ""),
            Worry("gangs", 2, "offending", TODAY, ""),
            Worry("ehcp", 1, "education", TODAY, ""),
        ]
        shown = self.facing(person(born=None), source(born=None), alerts=Alerts([], worries)).bar.alerts
        assert [(one.text, one.tone) for one in shown] == [
            ("Worries recorded: criminal exploitation and gangs", Tone.WARNING),
            ("Education, health and care plan", Tone.INFO),
        ]

    def test_agencies_that_disagree_are_named_as_a_question_of_who_this_is(self) -> None:
        one = source(identifiers=[HeldIdentifier("nhs", "9991234567", valid=True)])
        other = source(POLICE, born=date(2009, 4, 13), identifiers=[HeldIdentifier("nhs", "9997654321", valid=True)])
        texts = [alert.text for alert in self.facing(person(), one, other).bar.alerts]
        assert texts[1:] == ["Agencies disagree on the birth date", "Agencies disagree on the NHS number"]

    def test_a_number_that_cannot_be_is_no_disagreement(self) -> None:
        held = [HeldIdentifier("nhs", "9991234567", valid=True), HeldIdentifier("nhs", "123", valid=False)]
        bar = self.facing(person(born=None), source(born=None, identifiers=held)).bar
        assert [one.value for one in bar.identifiers] == ["999 123 4567"]
        assert bar.alerts == []

    def test_somebody_who_died_is_told_so_and_nothing_counts_down(self) -> None:
        bar = self.facing(person(died=date(2026, 5, 3)), alerts=Alerts([TODAY], [])).bar
        assert bar.age == "Died 3 May 2026, aged 17"
        assert bar.alerts == []

    def test_a_death_that_another_agency_reports_is_said_with_its_name(self) -> None:
        shown = self.facing(person(born=None), source(born=None), source(HEALTH, born=None, died=date(2026, 5, 3)))
        assert [one.text for one in shown.bar.alerts] == ["Marlshire Health reports that they died on 3 May 2026"]

    def test_without_a_name_the_heading_repeats_nothing(self) -> None:
        nameless = source(given="", family="", identifiers=[HeldIdentifier("upn", "H801200001001", valid=True)])
        bar = self.facing(person(shown_given="", shown_family=""), nameless).bar
        assert bar.name == "Child id M1234, born 14 March 2009, UPN H801200001001"
        assert bar.born == ""


class TestIdentity:
    def test_each_agency_has_its_row_and_a_difference_is_marked(self) -> None:
        other = source(
            POLICE, given="Alia", born=date(2009, 4, 13), local_id="88-1203", names=[HeldName("alias", "Lia", "B")]
        )
        table = who_each_agency_says([source(), other], date(2009, 3, 14), TODAY)
        rows = [
            [(cell.text, cell.note, cell.tag and cell.tag.text) for cell in row.as_cells()[:3]] for row in table.rows
        ]
        assert rows == [
            [
                ("Marlshire Council", "Child id M1234", None),
                ("Aaliyah Brooks", "", None),
                ("14 March 2009", "", None),
            ],
            [
                ("Marlshire Police", "Id 88-1203", None),
                ("Alia Brooks", "Also known as: Lia B", None),
                ("13 April 2009", "", "Differs"),
            ],
        ]

    def test_what_was_not_sent_says_so(self) -> None:
        (row,) = who_each_agency_says([source(given="", family="", born=None, sex="U")], None, TODAY).rows
        assert [cell.text for cell in row.as_cells()][1:5] == ["Not sent"] * 4

    def test_addresses_that_hold_come_first_across_agencies(self) -> None:
        old = HeldAddress("home", "1 Old Street", "ZZ1 1AA", "", date(2010, 1, 1), date(2020, 1, 1))
        now = HeldAddress("home", "2 New Street", "ZZ1 1AB", "07700 900123", date(2020, 1, 1), None)
        table = addresses([source(addresses=[old]), source(HEALTH, addresses=[now])])
        assert [row.as_cells()[0].text for row in table.rows] == ["2 New Street, ZZ1 1AB", "1 Old Street, ZZ1 1AA"]
        assert [row.quiet for row in table.rows] == [False, True]


_ids = iter(range(10**6))


def involvement(agency: Agency = COUNCIL, **values: Any) -> HeldInvolvement:
    said = {
        "involvement_id": next(_ids),
        "agency": agency,
        "item_class": "social_care",
        "kind": "child_in_need",
        "service": "Exploitation team",
        "team_id": 3,
        "team": "MDT 3",
        "worker": "Joy Okafor",
        "role": "Social worker",
        "contact": "07700 900003",
        "team_phone": "01632 960113",
        "since": date(2026, 2, 3),
        "until": None,
        "planned_end": None,
        "end_reason": "",
        "legal_status": "",
        "last_seen": SEEN,
    }
    return HeldInvolvement(**{**said, **values})


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


class TestWithheld:
    def test_not_shared_and_not_known_are_different_words(self) -> None:
        held = [
            Holding(1, ItemClass.SOCIAL_CARE, Level.FULL),
            Holding(2, ItemClass.IDENTITY, Level.POINTER),
            Holding(2, ItemClass.POLICE_INTELLIGENCE, Level.POINTER),
            Holding(3, ItemClass.HEALTH_ATTENDANCE, Level.SUMMARY),
            Holding(3, ItemClass.MENTAL_HEALTH, Level.POINTER),
        ]
        said = withheld(held, [COUNCIL, POLICE, HEALTH, HOUSING])
        assert [[cell.text for cell in row.as_cells()] for row in said.not_shared.rows] == [
            ["Marlshire Police", "Holds something, and shares only whom to ring", NO_NUMBER],
            ["Marlshire Health", "Holds more than it shares with you", "01632 960300 (9 to 5)"],
        ]
        assert said.nothing_held == "Handrail has been sent nothing about this person by Housing."

    def test_where_every_agency_holds_something_nothing_is_said_of_silence(self) -> None:
        assert withheld([Holding(1, ItemClass.IDENTITY, Level.FULL)], [COUNCIL]).nothing_held == ""


def entry(**values: Any) -> Entry:
    said = {
        "stream": Stream.EVENT,
        "day": date(2026, 3, 1),
        "hour": time(2, 15),
        "pk": 9,
        "agency_id": 2,
        "kind": "arrest",
        "item_class": "offending",
        "timed": True,
        "ended": None,
        "words": "Arrested in Wexcombe.",
        "where": "Quay Road",
        "why": "",
        "mark": "OFFICIAL-SENSITIVE",
    }
    return Entry(**{**said, **values})


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


class TestCareStatus:
    EPISODE = {"kind": "looked_after", "item_class": "care_experience", "since": date(2025, 1, 1), "legal_status": "C2"}

    def test_with_its_sum(self) -> None:
        said = care_status([involvement(**self.EPISODE)], FULL, date(2009, 3, 14), TODAY)
        assert said is not None
        assert said.status == "Eligible child"
        assert said.citation.startswith("Children Act 1989")
        assert [[cell.text for cell in row.as_cells()[:4]] for row in said.sum.rows] == [
            ["1 Jan 2025", "Not ended", "full care order (C2)", "691"],
            ["Together", "", "", "691"],
        ]

    def test_not_where_time_in_care_is_not_shared_or_no_birth_date_is_known(self) -> None:
        held = [involvement(**self.EPISODE)]
        assert care_status(held, Levels({"care_experience": Level.POINTER}), date(2009, 3, 14), TODAY) is None
        assert care_status(held, FULL, None, TODAY) is None
        assert care_status([involvement()], FULL, date(2009, 3, 14), TODAY) is None


def test_what_an_agency_shares_is_told_by_level_the_most_first() -> None:
    levels = {one.value: Level.POINTER for one in ItemClass} | {
        "missing": Level.FULL,
        "police_intelligence": Level.DENY,
    }
    table = what_is_shared(Levels(levels), [POLICE])
    rows = [[cell.text for cell in row.as_cells()] for row in table.rows]
    assert [row[1][:7] for row in rows] == ["In full", "Pointer"]
    assert rows[0][2] == "missing episodes"
    assert "police intelligence" not in rows[1][2]
    assert len(what_is_shared(Levels(levels), [POLICE, HEALTH]).rows) == 2
    nothing = what_is_shared(Levels({one.value: Level.DENY for one in ItemClass}), [POLICE])
    assert nothing.rows[0].as_cells()[1].text == "Not at all"


class TestWhoElse:
    WORKS = Reach.Basis.INVOLVEMENT
    REACHING = (
        Reaching(COUNCIL, None, "", WORKS),
        Reaching(HEALTH, None, "", WORKS),
        Reaching(HEALTH, 31, "CAMHS Stanbeck", WORKS),
        Reaching(HOUSING, 41, "Transitions panel", Reach.Basis.COHORT),
    )

    def who(self, holdings: list[Holding], level: Level, own: int = 1) -> list[list[str]]:
        camhs = involvement(HEALTH, team_id=31, team="CAMHS Stanbeck", item_class="mental_health")
        table = who_else(self.REACHING, holdings, [camhs], Levels({"mental_health": level}), own)
        return [[cell.text for cell in row.as_cells()][:2] for row in table.rows]

    def test_a_team_is_named_where_its_involvement_is_shared_in_full(self) -> None:
        assert ["CAMHS Stanbeck", "Marlshire Health"] in self.who([Holding(3, "mental_health", Level.FULL)], Level.FULL)

    def test_below_that_only_its_agency_is(self) -> None:
        assert self.who([Holding(3, "mental_health", Level.POINTER)], Level.POINTER) == [
            ["Anybody in the agency whose post allows it", "Marlshire Council"],
            ["Anybody in the agency whose post allows it", "Marlshire Health"],
            ["Transitions panel", "Housing"],
        ]

    def test_an_agency_of_which_nothing_is_told_is_not_there(self) -> None:
        told = self.who([Holding(3, ItemClass.IDENTITY, Level.POINTER)], Level.DENY)
        assert [agency for _, agency in told] == ["Marlshire Council", "Housing"]
