"""Reading an extract by its specification: a file in, source rows and bad rows out."""

from collections.abc import Mapping
from pathlib import Path

from handrail.records.facts import Row

from .reading import FeedReport, Reading, ReadOptions
from .refusal import UnreadableFile
from .row_reader import RowReader
from .spec import ExtractSpec
from .tabular import Table, is_unnamed, open_table

DEFAULTS = ReadOptions()
MERGED = " Columns without a name often come of merged cells: take the merge out of the header and name each column."


def read(spec: ExtractSpec, path: Path, options: ReadOptions = DEFAULTS) -> Reading:
    """Open an extract. Raises UnreadableFile, before any row and in a sentence, where nothing of it can be taken in."""
    return read_table(spec, open_table(path, spec, options), options)


def read_table(spec: ExtractSpec, table: Table, options: ReadOptions = DEFAULTS) -> Reading:
    """Read a table that is open already."""
    reader = RowReader(spec, table.headers, options)
    if missing := [spec.columns[name].header for name in reader.absent if spec.columns[name].required]:
        raise UnreadableFile(
            f"{table.name} lacks {', '.join(f'“{name}”' for name in missing)}, which every row must have. It has: "
            f"{', '.join(table.headers)}. Add the column, or add its name here to the extract specification."
            f"{MERGED if any(map(is_unnamed, table.headers)) else ''}"
        )
    report = FeedReport(spec.name, table.name, reader.matched, reader.unknown, reader.absent, reader.lost)
    return Reading(spec.name, [report], reader.rows(table.rows))


def reread(spec: ExtractSpec, as_sent: Mapping[str, str], line: int, options: ReadOptions = DEFAULTS) -> Row:
    """One quarantined row once more, after its values or the specification were mended."""
    return RowReader(spec, list(as_sent), options).row(line, list(as_sent.values()))
