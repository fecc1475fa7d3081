"""What rooms and features add to the report of who saw what of one young person: grants, breaking the glass."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Shown:
    """What an officer has decided to show; what could harm somebody else is left out until then."""

    staff_names: bool = False
    outside_names: bool = False
    crime: bool = False


@dataclass(frozen=True, slots=True)
class ChapterRows:
    """A table in plain words, and the same as sentences to the young person ("you"), one for each row.

    `held_back` counts the rows left out by what `Shown` says.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    sentences: Sequence[str] = ()
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class AccessChapter:
    """`load` is given each number under which the person's records stood, and what may be shown; as the machine."""

    code: str
    title: str
    order: int
    load: Callable[[Collection[UUID], Shown], ChapterRows]


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


_chapters: dict[str, AccessChapter] = {}


def register_access_chapter(chapter: AccessChapter) -> None:
    """Adds a chapter; the same code again replaces it."""
    _chapters[chapter.code] = chapter


def chapters_of(person_ids: Collection[UUID], shown: Shown) -> tuple[list[Chapter], int]:
    """Every chapter in order, and how many rows were held back from all of them."""
    loaded = [(one, one.load(person_ids, shown)) for one in sorted(_chapters.values(), key=lambda one: one.order)]
    return [_chapter(one.title, rows) for one, rows in loaded], sum(rows.held_back for _, rows in loaded)


def _chapter(title: str, held: ChapterRows) -> Chapter:
    rows = [list(row) for row in held.rows]
    return Chapter(title, list(held.columns), rows, list(held.sentences) or [". ".join(row) for row in rows])
