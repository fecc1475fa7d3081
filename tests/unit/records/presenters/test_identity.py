"""Who this is, agency by agency."""

from datetime import date

from handrail.records.presenters.identity import addresses, who_each_agency_says
from handrail.records.selectors.identity import HeldAddress, HeldName
from tests.factories.told import FULL, HEALTH, POLICE, TODAY, source


class TestIdentity:
    def test_each_agency_has_its_row_and_a_difference_is_marked(self) -> None:
        other = source(
            POLICE, given="Alia", born=date(2009, 4, 13), local_id="88-1203", names=[HeldName("alias", "Lia", "B")]
        )
        table = who_each_agency_says([source(), other], date(2009, 3, 14), TODAY, FULL)
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
        (row,) = who_each_agency_says([source(given="", family="", born=None, sex="U")], None, TODAY, FULL).rows
        assert [cell.text for cell in row.as_cells()][1:5] == ["Not sent"] * 4

    def test_addresses_that_hold_come_first_across_agencies(self) -> None:
        old = HeldAddress("home", "1 Old Street", "ZZ1 1AA", "", date(2010, 1, 1), date(2020, 1, 1))
        now = HeldAddress("home", "2 New Street", "ZZ1 1AB", "07700 900123", date(2020, 1, 1), None)
        table = addresses([source(addresses=[old]), source(HEALTH, addresses=[now])])
        assert [row.as_cells()[0].text for row in table.rows] == ["2 New Street, ZZ1 1AB", "1 Old Street, ZZ1 1AA"]
        assert [row.quiet for row in table.rows] == [False, True]
