"""Source rows as lines for COPY, a chunk at a time. Nothing here touches a database: it may run in another process."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from handrail.linkage.services.copy_text import NULL, SEPARATOR, as_day, copy_line, escaped, is_plain
from handrail.linkage.services.fact_lines import FACT_COLUMNS, FACT_LINES
from handrail.linkage.services.narrowest import narrowest
from handrail.records.facts import BadRow, EventFact, FlagFact, InvolvementFact, NameFact, Row, SourceRow

CHUNK_ROWS = 10_000
BAD_COLUMNS = 'feed, line, "column", rule, reason, value, as_sent'
RECORD_COLUMNS = "feed, row_key, item_class, as_sent, digest"
REPEATED = "An earlier row of this delivery has the same key. The earlier row was taken in, this one was not."
_quote = json.encoder.encode_basestring


class HoldsBack(Protocol):
    """What of an agency's records was disposed of (`sharing.public.DisposedOf`): rows that say no more stay out."""

    def holds_back(self, local_id: str, item_class: str, latest: date | None) -> bool: ...

    def newly_back(self, local_id: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose rows they are. `reader` names the reader and its version: a row read by another version is a new version of
    the row. `teams` is the agency's teams by every name that extracts give them, in lower case."""

    reader: str
    agency_id: int
    teams: dict[str, int]
    disposed_of: HoldsBack | None = None


@dataclass(slots=True)
class Lines:
    """Lines for one table, each with the number of the row that states it."""

    rows: list[int] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Chunk:
    """Some of a delivery's rows, by number: their keys, the rows as sent, and what they state of whom."""

    keys: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # the line of the file where each row stands
    facts: dict[str, Lines] = field(default_factory=lambda: {table: Lines() for table in FACT_COLUMNS})
    said: dict[str, list[str]] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)  # rows of each feed, good and bad
    refused: Counter[str] = field(default_factory=Counter)  # of these the bad
    held_back: Counter[str] = field(default_factory=Counter)  # and those of people disposed of, with nothing newer
    newly_back: set[str] = field(default_factory=set)  # digests of people disposed of, who come in again

    def __len__(self) -> int:
        return len(self.records) + len(self.bad)

    def set_aside(self, numbers: Iterable[int]) -> None:
        """Put these rows into quarantine: an earlier row of the delivery had their key."""
        for number in numbers:
            feed, _, _, as_sent, _ = self.records[number].split(SEPARATOR)
            place = feed, str(self.places[number]), ""
            self.bad.append(SEPARATOR.join((*place, "duplicate-row", REPEATED, "", as_sent)))
            self.refused[feed] += 1


def chunks(rows: Iterable[Row], sender: Sender) -> Iterator[Chunk]:
    staging = Staging(sender)
    for row in rows:
        staging.add(row)
        if len(staging.chunk) >= CHUNK_ROWS:
            yield staging.chunk
            staging.begin()
    if staging.chunk.read:
        yield staging.chunk


