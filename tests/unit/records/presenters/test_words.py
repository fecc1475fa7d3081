"""Names, freshness and codes in words."""

from datetime import date, timedelta

import pytest

from handrail.records.naming import called_by_id, listed_name, spoken_name
from handrail.records.presenters.freshness import freshness
from handrail.records.presenters.labels import ethnicity_label, kind_label, legal_label
from tests.factories.told import COUNCIL, SEEN, TODAY


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


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("WBRI", "White British"),
        ("mwbc ", "White and Black Caribbean"),
        ("W1", "White British"),
        ("REFU", "Ethnicity refused"),
        ("Somali", "Somali"),
        ("", ""),
    ],
)
def test_ethnicity_is_told_in_words(sent: str, shown: str) -> None:
    assert ethnicity_label(sent) == shown
