"""The strip on top of a person's pages."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from handrail.partnership.public import ROLES
from handrail.records.models import Person
from handrail.records.presenters.heading import facing
from handrail.records.selectors.alerts import Alerts, Worry
from handrail.records.selectors.identity import HeldIdentifier, SourceIdentity
from handrail.ui.public import Alert, Tone
from tests.factories.told import FULL, HEALTH, PERSON, POLICE, TODAY, person, source


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
