"""The forecast as a chart and tables. What leaves the system, or goes to whoever may see no rows, is suppressed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handrail.kernel.suppression import Suppressed, as_it_is, suppress, suppress_pair
from handrail.transitions.presenters.list_page import address, quarter_words
from handrail.transitions.rules import RuleSet
from handrail.transitions.selectors.asked import Asked, Quarter, Show
from handrail.transitions.selectors.forecast import Forecast
from handrail.ui.public import BarChart, Cell, Column, DataTable, Series, TableRow

HELD_BACK = "c"
HELD_BACK_WORDS = "1 to 5, or held back so that a total does not give it away"


@dataclass(frozen=True, slots=True)
class Lines:
    """The forecast line by line: for each domain the figures by quarter and their total; and people by quarter.

    Somebody turns 18 once, so a domain's total counts nobody twice; domains overlap, so there is no total of totals.
    """

    quarters: Sequence[Quarter]
    people: Suppressed
    need: dict[str, Suppressed]
    unmet: dict[str, Suppressed]


def lines(of: Forecast, ruleset: RuleSet, *, suppressed: bool) -> Lines:
    """Figures, held back where small if `suppressed`. Domains that nobody needs are left out; so is whether a domain's
    needs are met where the reader may not be told it."""
    domains = [code for code in ruleset.order if any(of.need.get((quarter, code)) for quarter in of.quarters)]
    held = {code: (_line(of, of.need, code), _line(of, of.unmet, code)) for code in domains}
    told = {code: suppress_pair(*pair) if suppressed else tuple(map(as_it_is, pair)) for code, pair in held.items()}
    people = [of.people.get(quarter, 0) for quarter in of.quarters]
    return Lines(
        of.quarters,
        suppress(people) if suppressed else as_it_is(people),
        {code: need for code, (need, _) in told.items()},
        {code: unmet for code, (_, unmet) in told.items() if code in of.told},
    )


def _line(of: Forecast, figures: Mapping[tuple[Quarter, str], int], code: str) -> list[int]:
    return [figures.get((quarter, code), 0) for quarter in of.quarters]


def chart(of: Lines, ruleset: RuleSet) -> BarChart:
    return BarChart(
        caption="Needs with nothing in place on the 18th birthday, by quarter: one young person may have several",
        categories=[str(quarter) for quarter in of.quarters],
        series=[Series(ruleset.domain(code).label, line.cells) for code, line in of.unmet.items()],
        noun="unmet need",
        id="forecast",
        suppressed=HELD_BACK,
    )


def tables(of: Lines, ruleset: RuleSet, *, linked: bool) -> tuple[DataTable, DataTable]:
    """Those with a need on the day, and those with nothing in place for it. Figures open their rows where `linked`."""
    return (
        _table("With a need on their 18th birthday", of, of.need, ruleset, Show.NEED_AT_18 if linked else None),
        _table("With nothing in place for it", of, of.unmet, ruleset, Show.UNMET_AT_18 if linked else None),
    )


def _table(caption: str, of: Lines, figures: dict[str, Suppressed], ruleset: RuleSet, show: Show | None) -> DataTable:
    columns = [Column("Turning 18 in"), Column("Young people", numeric=True)]
    columns += [Column(ruleset.domain(code).short, numeric=True) for code in figures]
    rows = [
        TableRow(
            (
                quarter_words(quarter),
                _cell(of.people.cells[place], Asked(quarter=quarter) if show else None),
                *(
                    _cell(line.cells[place], Asked(show=show, quarter=quarter, domain=code) if show else None)
                    for code, line in figures.items()
                ),
            )
        )
        for place, quarter in enumerate(of.quarters)
    ]
    totals = [_cell(line.total, None) for line in (of.people, *figures.values())]
    rows.append(TableRow((Cell("Together", strong=True), *totals)))
    return DataTable(caption, columns, rows, wide=True, empty="Nobody in the cohort turns 18 in these quarters.")


def _cell(figure: int | None, opens: Asked | None) -> Cell:
    return Cell(_figure(figure), href=address(opens) if opens and figure else "")


def _figure(value: int | None) -> str:
    return HELD_BACK if value is None else f"{value:,}"


EXPORT_COLUMNS = ("Quarter", "Domain", "With a need on the 18th birthday", "Of these with nothing in place")


def export_rows(of: Lines, ruleset: RuleSet) -> Iterator[tuple[str, str, str | int, str | int]]:
    """Always of suppressed lines: this leaves the system."""
    for place, quarter in enumerate(of.quarters):
        yield str(quarter), "Young people turning 18", _plain(of.people.cells[place]), ""
        for code in of.need:
            need, unmet = of.need[code].cells[place], of.unmet[code].cells[place]
            yield str(quarter), ruleset.domain(code).label, _plain(need), _plain(unmet)
    yield "Together", "Young people turning 18", _plain(of.people.total), ""
    for code in of.need:
        label = ruleset.domain(code).label
        yield "Together", label, _plain(of.need[code].total), _plain(of.unmet[code].total)


def _plain(value: int | None) -> str | int:
    return HELD_BACK if value is None else value
