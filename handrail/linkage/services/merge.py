"""A chunk of rows into the record: its keys are held against what we have, and what is fresh goes in by COPY."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handrail.linkage.services.ahead import ahead
from handrail.linkage.services.copy_text import COPY_OPTIONS, SEPARATOR, copy_line
from handrail.linkage.services.fact_lines import FACT_COLUMNS
from handrail.linkage.services.sql import sql
from handrail.linkage.services.staging import BAD_COLUMNS, CHUNK_ROWS, RECORD_COLUMNS, Chunk

FEW = 1_000  # rows, below which another thread takes longer to start than it saves
_FRESH = "SELECT seq, id, source_person_id, version, replaces IS NOT NULL, repeated FROM stage_fresh"
_COUNT = "SELECT feed, count(*), count(replaces) FROM stage_fresh GROUP BY feed"
_RECORD = f"id, source_person_id, version, agency_id, batch_id, received_at, current, {RECORD_COLUMNS}"


@dataclass(slots=True)
class Fresh:
    """How many rows of a feed went in, and how many of them replaced one."""

    rows: int
    changed: int


@dataclass(slots=True)
class Merge:
    """One load's merging of chunks, inside its transaction.

    After the first of several the planner is told what it brought, and held to it: until we are done nobody else, who
    would not see our rows, can gather statistics on these tables.
    """

    cursor: Any
    agency: int
    batch: int
    now: datetime
    analyzed: bool = False

    def __post_init__(self) -> None:
        self.cursor.execute(sql("stage"))

    def close(self) -> None:
        self.cursor.execute(sql("close_stage"))

    def chunk(self, chunk: Chunk) -> dict[str, Fresh]:
        """Take in what is fresh, by feed how much it was. Rows found to be repeated are put among the chunk's bad."""
        bound = {"agency": self.agency, "batch": self.batch, "now": self.now}
        self._copy(_text("stage_row", chunk.keys))
        self._copy(_text("stage_said", [copy_line((local_id, *said)) for local_id, said in chunk.said.items()]))
        self.cursor.execute(sql("find_fresh"), bound)
        prefixes = self._fresh(chunk)
        self.cursor.execute(sql("say"), bound)
        self._write(chunk, prefixes)
        self.cursor.execute(_COUNT)
        counted = {feed: Fresh(rows, changed) for feed, rows, changed in self.cursor.fetchall()}
        self.cursor.execute(sql("empty_stage"))
        if len(chunk) >= CHUNK_ROWS and not self.analyzed:
            self.cursor.execute("ANALYZE records_sourceperson, records_sourcerecord")
            self.analyzed = True
        return counted

    def _fresh(self, chunk: Chunk) -> dict[int, tuple[str, str]]:
        """For each fresh row how the line of its record, and those of its facts, begin."""
        self.cursor.execute(_FRESH)
        found = self.cursor.fetchall()
        if repeated := [seq for seq, *_, repeated in found if repeated]:
            chunk.set_aside(repeated)
            self.cursor.execute("DELETE FROM stage_fresh WHERE repeated")
        if any(replaces for *_, replaces, repeated in found if not repeated):
            self.cursor.execute(sql("supersede"))
        load = f"{self.agency}{SEPARATOR}{self.batch}{SEPARATOR}{self.now.isoformat()}{SEPARATOR}t{SEPARATOR}"
        return {
            seq: (
                f"{record}{SEPARATOR}{person}{SEPARATOR}{version}{SEPARATOR}{load}",
                f"{person}{SEPARATOR}{record}{SEPARATOR}",
            )
            for seq, record, person, version, _, repeated in found
            if not repeated
        }

    def _write(self, chunk: Chunk, prefixes: dict[int, tuple[str, str]]) -> None:
        """The next table's text is made ready while the database is busy with the last."""
        texts = self._texts(chunk, prefixes)
        self._copy(ahead(texts) if len(chunk) > FEW else texts)

    def _texts(self, chunk: Chunk, prefixes: dict[int, tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        records = chunk.records
        sent = [begin + records[seq] for seq, (begin, _) in prefixes.items()]
        yield from _text(f"records_sourcerecord ({_RECORD})", sent)
        owners = [prefixes[seq][1] if seq in prefixes else "" for seq in range(len(records))]
        for table, facts in chunk.facts.items():
            stated = zip(facts.rows, facts.lines, strict=True)
            lines = [owner + line for row, line in stated if (owner := owners[row])]
            yield from _text(f"{table} (source_person_id, source_record_id, {FACT_COLUMNS[table]})", lines)
        bad = [f"{self.batch}{SEPARATOR}{line}" for line in chunk.bad]
        yield from _text(f"linkage_quarantinedrow (batch_id, {BAD_COLUMNS})", bad)

    def _copy(self, texts: Iterable[tuple[str, bytes]]) -> None:
        for into, text in texts:
            with self.cursor.copy(f"COPY {into} FROM STDIN {COPY_OPTIONS}") as copy:
                copy.write(text)


def _text(into: str, lines: list[str]) -> Iterator[tuple[str, bytes]]:
    if lines:
        yield into, ("\n".join(lines) + "\n").encode()
