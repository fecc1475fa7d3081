"""Rows a second through the whole load: a CSV read by its specification, rows, facts and persons on the record.

Beside it, in the same run: the reader alone (Python, one core), and a bare COPY of the same file's text into a table
without an index. Constraints are checked within the time; then all of it is taken back.
"""

import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from handrail.disclosure.public import as_system
from handrail.linkage.public import load_file, reader_by_code
from handrail.partnership.public import Agency

ROWS = 200_000
ROWS_EACH = 3  # of one person
SEED = 7
HEADER = (
    "NicheNominalId,OccurrenceNumber,Involvement,Forename,Surname,DateOfBirth,Gender,HomeAddress,HomePostcode,"
    "OccurredFrom,OffenceDescription,LocationDescription,OutcomeDescription"
)


def run(scale: float = 1.0) -> dict[str, Any]:
    rows = int(ROWS * scale)
    with tempfile.TemporaryDirectory() as folder, as_system("the load benchmark"):
        path = Path(folder) / "incidents.csv"
        write_incidents(path, rows)
        return measure(path, rows)


def measure(path: Path, rows: int) -> dict[str, Any]:
    reader = reader_by_code("police-incidents")
    read = _seconds(lambda: sum(1 for _ in reader.open(path)))
    with transaction.atomic():
        agency = Agency.objects.create(code="load-benchmark", name="Load benchmark", kind="police")
        copied = _seconds(lambda: _bare_copy(path))
        loaded = _seconds(lambda: _load(path, agency, reader))
        again = _seconds(lambda: _load(path.rename(path.with_name("again.csv")), agency, reader, changed=True))
        transaction.set_rollback(True)
    return {
        "rows": rows,
        "rows_per_second": round(rows / loaded),
        "target_rows_per_second": 30_000,
        "again_unchanged_rows_per_second": round(rows / again),
        "reader_alone_rows_per_second": round(rows / read),
        "bare_copy_rows_per_second": round(rows / copied),
    }


def _load(path: Path, agency: Agency, reader: Any, *, changed: bool = False) -> None:
    if changed:  # the same rows in a file with another digest
        path.write_text(path.read_text() + "\n")
    batch = load_file(path=path, agency=agency, reader=reader, by=None)
    assert batch.state == "loaded", batch.in_words()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _bare_copy(path: Path) -> None:
    with connection.cursor() as cursor:
        columns = ", ".join(f"c{place} text" for place in range(HEADER.count(",") + 1))
        cursor.execute(f"CREATE TEMP TABLE bare ({columns}) ON COMMIT DROP")
        with cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy, path.open("rb") as file:
            while block := file.read(1 << 20):
                copy.write(block)


def write_incidents(path: Path, rows: int) -> None:
    seeded = random.Random(SEED)
    with path.open("w") as file:
        file.write(HEADER + "\n")
        for place in range(rows):
            person = place // ROWS_EACH
            born = date(2001, 1, 1) + timedelta(days=person % 5000)
            on = date(2020, 1, 1) + timedelta(days=seeded.randrange(2000))
            role = seeded.choice(("SUSPECT", "VICTIM", "WITNESS"))
            file.write(
                f"N{person},44/{place},{role},Dean{person % 977},Carroll{person % 7919},{born:%d/%m/%Y},M,"
                f"{person % 300} Quay Road,ZZ{person % 90 + 1} {person % 9}AB,{on:%d/%m/%Y} 21:15,"
                "Theft from a shop,High Street,No further action\n"
            )


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
