"""The deliberate mistakes in the extracts, written down where a test can find them: which must be refused, and why."""

from pathlib import Path

from demo.writers.tables import CsvTable


class Mistakes:
    def __init__(self, folder: Path) -> None:
        header = ("agency", "file", "line", "column", "rule", "local_id")
        self._table = CsvTable(folder / "truth" / "errors.csv", header)
        self.count = 0

    def note(self, agency: str, file: str, line: int, column: str, rule: str, local_id: str) -> None:
        """`rule` is the code under which the reader quarantines the row."""
        self._table.write((agency, file, line, column, rule, local_id))
        self.count += 1

    def close(self) -> None:
        self._table.close()
