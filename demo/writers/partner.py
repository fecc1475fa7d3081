"""One partner's extract: identity and rows laid out in the columns of its specification, with a few honest mistakes."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from demo.county.life import Row, Value
from demo.county.people import Person
from demo.county.spelling import Identity
from demo.writers.feeds import Feed, ethnicity_code, specification
from demo.writers.mistakes import Mistakes
from demo.writers.tables import CsvTable, Table, Workbook

_MISTAKEN = 0.002  # of rows: about one in five hundred is refused, as a first load of real feeds sees

_IDENTITY: dict[str, Callable[[Identity], Value]] = {
    "given": lambda who: who.given, "forename": lambda who: who.given, "family": lambda who: who.family,
    "surname": lambda who: who.family,
    "preferred": lambda who: who.known_as, "known_as": lambda who: who.known_as,
    "known_as_given": lambda who: who.known_as,
    "alias_forename": lambda who: who.alias_given, "alias_surname": lambda who: who.alias_family,
    "alias_family": lambda who: who.alias_family,
    "alias": lambda who: who.alias_family, "dob": lambda who: who.born, "nhs_number": lambda who: who.nhs,
    "upn": lambda who: who.upn,
    "former_upn": lambda who: who.former_upn, "uln": lambda who: who.uln, "pnc": lambda who: who.pnc,
    "address": lambda who: f"{who.line}, {who.town}", "address_1": lambda who: who.line, "town": lambda who: who.town,
    "postcode": lambda who: who.postcode, "address_since": lambda who: who.since, "phone": lambda who: who.phone,
    "parent": lambda who: who.carer, "carer": lambda who: who.carer, "carer_name": lambda who: who.carer,
    "carer_relation": lambda who: who.carer_relation, "parent_phone": lambda who: who.carer_phone,
    "household": lambda who: who.household,
}  # fmt: skip


class Extract:
    """Writes one feed. `add` takes a person's rows and the records under which their system knows them."""

    def __init__(self, feed: Feed, folder: Path, mistakes: Mistakes, seed: int) -> None:
        spec = specification(feed.spec)
        self.feed = feed
        self.rows = 0
        self._rng = Random(f"mistakes-{seed}-{feed.spec}")
        self._mistakes = mistakes
        self._columns: dict[str, dict] = spec["columns"]
        self._local = spec["local_id"]
        self._sexes = dict(feed.sexes)
        self._dates = [
            key
            for key, column in self._columns.items()
            if column.get("type") in ("date", "datetime") and column.get("required")
        ]
        header = [column["header"] for column in self._columns.values()]
        self._book = Workbook(folder / feed.file) if feed.file.endswith(".xlsx") else None
        self._table: Table = (
            self._book.sheet("Extract", header)
            if self._book
            else CsvTable(folder / feed.file, header, dates=feed.dates, encoding=feed.encoding)
        )

    def add(self, person: Person, records: list[Identity], rows: list[Row]) -> set[str]:
        """Write the rows, shared out where a person was entered twice; the local ids that were used are returned."""
        used: set[str] = set()
        known = [self._who(record) for record in records]
        for number, row in enumerate(rows):
            copy = 0 if len(known) == 1 or not number else int(self._rng.random() * len(known))
            used.add(records[copy].local_id)
            values = {**known[copy], **row}
            if self.feed.key:
                values[self.feed.key] = f"{self.feed.prefix}{person.index:06d}{number:02d}"
            if not person.story and self._rng.random() < _MISTAKEN:
                self._mistake(values)
            self._table.write([values.get(key) for key in self._columns])
            self.rows += 1
        return used

    def _who(self, record: Identity) -> Row:
        who: Row = {key: read(record) for key, read in _IDENTITY.items() if key in self._columns}
        who[self._local] = self._number(record.local_id)
        who["sex"] = self._sexes[record.sex]
        who["ethnicity"] = ethnicity_code(self.feed, record.ethnicity)
        return who

    def _number(self, local_id: str) -> Value:
        """Excel keeps an id of digits as a number, which comes back as a float."""
        return float(local_id) if self._book and local_id.isdigit() and local_id[0] != "0" else local_id

    def _mistake(self, values: Row) -> None:
        """Spoil one date, or turn start and end round, and remember which row, column and rule."""
        start, end = self.feed.order or ("", "")
        began, ended = values.get(start), values.get(end)
        if isinstance(began, date) and isinstance(ended, date) and self._rng.random() < 0.5:
            values[end] = began - timedelta(days=9)
            self._note(values, end, "end-before-start")
        elif self._dates:
            key = self._dates[int(self._rng.random() * len(self._dates))]
            values[key], rule = (("31/02/2024", "date-impossible"), ("to be confirmed", "date-unreadable"))[
                self._rng.random() < 0.5
            ]
            self._note(values, key, rule)

    def _note(self, values: Row, key: str, rule: str) -> None:
        line, local = self._table.line + 1, values[self._local]
        local_id = f"{local:.0f}" if isinstance(local, float) else str(local)
        self._mistakes.note(self.feed.agency, self.feed.file, line, self._columns[key]["header"], rule, local_id)

    def close(self) -> None:
        (self._book or self._table).close()
