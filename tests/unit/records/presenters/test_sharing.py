"""What is shared, what is held back, and who else may look."""

from handrail.disclosure.public import Level, Reach
from handrail.partnership.public import Agency, AgencyKind
from handrail.records.facts import ItemClass
from handrail.records.presenters.who import NO_NUMBER
from handrail.records.presenters.why import what_is_shared, who_else
from handrail.records.presenters.withheld import withheld
from handrail.records.selectors.holdings import Holding
from handrail.records.selectors.reach import Reaching
from tests.factories.told import COUNCIL, HEALTH, HOUSING, POLICE, Levels, involvement


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

    def test_the_partnership_itself_sends_nothing_and_so_is_not_missed(self) -> None:
        itself = Agency(pk=9, name="Marlshire Safeguarding Partnership", kind=AgencyKind.PARTNERSHIP)
        assert withheld([Holding(1, ItemClass.IDENTITY, Level.FULL)], [COUNCIL, itself]).nothing_held == ""


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
