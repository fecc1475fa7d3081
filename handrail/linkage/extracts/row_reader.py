"""A specification laid over the headers of one file: cells become rows of facts, or it is said why they cannot."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from handrail.records.facts import BadRow, Row, SourceRow

from .csv_file import BrokenRow
from .facts_of_row import Compiler
from .reading import ReadOptions
from .refusal import ValueRefused
from .spec import ColumnType, ExtractSpec
from .spec_check import header_key
from .values import coercion
from .xlsx_cells import ERRORS

EMPTY = (None, "")
HARD_SPACE = "\xa0"  # stands between names in some exports, where nobody sees that it is no space


class RowReader:
    """Made once for a file, called for each row.

    Cells that are text stay as they are; the few that are not go through their coercions. Only when something is wrong
    is the row gone through again, slowly, to name everything that is.
    """

    def __init__(self, spec: ExtractSpec, headers: Sequence[str], options: ReadOptions) -> None:
        self.spec, self.headers = spec, list(headers)
        self.matched = match_headers(spec, self.headers)
        self.unknown = [header for header in self.headers if header not in self.matched.values()]
        self.absent = [name for name in spec.columns if name not in self.matched]
        self.seen: set[int] = set()
        self.lost: Counter[str] = Counter()
        self.lay_out(options)
        compiler = Compiler(
            spec, present=frozenset(self.matched), test_numbers=options.test_numbers, as_at=options.as_at
        )
        self.facts = compiler.facts()
        self.born, self.died = compiler.day(spec.person.born), compiler.day(spec.person.died)
        self.sex, self.ethnicity = compiler.value(spec.person.sex), compiler.text(spec.person.ethnicity)
        self.keys = getter([compiler.places[name] for name in spec.row_key])
        self.id_place = compiler.places[spec.local_id]

    def lay_out(self, options: ReadOptions) -> None:
        """Where each column's value comes from. Every row is given two more cells, "" and None, for absent columns."""
        at = {header: place for place, header in enumerate(self.headers)}
        names, columns = list(self.spec.columns), self.spec.columns
        absent_text, absent_other = len(self.headers), len(self.headers) + 1
        places = [
            at[self.matched[name]]
            if name in self.matched
            else (absent_text if columns[name].type is ColumnType.TEXT else absent_other)
            for name in names
        ]
        self.sources = [(at[header], name) for name, header in self.matched.items()]
        self.arrange = getter(places)
        blank = frozenset(self.spec.blank)
        self.coercions = [
            (place, name, coercion(columns[name], blank=blank), "" if columns[name].type is ColumnType.TEXT else None)
            for place, name in enumerate(names)
            if name in self.matched and (columns[name].type is not ColumnType.TEXT or blank)
        ]
        self.required = [(place, name) for place, name in enumerate(names) if columns[name].required]
        self.needed = getter([place for place, _ in self.required])

    def rows(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
        """Every row in turn; one whose key an earlier row had is bad. Keys are remembered by hash: 70 bytes a row."""
        for line, cells in rows:
            yield self.read(line, cells)

    def read(self, line: int, cells: list[str]) -> Row:
        """The row, unless its key is that of a row read before."""
        row = self.row(line, cells)
        if isinstance(row, SourceRow):
            key = hash(row.row_key)
            if key in self.seen:
                return self.duplicate(row)
            self.seen.add(key)
        return row

    def row(self, line: int, cells: list[str]) -> Row:
        if len(cells) != len(self.headers):
            if ragged := self.ragged(line, cells):
                return ragged
            cells = cells[: len(self.headers)]
        texts: list[Any] = [cell.strip() for cell in cells]
        together = "".join(texts)
        if HARD_SPACE in together:
            texts = [" ".join(text.split()) if HARD_SPACE in text else text for text in texts]
        texts += EMPTY[::-1]
        if "#" in together and self.lose(texts):
            return self.bad(line, cells, self.problems(texts))
        values = list(self.arrange(texts))
        try:
            for place, _, coerce, empty in self.coercions:
                values[place] = coerce(text) if (text := values[place]) else empty
            needed = self.needed(values)
            if "" in needed or None in needed:
                return self.bad(line, cells, self.problems(texts))
            facts = tuple([fact for stated in self.facts if (fact := stated(values)) is not None])
        except ValueRefused as refused:
            return self.bad(line, cells, self.problems(texts) or [refused])
        return SourceRow(
            self.spec.name,
            line,
            str(values[self.id_place]),
            "|".join(map(str, self.keys(values))),
            dict(zip(self.headers, cells)),  # noqa: B905 - the same length by now, and quicker so
            self.born(values),
            self.sex(values),
            self.ethnicity(values),
            self.died(values),
            facts,
        )

    def problems(self, texts: list[Any]) -> list[ValueRefused]:
        """Everything that is wrong with the values of a row, each with its column."""
        values, found = list(self.arrange(texts)), self.errors(texts)
        broken = {problem.column for problem in found}
        for place, name, coerce, empty in self.coercions:
            if name in broken:
                continue
            try:
                values[place] = coerce(text) if (text := values[place]) else empty
            except ValueRefused as refused:
                found.append(ValueRefused(refused.rule, refused.because, name))
        return found + [
            ValueRefused("required-empty", "is empty and must be filled in", name)
            for place, name in self.required
            if values[place] in EMPTY
        ]

    def lose(self, texts: list[Any]) -> bool:
        """Empty the cells in which a formula failed, and count them. True where the row cannot do without one.

        Registers look workers and teams up by formula; a name that was not found must not cost the child's row.
        """
        for place, name in self.sources:
            if texts[place] in ERRORS and not self.spec.columns[name].required:
                texts[place] = ""
                self.lost[self.headers[place]] += 1
        return bool(self.errors(texts))

    def errors(self, texts: list[Any]) -> list[ValueRefused]:
        """Required columns that hold what Excel writes where a formula fails. That is a value lost, not a value."""
        return [
            ValueRefused("cell-error", f"holds {texts[place]}, which Excel shows where a formula fails", name)
            for place, name in self.sources
            if texts[place] in ERRORS
        ]

    def ragged(self, line: int, cells: list[str]) -> BadRow | None:
        """A row with too few or too many cells is not guessed at, unless what is too many is empty."""
        width = len(self.headers)
        as_sent = dict(zip(self.headers, cells, strict=False))
        if isinstance(cells, BrokenRow):
            return BadRow(self.spec.name, line, "", "row-broken", f"The row {cells.because}.", as_sent)
        if len(cells) > width and not any(cells[width:]):
            return None
        reason = (
            f"The row has {len(cells)} cells where the header has {width}. "
            "Look for a comma or a line break inside a value that has no quotation marks."
        )
        return BadRow(self.spec.name, line, "", "row-ragged", reason, as_sent)

    def bad(self, line: int, cells: list[str], problems: list[ValueRefused]) -> BadRow:
        """One bad row, filed under its first problem and saying them all. A personal value is withheld."""
        sentences = [f"“{self.header(problem.column)}” {problem.because}." for problem in problems]
        as_sent, header = dict(zip(self.headers, cells, strict=True)), self.header(problems[0].column)
        column = self.spec.columns.get(problems[0].column or "")
        value = "" if column is None or column.personal else as_sent.get(header, "")
        return BadRow(self.spec.name, line, header, problems[0].rule, " ".join(sentences), as_sent, value)

    def header(self, name: str | None) -> str:
        """What the column is called in this file, or in the specification where the file lacks it."""
        column = self.spec.columns.get(name or "")
        return self.matched.get(name or "", column.header if column else "")

    def duplicate(self, row: SourceRow) -> BadRow:
        keys = " and ".join(f"“{self.header(name)}”" for name in self.spec.row_key)
        reason = f"An earlier row of this file has the same {keys}. The earlier row was taken in, this one was not."
        return BadRow(row.feed, row.line, self.header(self.spec.row_key[0]), "duplicate-row", reason, row.as_sent)


def getter(places: list[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What picks the values at these places, always as a tuple."""
    return itemgetter(*places) if len(places) > 1 else lambda values: tuple(values[place] for place in places)


def match_headers(spec: ExtractSpec, headers: Sequence[str]) -> dict[str, str]:
    """Each column's header in this file: its own name before its aliases, the first where a name stands twice."""
    keys = {header_key(header): header for header in reversed(headers)}
    found: dict[str, str] = {}
    for name, column in spec.columns.items():
        wanted = (header_key(header) for header in (column.header, *column.aliases))
        if header := next((keys[key] for key in wanted if key in keys), None):
            found[name] = header
    return found
