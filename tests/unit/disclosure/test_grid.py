"""The sharing matrix's rules, expanded."""

import pytest

from handrail.disclosure.grid import Cell, default_grid, read_grid
from handrail.disclosure.models import Level
from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, AgencyKind, ReachBy
from handrail.records.facts import ItemClass

ITEMS = 'item_classes = ["identity", "housing", "missing"]\n'


def test_every_combination_stands_as_its_own_row() -> None:
    pairs = sum(len(role.purposes) for role in ROLES.values())
    assert len(default_grid().levels) == pairs * len(AgencyKind) * len(ItemClass)


def test_the_default_matrix_knows_exactly_the_item_classes_of_the_record() -> None:
    assert {cell.item_class for cell in default_grid().levels} == {item.value for item in ItemClass}


def test_roles_that_reach_nobody_are_shared_nothing() -> None:
    nobody = {role.code for role in ROLES.values() if role.reach_by is ReachBy.NOBODY}
    assert {level for cell, level in default_grid().levels.items() if cell.role in nobody} == {Level.DENY}


def test_the_last_rule_that_fits_decides() -> None:
    grid = read_grid(ITEMS + '[[rule]]\nlevel = "full"\n[[rule]]\nitems = ["missing"]\nlevel = "deny"\n')
    assert grid.levels[Cell("panel_chair", "safeguarding", "police", "housing")] is Level.FULL
    assert grid.levels[Cell("panel_chair", "safeguarding", "police", "missing")] is Level.DENY


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ('level = "all"', "needs a level"),
        ('level = "full"\nroles = ["chief"]', "'chief' among its roles"),
        ('level = "full"\nitems = ["gossip"]', "'gossip' among its items"),
        ('level = "full"\norigin = ["police"]', "'origin', which means nothing"),
    ],
)
def test_a_rule_that_is_wrong_is_named(rule: str, says: str) -> None:
    with pytest.raises(UserError, match=f"Rule 1 .*{says}"):
        read_grid(f"{ITEMS}[[rule]]\n{rule}\n")


def test_nothing_is_shared_from_where_it_is_not_told_that_a_record_is_held() -> None:
    rules = '[[rule]]\nlevel = "summary"\n[[rule]]\norigins = ["health"]\nitems = ["identity"]\nlevel = "deny"\n'
    with pytest.raises(UserError, match=r"shares 'housing' from 'health' .* and not 'identity'"):
        read_grid(ITEMS + rules)
    read_grid(ITEMS + rules + '[[rule]]\norigins = ["health"]\nlevel = "deny"\n')


def test_police_who_prevent_crime_are_not_told_that_a_health_service_knows_somebody() -> None:
    told = {
        level
        for cell, level in default_grid().levels.items()
        if cell.role == "police_safeguarding_lead"
        and cell.purpose == "prevention_of_crime"
        and cell.origin_kind == "health"
    }
    assert told == {Level.DENY}
