"""What an agency holds and does not share with this reader, and who holds nothing: two things never to mix up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.disclosure.public import Level
from handrail.kernel.words import listed
from handrail.partnership.public import Agency
from handrail.records.facts import ItemClass
from handrail.records.presenters.labels import class_label
from handrail.records.selectors.holdings import Holding
from handrail.ui.public import Column, DataTable, TableRow

# What a pointer says by itself, and what the page shows to anybody who may open it.
_SHOWN_ANYWAY = frozenset({ItemClass.IDENTITY.value})


@dataclass(frozen=True, slots=True)
class Withheld:
    not_shared: DataTable
    nothing_held: str  # a sentence, empty where every agency holds something


def withheld(holdings: Iterable[Holding], agencies: Sequence[Agency]) -> Withheld:
    """Pointers by agency with whom to ring, and the agencies that hold nothing about the person."""
    pointers: dict[int, list[str]] = defaultdict(list)
    holders = set()
    for one in holdings:
        holders.add(one.agency_id)
        if one.level == Level.POINTER and one.item_class not in _SHOWN_ANYWAY:
            pointers[one.agency_id].append(class_label(one.item_class))
    table = DataTable(
        "Held, and not shared with you",
        [Column("Agency"), Column("Holds something on"), Column("Whom to ring")],
        [
            TableRow([agency.name, listed(pointers[agency.pk]), agency.duty_phone or "No number given"])
            for agency in agencies
            if agency.pk in pointers
        ],
        empty="Nothing that you may be told of is held back from you.",
    )
    silent = [agency.name for agency in agencies if agency.pk not in holders]
    return Withheld(table, f"Handrail has been sent nothing about this person by {listed(silent)}." if silent else "")
