"""Records side by side, in words."""

from datetime import UTC, date, datetime

import pytest

from handrail.linkage.engine.schema import SourcePerson as Side
from handrail.linkage.models import MoveSet
from handrail.linkage.presenters.lineage import came, history, records_table, went, why
from handrail.linkage.selectors.lineage import Change, Held
from handrail.partnership.public import Agency, User
from handrail.records.public import SourcePerson

SEEN = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def held(local_id: str, born: date | None, nhs: str = "") -> Held:
    source = SourcePerson(agency=Agency(name="Police"), local_id=local_id, given="Dan", born=born, last_seen=SEEN)
    return Held(source, Side(1, "police", nhs=nhs))


@pytest.mark.parametrize(
    ("days", "differing"),
    [
        ([14, 14, 14], []),
        ([14, 14, 15], [2]),
        ([14, 15], [0, 1]),
        ([14, None, 14], []),
        ([14, None], []),
        ([14, 15, 16], [0, 1, 2]),
    ],
)
def test_what_differs_from_most_says_so(days: list[int | None], differing: list[int]) -> None:
    records = [held(f"P{place}", date(2009, 3, day) if day else None) for place, day in enumerate(days)]
    cells = [row.as_cells()[2] for row in records_table(records, "Records").rows]
    assert [place for place, cell in enumerate(cells) if cell.note == "differs"] == differing
    assert [cell.text for cell in cells] == [f"{day} Mar 2009" if day else "not said" for day in days]


def test_a_row_says_who_holds_it_what_it_says_and_when_it_was_last_heard_of() -> None:
    row = records_table([held("P7", date(2009, 3, 14), "9991234561")], "Records").rows[0]
    said = [cell.text for cell in row.as_cells()]
    assert said == ["Police P7", "Dan", "14 Mar 2009", "999 123 4561", "not said", "21 Nov 2026"]


@pytest.mark.parametrize(
    ("kind", "coming", "going", "reason"),
    [
        ("join", "Joined to this person", "Joined to another person", "Same school"),
        ("run", "Joined to this person", "Joined to another person", "Alike enough to be one person (same school)"),
        ("split", "Taken off another person", "Taken off this person", "Same school"),
        ("undo", "Put back here", "Put back with another person", "Same school"),
    ],
)
def test_what_became_of_records(kind: str, coming: str, going: str, reason: str) -> None:
    made = MoveSet(kind=kind, reason="Same school")
    assert (came(made), went(made), why(made)) == (coming, going, reason)


def test_a_change_is_told_with_who_made_it() -> None:
    made = MoveSet(pk=3, kind="join", reason="Same school", at=SEEN, by=User(full_name="Ines Costa"))
    sources = [held("P1", None).source, held("P2", None).source]
    (told,) = history([Change(made, {None: sources}, {}, "")])
    assert told.title == "Joined on 21 Nov 2026 by Ines Costa"
    assert (told.lines[0].records, told.lines[0].person_id) == ("Police P1 and Police P2", None)