class Staging:
    """Fills one chunk after the other."""

    def __init__(self, sender: Sender) -> None:
        self.salt = f"{sender.reader}\n".encode()
        self.context = str(sender.agency_id), {name: str(team) for name, team in sender.teams.items()}
        self.disposed_of = sender.disposed_of
        self.shapes: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
        self.begin()

    def begin(self) -> None:
        self.chunk = Chunk()
        self.digests: dict[tuple[str, str], str] = {}

    def add(self, row: Row) -> None:
        self.chunk.read[row.feed] += 1
        if isinstance(row, BadRow):
            self._refuse(row)
        elif self.disposed_of and self._holds_back(self.disposed_of, row):
            self.chunk.held_back[row.feed] += 1
        else:
            self._stage(row)

    def _holds_back(self, disposed_of: HoldsBack, row: SourceRow) -> bool:
        local_id = _key(row.local_id, 80)
        if disposed_of.holds_back(local_id, narrowest(row.facts), last_day_of(row)):
            return True
        if back := disposed_of.newly_back(local_id):
            self.chunk.newly_back.add(back)
        return False

    def _stage(self, row: SourceRow) -> None:
        as_sent, key = self._json(row.as_sent), _key(row.row_key, 200)
        digest = hashlib.sha256(self.salt + as_sent.encode("utf-8", "surrogatepass")).hexdigest()
        if (held := self.digests.setdefault((row.feed, key), digest)) is not digest:
            if held != digest:
                self._refuse(BadRow(row.feed, row.line, "", "duplicate-row", REPEATED, row.as_sent))
            return
        chunk, local_id = self.chunk, _key(row.local_id, 80)
        number = len(chunk.records)
        chunk.keys.append(copy_line((str(number), row.feed, local_id, key, digest)))
        chunk.records.append(copy_line((row.feed, key, narrowest(row.facts), as_sent, digest)))
        chunk.places.append(row.line)
        _say(chunk.said, local_id, row)
        self._state(number, row)

    def _json(self, sent: dict[str, str]) -> str:
        """The row as JSON, columns in the order of their names. What rows of one shape have in common is made once."""
        columns = tuple(sent)
        shape = self.shapes.get(columns)
        if shape is None:
            ordered = tuple(sorted(columns))
            pairs = ",".join(f"{_quote(name).replace('%', '%%')}:%s" for name in ordered)
            shape = self.shapes[columns] = f"{{{pairs}}}", ordered
        written, ordered = shape
        return written % tuple([_quote(sent[name]) for name in ordered])

    def _state(self, number: int, row: SourceRow) -> None:
        """Each fact as a line for its table. Whether any must be escaped is looked up for all of them at once."""
        if not row.facts:
            return
        into, values = [], []
        for fact in row.facts:
            table, values_of = FACT_LINES[type(fact)]
            into.append(table)
            values.append(values_of(fact, self.context))
        lines = [SEPARATOR.join(each) for each in values]
        if not is_plain(SEPARATOR.join(lines), sum(map(len, values)) - 1):
            lines = [escaped(each) for each in values]
        facts = self.chunk.facts
        for table, line in zip(into, lines, strict=True):
            facts[table].rows.append(number)
            facts[table].lines.append(line)

    def _refuse(self, row: BadRow) -> None:
        self.chunk.refused[row.feed] += 1
        place = row.feed[:60], str(row.line), row.column[:120]
        why = row.rule[:60], row.reason[:500], row.value[:200]
        self.chunk.bad.append(copy_line((*place, *why, self._json(row.as_sent))))


def last_day_of(row: SourceRow) -> date | None:
    """The last day of which a row speaks: `date.max` where it says that a service goes on, None where it names none."""
    days = []
    for fact in row.facts:
        if isinstance(fact, InvolvementFact):
            days.append(fact.until or date.max)
        elif isinstance(fact, EventFact):
            days.append(fact.until or fact.on)
        elif isinstance(fact, FlagFact):
            days.append(fact.until or fact.since)
    return max(days, default=None)


def _say(said: dict[str, list[str]], local_id: str, row: SourceRow) -> None:
    """What is known of a person is what the latest row says that says anything."""
    held = said.get(local_id) or said.setdefault(local_id, [NULL] * 6)
    for fact in row.facts:
        if type(fact) is NameFact and fact.kind == "current":
            held[0], held[1] = fact.given[:120], fact.family[:120]
    if row.born is not None:
        held[2] = as_day(row.born)
    if row.sex is not None and row.sex != "U":
        held[3] = row.sex
    if row.ethnicity:
        held[4] = row.ethnicity[:40]
    if row.died is not None:
        held[5] = as_day(row.died)


def _key(text: str, longest: int) -> str:
    """A key that does not fit ends in its digest, so that two long keys never become one."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 33]}#{hashlib.sha256(text.encode()).hexdigest()[:32]}"
