"""A delivery of several tables: a folder or zip of CSV files, or a workbook. Tables are known by their columns."""

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handrail.records.facts import Row, SourceRow

from .csv_file import csv_rows
from .reading import FeedReport, ReadOptions
from .refusal import UnreadableFile
from .row_reader import RowReader, match_headers
from .spec import ExtractSpec
from .tabular import Numbered, Table, check_size, find_table, refuse_strangers
from .xlsx_file import check_archive, workbook_sheets

TABLE_FILES = (".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The tables of a delivery by the name of the specification they answer to, and what answers to none."""

    tables: dict[str, Table]
    strangers: list[FeedReport]


def open_bundle(path: Path, specs: Mapping[str, ExtractSpec], options: ReadOptions) -> Bundle:
    """Every table of the delivery, in memory: national returns are small. Two tables of one kind are refused."""
    tables: dict[str, Table] = {}
    strangers: list[FeedReport] = []
    for name, rows in _raw_tables(path, options):
        found = best_spec(name, rows, specs)
        if found is None:
            note = "Not taken in: its columns are those of no table of this return."
            strangers.append(FeedReport(name, name, unknown=rows[0][1] if rows else [], note=note))
        elif found[0] in tables:
            raise UnreadableFile(
                f"{name} and {tables[found[0]].name} are the same table of the return. Send one of them."
            )
        else:
            tables[found[0]] = found[1]
    return Bundle(tables, strangers)


def best_spec(name: str, rows: list[Numbered], specs: Mapping[str, ExtractSpec]) -> tuple[str, Table] | None:
    """The specification with the most columns in the table, of those whose required columns are all there."""
    best: tuple[int, str, Table] | None = None
    for key, spec in specs.items():
        table = find_table(name, iter(rows), spec)
        if table is None:
            continue
        matched = match_headers(spec, table.headers)
        if all(column in matched for column, about in spec.columns.items() if about.required and not about.added):
            best = max(best or (0, "", table), (len(matched), key, table), key=lambda candidate: candidate[0])
    return (best[1], best[2]) if best else None


def _raw_tables(path: Path, options: ReadOptions) -> Iterator[tuple[str, list[Numbered]]]:
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.suffix.lower() in TABLE_FILES:
                check_size(file, options)
                refuse_strangers(file)
                yield file.name, list(csv_rows(file))
    elif path.suffix.lower() == ".zip":
        yield from _zipped_tables(path, options)
    else:
        for name, rows in workbook_sheets(path, options):
            yield f"{path.name}, sheet {name}", list(rows)


def _zipped_tables(path: Path, options: ReadOptions) -> Iterator[tuple[str, list[Numbered]]]:
    """The tables of a zip file, unpacked under names of our own so that no path in it can lead anywhere."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            check_archive(path, archive.infolist(), options)
            for number, part in enumerate(archive.infolist()):
                name = PurePosixPath(part.filename)
                if part.is_dir() or name.suffix.lower() not in TABLE_FILES or name.parts[0] == "__MACOSX":
                    continue
                file = Path(folder) / f"{number}.csv"
                file.write_bytes(archive.read(part))
                yield name.name, list(csv_rows(file))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise UnreadableFile(
            f"{path.name} is damaged or has a password. Make the zip file again without one."
        ) from None


def with_column(table: Table, header: str, value: Callable[[dict[str, str]], str]) -> Table:
    """The table with a column of our own at its end, worked out from each row. It is kept out of `as_sent` later."""
    headers = [*table.headers, header]

    def rows() -> Iterator[Numbered]:
        for line, cells in table.rows:
            if len(cells) < len(table.headers):
                yield line, cells
            else:
                kept = cells[: len(table.headers)]
                yield line, [*kept, value(dict(zip(table.headers, kept, strict=True)))]

    return Table(table.name, headers, rows())


def read_rows(spec: ExtractSpec, table: Table, options: ReadOptions) -> tuple[FeedReport, list[Row]]:
    """The table's rows by its specification, without the columns that were added on the way."""
    reader = RowReader(spec, table.headers, options)
    added = [column.header for column in spec.columns.values() if column.added]
    report = FeedReport(spec.name, table.name, reader.matched, reader.unknown, reader.absent, reader.lost)
    rows = list(reader.rows(table.rows))
    for row in rows:
        for header in added:
            row.as_sent.pop(header, None)
    return report, rows


def source_rows(rows: Iterable[Row]) -> list[SourceRow]:
    return [row for row in rows if isinstance(row, SourceRow)]
