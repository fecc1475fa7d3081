"""Marlshire as the engine meets it: every agency's extract read by its real reader, a source person a local id.

What `sql/source_persons.sql` gathers from PostgreSQL is gathered here from the readers' facts as they stream past.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from demo.public import generate
from handrail.linkage.engine.schema import SOURCE_TABLE, SourcePerson, add_source_persons, create_source_table
from handrail.linkage.extracts.annex_a import read_annex_a
from handrail.linkage.extracts.cin_census import read_cin_census
from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import Reading, ReadOptions
from handrail.linkage.extracts.spec_files import shipped_specs
from handrail.linkage.extracts.ssda903 import read_ssda903
from handrail.records.facts import AddressFact, EventFact, IdentifierFact, IdentifierScheme, NameFact, SourceRow

AS_OF = date(2026, 11, 22)
TRACING = {"marlshire-health"}  # agencies that trace NHS numbers on the national index before they file them
PERSONS, TRUTH = "persons.parquet", "truth.parquet"
AT_ONCE = 50_000

_RETURNS = {"ssda903": read_ssda903, "annex_a": read_annex_a, "cin_census": read_cin_census}
_SCHEMES = set(IdentifierScheme) - {IdentifierScheme.NHS, IdentifierScheme.UPN}


@dataclass(slots=True)
class _Gathered:
    """What one agency has said of one person so far."""

    names: dict[tuple[str, str], None] = field(default_factory=dict)
    current: tuple[str, str] = ("", "")
    born: date | None = None
    sex: str = ""
    died: date | None = None
    first_known: date | None = None
    homes: dict[tuple[str, str, str], date] = field(default_factory=dict)  # postcode, lines, phone: since
    numbers: dict[IdentifierScheme, str] = field(default_factory=dict)
    other_ids: dict[str, None] = field(default_factory=dict)


def county(folder: Path, people: int, seed: int) -> Path:
    """The county's folder, written where there is none yet; a half-written one never bears the name."""
    kept = folder / f"marlshire-{people}-{seed}"
    if not kept.is_dir():
        begun = kept.with_suffix(".part")
        shutil.rmtree(begun, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        generate(people, seed, begun, None, AS_OF)
        begun.rename(kept)
    return kept


def write_records(county: Path, into: Path) -> int:
    """Read every extract and write source persons and the truth about them as Parquet; how many records there are."""
    by_agency: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
    for file in json.loads((county / "manifest.json").read_text("utf-8"))["files"]:
        by_agency[file["agency"]].append((file["reader"], county / file["path"]))
    with duckdb.connect() as con:
        create_source_table(con)
        written = 0
        for agency, files in by_agency.items():
            persons = list(_persons(agency, files, written))
            for start in range(0, len(persons), AT_ONCE):
                add_source_persons(con, persons[start : start + AT_ONCE])
            written += len(persons)
        con.execute(f"copy {SOURCE_TABLE} to '{into / PERSONS}' (format parquet)")
        con.execute(
            f"""copy (select id, hash(person) >> 1 as person, heritage
            from {SOURCE_TABLE} join read_csv('{county / "truth" / "records.csv"}', all_varchar=true)
            using (agency, local_id)) to '{into / TRUTH}' (format parquet)"""
        )
        known = con.execute(f"select count(*) from '{into / TRUTH}'").fetchall()[0][0]
    if known != written:
        raise RuntimeError(f"{written - known} records of the county are missing from its truth.")
    return written


def _persons(agency: str, files: list[tuple[str, Path]], first: int) -> Iterator[SourcePerson]:
    said: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    for reader, path in files:
        for row in _read(reader, path):
            if isinstance(row, SourceRow):
                _gather(said[row.local_id], row)
    for place, (local_id, gathered) in enumerate(said.items()):
        yield _person(first + place, agency, local_id, gathered)


def _read(reader: str, path: Path) -> Reading:
    options = ReadOptions(as_at=AS_OF, test_numbers=True)
    return _RETURNS[reader](path, options) if reader in _RETURNS else read(shipped_specs()[reader], path, options)


def _gather(so_far: _Gathered, row: SourceRow) -> None:
    so_far.born = row.born or so_far.born
    so_far.died = row.died or so_far.died
    so_far.sex = row.sex or so_far.sex
    for fact in row.facts:
        match fact:
            case NameFact():
                so_far.names[fact.given, fact.family] = None
                if fact.kind == "current":
                    so_far.current = fact.given, fact.family
            case AddressFact() if fact.kind != "school":
                place = fact.postcode, fact.lines, fact.phone
                since = max(so_far.homes.pop(place, date.min), fact.since or date.min)
                so_far.homes[place] = since
            case IdentifierFact() if fact.scheme in _SCHEMES:
                so_far.other_ids[f"{fact.scheme}:{fact.value}"] = None
            case IdentifierFact() if fact.valid or fact.scheme == IdentifierScheme.UPN:
                so_far.numbers[fact.scheme] = fact.value
            case EventFact():
                so_far.first_known = min(so_far.first_known or fact.on, fact.on)


def _person(key: int, agency: str, local_id: str, said: _Gathered) -> SourcePerson:
    homes = list(reversed(said.homes.items()))
    homes.sort(key=lambda home: home[1], reverse=True)
    nhs = said.numbers.get(IdentifierScheme.NHS, "")
    return SourcePerson(
        key,
        agency,
        local_id,
        *said.current,
        other_names=tuple(
            sorted(f"{given} {family}" for given, family in said.names if (given, family) != said.current)
        ),
        born=said.born,
        sex=said.sex,
        postcodes=tuple(postcode for (postcode, _, _), _ in homes if postcode),
        address=next((lines for (_, lines, _), _ in homes if lines), ""),
        phone=next((phone for _, _, phone in reversed(said.homes) if phone), ""),
        nhs=nhs,
        nhs_traced=bool(nhs) and agency in TRACING,
        upn=said.numbers.get(IdentifierScheme.UPN, ""),
        other_ids=tuple(sorted(said.other_ids)),
        died=said.died,
        first_known=said.first_known,
    )
