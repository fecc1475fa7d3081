"""Care-leaver status with its sum."""

from datetime import date

from handrail.disclosure.public import Level
from handrail.records.presenters.care import care_status
from tests.factories.told import FULL, TODAY, Levels, involvement


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
