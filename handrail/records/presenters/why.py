"""Why this reader sees the person, how much of whom, and who else may open them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from handrail.disclosure.public import Decision, Level, Reach
from handrail.kernel.words import listed
from handrail.partnership.public import Agency
from handrail.records.facts import ItemClass
from handrail.records.presenters.labels import class_label
from handrail.records.selectors.holdings import Holding
from handrail.records.selectors.involvements import HeldInvolvement
from handrail.records.selectors.reach import Reaching
from handrail.ui.public import Column, DataTable, TableRow

_LEVELS = {
    Level.FULL: "In full",
    Level.SUMMARY: "In summary: what happened, in a line",
    Level.POINTER: "Pointer only: that they are or were involved, and whom to ring",
    Level.DENY: "Not at all",
}


def what_is_shared(decision: Decision, agencies: Sequence[Agency]) -> DataTable:
    """The kinds of information shared at each level, agencies that share alike together."""
    alike: dict[tuple[tuple[Level, str], ...], list[str]] = defaultdict(list)
    for agency in agencies:
        alike[_by_level(decision, agency)].append(agency.name)
    rows = [
        TableRow([listed(names), _LEVELS[level], classes])
        for shared, names in alike.items()
        for level, classes in shared
    ]
    columns = [Column("Agency"), Column("You see"), Column("Of whatever it holds on")]
    return DataTable("What each agency shares with your post", columns, rows)


def _holder(one: Reaching, named: bool) -> str:
    """A team. Of somebody let in alone, their name with it, where the reader may know the team."""
    if one.who:
        return f"{one.who}, {one.team}" if named else "One person"
    return one.team or "Anybody in the agency whose post allows it"


def _by_level(decision: Decision, agency: Agency) -> tuple[tuple[Level, str], ...]:
    """Item classes by level, the most first. What is not shared at all is not listed class by class."""
    held: dict[Level, list[str]] = defaultdict(list)
    for item_class in ItemClass:
        held[decision.level_of(agency.pk, item_class.value)].append(class_label(item_class))
    told = tuple((level, listed(held[level])) for level in sorted(held, reverse=True) if level > Level.DENY)
    return told or ((Level.DENY, "anything"),)


def who_else(
    reaching: Iterable[Reaching],
    holdings: Iterable[Holding],
    involvements: Iterable[HeldInvolvement],
    decision: Decision,
    own_agency: int,
) -> DataTable:
    """Who else may open the person, told no further than each agency shares that it knows them.

    Another agency stands here where the reader is told that it holds something, and a team of it where its involvement
    is shared in full. Since when they do is not said: a date is more than a pointer.
    """
    told = {one.agency_id for one in holdings if one.item_class != ItemClass.IDENTITY}
    named = {one.team_id for one in involvements if decision.level_of(one.agency.pk, one.item_class) >= Level.FULL}
    rows = [
        TableRow(
            [
                _holder(one, one.agency.pk == own_agency or one.team_id in named),
                one.agency.name,
                one.basis.label.capitalize(),
            ]
        )
        for one in reaching
        if one.basis != Reach.Basis.INVOLVEMENT
        or one.agency.pk == own_agency
        or (one.agency.pk in told and (one.team_id is None or one.team_id in named))
    ]
    columns = [Column(label) for label in ("Team", "Agency", "Because")]
    empty = "Nobody else of whom you may be told has a relationship with the person."
    return DataTable("Who else may open this person", columns, rows, caption_hidden=True, empty=empty)
