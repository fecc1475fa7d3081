"""Rows into the record: a reader in one thread, PostgreSQL in the other, one transaction around all."""

import contextvars
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from typing import Any

from django.db import connection

from handrail.kernel import clock
from handrail.linkage.models import Batch
from handrail.linkage.services.fact_lines import FACT_COLUMNS
from handrail.linkage.services.sql import sql
from handrail.linkage.services.staging import COPY_OPTIONS, SEPARATOR, Chunk, chunks
from handrail.partnership.public import Team
from handrail.records.facts import Row

Progress = Callable[[str, int, int], None]
CHUNKS_AHEAD = 2
MANY = 100  # fresh rows, from which a load is worth new statistics
_TALLY = """
    SELECT s.feed, count(*), count(*) FILTER (WHERE f.id IS NOT NULL AND f.replaces IS NULL), count(f.replaces)
    FROM stage_row s LEFT JOIN stage_fresh f USING (seq) GROUP BY s.feed
"""


@dataclass(slots=True)
class Tally:
    """What became of a feed's rows."""

    read: int = 0
    new: int = 0
    changed: int = 0
    quarantined: int = 0

    @property
    def unchanged(self) -> int:
        return self.read - self.new - self.changed - self.quarantined

    def as_json(self) -> dict[str, int]:
        counted = {"read": self.read, "new": self.new, "changed": self.changed}
        return {**counted, "unchanged": self.unchanged, "quarantined": self.quarantined}


@dataclass(slots=True)
class TakenIn:
    feeds: dict[str, Tally] = field(default_factory=dict)

    def feed(self, name: str) -> Tally:
        return self.feeds.setdefault(name, Tally())

    @property
    def rows(self) -> int:
        return sum(tally.read for tally in self.feeds.values())

    @property
    def fresh(self) -> int:
        return sum(tally.new + tally.changed for tally in self.feeds.values())


def take_in(rows: Iterable[Row], *, batch: Batch, progress: Progress | None = None) -> TakenIn:
    """Merge rows into the agency's records. Must stand in a transaction: what raises here leaves nothing behind."""
    taken = TakenIn()
    bound = {"agency": batch.agency_id, "batch": batch.pk, "now": clock.now()}
    source = chunks(rows, reader=batch.read_by(), agency_id=batch.agency_id, teams=_teams(batch))
    with connection.cursor() as cursor:
        # One load per agency at a time: two would meet in the same keys.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('linkage.load'), %s)", [batch.agency_id])
        cursor.execute(sql("stage"))
        for chunk in _ahead(source):
            _merge(cursor, chunk, bound, taken)
            if progress:
                progress(f"{taken.rows:,} rows", taken.rows, batch.rows_expected or 0)
        cursor.execute(sql("close_stage"))
        if taken.fresh >= MANY:
            cursor.execute(sql("analyze"))
    return taken


def _merge(cursor: Any, chunk: Chunk, bound: dict[str, Any], taken: TakenIn) -> None:
    for table, lines in chunk.staged():
        _copy(cursor, table, lines)
    cursor.execute(sql("find_fresh"), bound)
    if _count(cursor, taken):
        cursor.execute(sql("supersede"))
    cursor.execute(sql("take_in"), bound)
    cursor.execute("SELECT seq, source_person_id, id FROM stage_fresh")
    owners = {seq: f"{person}{SEPARATOR}{record}{SEPARATOR}" for seq, person, record in cursor.fetchall()}
    for table, facts in chunk.facts.items():
        columns = f"{table} (source_person_id, source_record_id, {FACT_COLUMNS[table]})"
        _copy(cursor, columns, [owners[seq] + line for seq, line in facts if seq in owners])
    cursor.execute(sql("empty_stage"))


def _copy(cursor: Any, into: str, lines: list[str]) -> None:
    if lines:
        with cursor.copy(f"COPY {into} FROM STDIN {COPY_OPTIONS}") as copy:
            copy.write("\n".join(lines) + "\n")


def _count(cursor: Any, taken: TakenIn) -> int:
    """Add the chunk to the tally; how many of its rows replace one that is held."""
    cursor.execute(_TALLY)
    replacing = 0
    for feed, read, new, changed in cursor.fetchall():
        tally = taken.feed(feed)
        tally.read, tally.new, tally.changed = tally.read + read, tally.new + new, tally.changed + changed
        replacing += changed
    cursor.execute("SELECT feed, count(*) FROM stage_bad GROUP BY feed")
    for feed, bad in cursor.fetchall():
        taken.feed(feed).read += bad
        taken.feed(feed).quarantined += bad
    return replacing


def _teams(batch: Batch) -> dict[str, int]:
    """What extracts call a team, to the team: its own name, and the names it is also called by."""
    return {
        called.strip().lower(): team.pk
        for team in Team.objects.filter(agency_id=batch.agency_id).order_by("-pk")
        for called in (*team.also_called, team.name)
    }


def _ahead(source: Iterator[Chunk]) -> Iterator[Chunk]:
    """The same chunks, read in a thread of their own while the database merges those before."""
    queue: Queue[Chunk | BaseException | None] = Queue(maxsize=CHUNKS_AHEAD)
    stopped = threading.Event()

    def put(item: Chunk | BaseException | None) -> None:
        while not stopped.is_set():
            try:
                return queue.put(item, timeout=0.5)
            except Full:
                continue

    def read() -> None:
        try:
            for chunk in source:
                if stopped.is_set():
                    return
                put(chunk)
            put(None)
        except BaseException as error:  # handed over to, and raised by, the thread that waits
            put(error)

    reader = threading.Thread(target=contextvars.copy_context().run, args=(read,), name="extract-reader", daemon=True)
    reader.start()
    try:
        while (item := _next(queue, reader)) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stopped.set()
        reader.join()


def _next(queue: "Queue[Chunk | BaseException | None]", reader: threading.Thread) -> Chunk | BaseException | None:
    while True:
        try:
            return queue.get(timeout=5)
        except Empty:
            if not reader.is_alive() and queue.empty():
                raise RuntimeError("The reader ended without saying so.") from None
