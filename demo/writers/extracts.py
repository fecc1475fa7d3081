"""Everything the agencies send, opened together: each person goes past once and every file takes what is its own."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple, Protocol

from demo.county.life import Row
from demo.county.people import Person
from demo.county.spelling import Identity, identities
from demo.writers import annex_a, cin_census, ssda903
from demo.writers.feeds import FEEDS, Feed
from demo.writers.mistakes import Mistakes
from demo.writers.partner import Extract
from demo.writers.tables import CsvTable


class Written(NamedTuple):
    agency: str
    path: str
    reader: str  # an extract specification's name, or ssda903, annex_a, cin_census
    rows: int


class _Closable(Protocol):
    def close(self) -> None: ...


class Extracts:
    def __init__(self, folder: Path, seed: int, as_of: date) -> None:
        self._seed, self._as_of = seed, as_of
        self.mistakes = Mistakes(folder)
        self._partners = {feed.spec: Extract(feed, folder, self.mistakes, seed) for feed in FEEDS}
        self._ssda903 = ssda903.Ssda903(folder, self.mistakes, seed, as_of)
        self._annex_a = annex_a.AnnexA(folder, as_of)
        self._census = cin_census.CinCensus(folder, self.mistakes, seed, as_of)
        self._truth = CsvTable(folder / "truth" / "records.csv", ("agency", "local_id", "person", "heritage"))
        self.records = 0

    def add(self, household: Iterable[Person]) -> None:
        for person in household:
            rng = Random(f"spelling-{self._seed}-{person.index}")
            systems: dict[str, list[Identity]] = {}
            used: dict[tuple[str, str], None] = {}
            for feed in FEEDS:
                used.update(
                    ((feed.agency, local_id), None) for local_id in sorted(self._add(person, feed, rng, systems))
                )
            for agency, local_id in used:
                self._truth.write((agency, local_id, person.true_id, person.heritage.key))
            self.records += len(used)
            self._ssda903.add(person)
            self._annex_a.add(person)
            self._census.add(person)

    def _add(self, person: Person, feed: Feed, rng: Random, systems: dict[str, list[Identity]]) -> set[str]:
        rows = person.life.rows.get(feed.spec, [])
        listed = feed.spec == "person-list" and person.life.care.known()
        if not rows and not listed:
            return set()
        if feed.system not in systems:
            systems[feed.system] = identities(rng, person, feed.system, self._as_of)
        records, extract = systems[feed.system], self._partners[feed.spec]
        if not listed:
            return extract.add(person, records, rows)
        allocated = _allocated(person)
        return set().union(
            *(extract.add(person, [record], [{} if n else allocated]) for n, record in enumerate(records))
        )

    def close(self) -> tuple[Written, ...]:
        returns = (self._ssda903, self._annex_a, self._census)
        files: tuple[_Closable, ...] = (*self._partners.values(), *returns, self._truth, self.mistakes)
        for out in files:
            out.close()
        partners = [Written(feed.agency, feed.file, feed.spec, self._partners[feed.spec].rows) for feed in FEEDS]
        cs = "marlshire-cs"
        return (
            partners[0],
            Written(cs, ssda903.FOLDER, "ssda903", self._ssda903.rows),
            Written(cs, annex_a.FILE, "annex_a", self._annex_a.rows),
            Written(cs, cin_census.FILE, "cin_census", self._census.rows),
            *partners[1:],
        )


def _allocated(person: Person) -> Row:
    """The latest allocation, in the person list's columns."""
    if not person.life.care.allocations:
        return {}
    last = person.life.care.allocations[-1]
    return {
        "team": last.team, "worker": last.worker, "contact": last.contact, "allocated": last.since,
        "allocation_ended": last.until,
    }  # fmt: skip
