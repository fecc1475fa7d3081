"""What a reader asks of the timeline, and the place in it where a page begins."""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum


class Stream(IntEnum):
    """What an entry of the timeline is drawn from. The number orders entries of one day and hour."""

    EVENT = 0
    INVOLVEMENT_START = 1
    INVOLVEMENT_END = 2
    FLAG = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the timeline an entry stands: later days first, then later hours, then stream, then the newer row.

    The next page is sought by this place (keyset), not by counting rows off, so page 90 costs what page 1 does.
    """

    day: date
    at: time
    stream: Stream
    pk: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.at:%H%M%S}.{int(self.stream)}.{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place a link names, or None where the text is not one: the page then begins at the newest."""
        try:
            day, at, stream, pk = text.split(".")
            clock = time(int(at[:2]), int(at[2:4]), int(at[4:6]))
            return cls(date.fromisoformat(day), clock, Stream(int(stream)), int(pk))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters. `until` is half-open: the first day no longer wanted. Empty means all."""

    agencies: frozenset[str] = frozenset()  # codes
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    after: Place | None = None

    @property
    def narrows(self) -> bool:
        return bool(self.agencies or self.kinds or self.since or self.until)
