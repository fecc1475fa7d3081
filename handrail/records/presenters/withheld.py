"""What an agency holds and does not share with this reader, and who holds nothing: two things never to mix up.

A pointer says that an agency holds something, whom to ring and how fresh it is. It does not say what it holds: that a
mental health team knows somebody is itself a thing to share or not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from handrail.disclosure.public import Level
from handrail.kernel.words import listed
from handrail.partnership.public import Agency, AgencyKind
from handrail.records.facts import ItemClass
from handrail.records.presenters.who import desk
from handrail.records.selectors.holdings import Holding
from handrail.ui.public import Column, DataTable, TableRow

PARTNERSHIP = AgencyKind.PARTNERSHIP  # it has panels and stewards, and sends no records of its own
_SHOWN_ANYWAY = ItemClass.IDENTITY  # who this is stands on the page from pointer level on


@dataclass(frozen=True, slots=True)
class Withheld:
    not_shared: DataTable
    nothing_held: str  # a sentence, empty where every agency holds something


def withheld(holdings: Iterable[Holding], agencies: Sequence[Agency], kept_back: Collection[int] = ()) -> Withheld:
    """The agencies that hold more than they share with the reader, with whom to ring, and those that hold nothing.

    Of those `kept_back`, by id, neither is said: whether they hold a record is not shared.
    """
    levels: dict[int, list[Level]] = defaultdict(list)
    for one in holdings:
        of_agency = levels[one.agency_id]
        if one.item_class != _SHOWN_ANYWAY:
            of_agency.append(one.level)
    table = DataTable(
        "Held, and not shared with you",
        [Column("Agency"), Column("What you may know"), Column("Whom to ring")],
        [
            TableRow([agency.name, _how_much(levels[agency.pk]), desk(agency)])
            for agency in agencies
            if Level.POINTER in levels.get(agency.pk, ())
        ],
        empty="Nothing that you may be told of is held back from you.",
    )
    known = [agency for agency in agencies if agency.pk not in kept_back and agency.kind != PARTNERSHIP]
    silent = [agency.name for agency in known if agency.pk not in levels]
    return Withheld(table, f"Handrail has been sent nothing about this person by {listed(silent)}." if silent else "")


def _how_much(levels: Sequence[Level]) -> str:
    some = any(level > Level.POINTER for level in levels)
    return "Holds more than it shares with you" if some else "Holds something, and shares only whom to ring"
