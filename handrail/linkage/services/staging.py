"""Source rows as text that PostgreSQL's COPY takes, a chunk at a time.

Values are joined by control characters that no extract holds, so that most lines need no escaping: with psycopg's own
row writer this, and not the database, would be what bounds a load.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from handrail.linkage.services.fact_lines import FACT_LINES, NULL, as_day, cut
from handrail.linkage.services.narrowest import narrowest
from handrail.records.facts import BadRow, NameFact, Row, SourceRow

SEPARATOR = "\x1f"
COPY_OPTIONS = "(DELIMITER E'\\x1f', NULL E'\\x1e')"
CHUNK_ROWS = 10_000
_ODD = re.compile(r"[\\\n\r\x00]").search
_UNSAFE = re.compile(r"[\x00\x1e\x1f]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(slots=True)
class Chunk:
    """Lines for the staging tables, and the facts of each row, by the row's number, for the tables they belong in."""

    rows: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows) + len(self.bad)

    def staged(self) -> Iterator[tuple[str, list[str]]]:
        yield "stage_row", self.rows
        yield "stage_bad", self.bad
        yield "stage_said", [copy_line((local_id, *said)) for local_id, said in self.said.items()]


def copy_line(values: tuple[str, ...]) -> str:
    text = SEPARATOR.join(values)
    if _ODD(text) or text.count(SEPARATOR) != len(values) - 1:
        text = SEPARATOR.join(v if v == NULL else _UNSAFE.sub("", v) for v in values)
        text = text.replace("\\u0000", "").replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return text


def chunks(rows: Iterable[Row], *, reader: str, agency_id: int, teams: dict[str, int]) -> Iterator[Chunk]:
    """`reader` names the reader and its version: a row read by another version is a new version of the row.
    `teams` is the agency's teams by every name that extracts give them, in lower case."""
    chunk, salt = Chunk(), f"{reader}\n".encode()
    context = str(agency_id), {name: str(team) for name, team in teams.items()}
    for row in rows:
        if isinstance(row, BadRow):
            chunk.bad.append(_bad(row))
        else:
            _stage(chunk, row, salt, context)
        if len(chunk) >= CHUNK_ROWS:
            yield chunk
            chunk = Chunk()
    if len(chunk):
        yield chunk


def _stage(chunk: Chunk, row: SourceRow, salt: bytes, context: tuple[str, dict[str, str]]) -> None:
    as_sent = _encode(row.as_sent)
    digest = hashlib.sha256(salt + as_sent.encode("utf-8", "surrogatepass")).hexdigest()
    seq, local_id = len(chunk.rows), _key(row.local_id, 80)
    sent = row.feed, str(row.line), local_id, _key(row.row_key, 200), narrowest(row.facts), as_sent, digest
    chunk.rows.append(copy_line((str(seq), *sent)))
    _say(chunk.said, local_id, row)
    for fact in row.facts:
        table, values = FACT_LINES[type(fact)]
        chunk.facts.setdefault(table, []).append((seq, copy_line(values(fact, context))))


def _say(said: dict[str, list[str]], local_id: str, row: SourceRow) -> None:
    """What is known of a person is what the latest row says that says anything."""
    held = said.setdefault(local_id, [NULL] * 6)
    for fact in row.facts:
        if type(fact) is NameFact and fact.kind == "current":
            held[0], held[1] = cut(fact.given, 120), cut(fact.family, 120)
    if row.born is not None:
        held[2] = as_day(row.born)
    if row.sex is not None and row.sex != "U":
        held[3] = row.sex
    if row.ethnicity:
        held[4] = cut(row.ethnicity, 40)
    if row.died is not None:
        held[5] = as_day(row.died)


def _key(text: str, longest: int) -> str:
    """A key that does not fit ends in its digest, so that two long keys never become one."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 33]}#{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _bad(row: BadRow) -> str:
    place = cut(row.feed, 60), str(row.line), cut(row.column, 120)
    return copy_line((*place, cut(row.rule, 60), cut(row.reason, 500), cut(row.value, 200), _encode(row.as_sent)))
