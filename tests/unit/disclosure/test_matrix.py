"""The sharing matrix: written as text and read again, compared, looked at through somebody's eyes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.disclosure.grid import IDENTITY, Cell, default_grid, read_grid
from handrail.disclosure.matrix.changes import as_lines, changes_between
from handrail.disclosure.matrix.preview import EXAMPLES, SEES, Who, sights
from handrail.disclosure.matrix.text import as_toml
from handrail.disclosure.models import Level
from handrail.partnership.public import ROLES, AgencyKind
from handrail.records.facts import ItemClass

HOUSING = Cell("panel_chair", "safeguarding", "police", "housing")
MISSING = HOUSING._replace(item_class="missing")
CELLS = st.sampled_from([cell for cell in default_grid().levels if cell.item_class != IDENTITY])


def test_the_default_says_the_same_when_it_is_written_and_read_again() -> None:
    grid = default_grid()
    again = read_grid(as_toml(grid.levels, grid.note))
    assert again.levels == grid.levels
    assert again.note == grid.note


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(CELLS, st.sampled_from(Level), max_size=12), st.text(max_size=30))
def test_any_matrix_says_the_same_when_it_is_written_and_read_again(changed: dict[Cell, Level], note: str) -> None:
    """As far as it is one: where no record is told to be held, nothing is shared."""
    base = default_grid().levels
    held = {cell: level for cell, level in changed.items() if base[cell._replace(item_class=IDENTITY)]}
    levels = {**base, **held}
    assert read_grid(as_toml(levels, note)).levels == levels


def test_what_moves_alike_is_one_line_and_what_shares_more_stands_first() -> None:
    before = {HOUSING: Level.SUMMARY, MISSING: Level.POINTER, MISSING._replace(origin_kind="health"): Level.POINTER}
    after = {HOUSING: Level.POINTER, MISSING: Level.FULL, MISSING._replace(origin_kind="health"): Level.FULL}
    changes = changes_between(before, after)
    assert [one.widens for one in changes] == [False, True, True]
    first, second = as_lines(changes)
    assert (first.item_class, first.origins, first.widens) == ("missing", ("police", "health"), True)
    assert (second.item_class, second.widens) == ("housing", False)


def test_what_is_new_was_shared_nothing_and_what_is_gone_is() -> None:
    (new,) = changes_between({}, {HOUSING: Level.POINTER})
    (gone,) = changes_between({HOUSING: Level.POINTER}, {})
    assert (new.before, new.after, new.widens) == (Level.DENY, Level.POINTER, True)
    assert (gone.before, gone.after, gone.widens) == (Level.POINTER, Level.DENY, False)
    assert changes_between({}, {HOUSING: Level.DENY}) == []


def test_every_class_has_an_example_and_every_level_its_words() -> None:
    assert set(EXAMPLES) == {item.value for item in ItemClass}
    assert set(SEES) == set(Level)


def test_a_reader_of_the_same_kind_of_agency_is_told_that_their_own_is_theirs_in_full() -> None:
    before, after = {HOUSING: Level.DENY}, {HOUSING: Level.SUMMARY}
    (other,) = sights(Who(ROLES["panel_chair"], "Chair", "health"), AgencyKind.POLICE, before, after)
    (own,) = sights(Who(ROLES["panel_chair"], "Chair", "police"), AgencyKind.POLICE, before, after)
    assert (other.changed, other.own) == (True, False)
    assert (own.changed, own.own) == (False, True)
