"""A delivery's rows into the record, one transaction around all, and what became of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.backends.utils import CursorWrapper

from handrail.kernel import clock
from handrail.linkage.models import Batch
from handrail.linkage.services.ahead import ahead
from handrail.linkage.services.merge import Fresh, Merge
from handrail.linkage.services.sql import sql
from handrail.linkage.services.staging import Chunk, Sender, chunks
from handrail.partnership.public import Team
from handrail.records.facts import Row
from handrail.records.public import last_address, mark_addresses
from handrail.sharing.public import came_back, disposed_of

Progress = Callable[[str, int, int], None]
MANY = 100  # fresh rows, from which a load may be worth new statistics
SHARE = 0.1  # of all rows at the last count: less than that changes no plan


@dataclass(slots=True)
class Tally:
    """What became of a feed's rows."""

    read: int = 0
    new: int = 0
    changed: int = 0
    quarantined: int = 0
    held_back: int = 0  # of people whose record was disposed of, with nothing newer

    @property
    def unchanged(self) -> int:
        return self.read - self.new - self.changed - self.quarantined - self.held_back

    def as_json(self) -> dict[str, int]:
        counted = {"read": self.read, "new": self.new, "changed": self.changed, "unchanged": self.unchanged}
        return {**counted, "quarantined": self.quarantined, "held_back": self.held_back}


@dataclass(slots=True)
class TakenIn:
    feeds: dict[str, Tally] = field(default_factory=dict)

    def feed(self, name: str) -> Tally:
        return self.feeds.setdefault(name, Tally())

    def add(self, chunk: Chunk, fresh: dict[str, Fresh]) -> None:
        for feed, read in chunk.read.items():
            tally = self.feed(feed)
            tally.read += read
            tally.quarantined += chunk.refused[feed]
            tally.held_back += chunk.held_back[feed]
        for feed, went_in in fresh.items():
            tally = self.feed(feed)
            tally.new += went_in.rows - went_in.changed
            tally.changed += went_in.changed

    @property
    def rows(self) -> int:
        return sum(tally.read for tally in self.feeds.values())

    @property
    def fresh(self) -> int:
        return sum(tally.new + tally.changed for tally in self.feeds.values())


def take_in(rows: Iterable[Row], *, batch: Batch, progress: Progress | None = None) -> TakenIn:
    """Merge rows into the agency's records. Must stand in a transaction: what raises here leaves nothing behind."""
    return take_in_chunks(chunks(rows, sender_of(batch)), batch=batch, progress=progress)


def take_in_chunks(source: Iterable[Chunk], *, batch: Batch, progress: Progress | None = None) -> TakenIn:
    """The same for rows that are staged already."""
    taken = TakenIn()
    with connection.cursor() as cursor:
        # One load per agency at a time: two would meet in the same keys.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('linkage.load'), %s)", [batch.agency_id])
        before = last_address()
        merge = Merge(cursor, batch.agency_id, batch.pk, clock.now())
        for chunk in ahead(source):
            taken.add(chunk, merge.chunk(chunk))
            if chunk.newly_back:
                came_back(batch.agency_id, chunk.newly_back)
            if progress:
                progress(f"{taken.rows:,} rows", taken.rows, batch.rows_expected or 0)
        merge.close()
        mark_addresses(after=before)
        _analyze(cursor, taken.fresh)
    return taken


def _analyze(cursor: CursorWrapper, fresh: int) -> None:
    """Gather statistics where the record has grown much: for a short file that would take longer than the load."""
    cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'records_sourcerecord'::regclass")
    (counted,) = cursor.fetchone()
    if fresh >= max(MANY, counted * SHARE):
        cursor.execute(sql("analyze"))


def sender_of(batch: Batch) -> Sender:
    """The batch's agency, with what extracts call its teams: a team's own name, and the names it is also called by."""
    teams = {
        called.strip().lower(): team.pk
        for team in Team.objects.filter(agency_id=batch.agency_id).order_by("-pk")
        for called in (*team.also_called, team.name)
    }
    gone = disposed_of(batch.agency_id)
    return Sender(batch.read_by(), batch.agency_id, teams, gone or None)
