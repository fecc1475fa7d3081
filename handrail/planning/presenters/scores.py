"""A score with its items, so that a reader can do the sum again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel import words
from handrail.planning.definition.schema import Definition, Scoring
from handrail.planning.definition.score import Score, window_days
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

NEVER_ALONE = "A score opens, closes and escalates nothing. It is arithmetic to think with: people decide, and say why."

NOT_FINISHED = Tag("Not finished", Tone.WARNING)


@dataclass(frozen=True, slots=True)
class ScoreShown:
    """`unfinished` where the answers that it counts are still being written: it stands for nobody's judgement then."""

    total: str
    unfinished: bool
    band: str
    suggests: str
    sum: DataTable
    bands: DataTable
    unanswered: str
    caution: str = NEVER_ALONE
    state: Tag = NOT_FINISHED


def score_shown(score: Score, definition: Definition, *, finished: bool = True) -> ScoreShown | None:
    scoring = definition.scoring
    if scoring is None:
        return None
    unanswered = words.plural(len(score.unanswered), "scored question") if score.unanswered else ""
    return ScoreShown(
        total=f"{score.total}",
        unfinished=not finished,
        band=score.band.label if score.band else "",
        suggests=score.band.suggests if score.band else "",
        sum=_sum(score, scoring),
        bands=_bands(scoring),
        unanswered=f"{unanswered} not answered: the score may be too low." if unanswered else "",
    )


def _sum(score: Score, scoring: Scoring) -> DataTable:
    """What gave points, item by item, and the total. Items without points are counted in one line."""
    given = [item for item in score.items if item.points or scoring.method == "mean"]
    rows = [
        TableRow([item.section, item.label, " + ".join(f"{answer}: {n}" for answer, n in item.parts), str(item.points)])
        for item in given
    ]
    none = len(score.items) - len(given)
    if none:
        rows.append(
            TableRow(["All parts", f"{words.plural(none, 'other answer')} without points", "", "0"], quiet=True)
        )
    method = "Total" if scoring.method == "sum" else f"Mean of {words.plural(len(score.items), 'answer')}"
    rows.append(TableRow([Cell(method, strong=True), "", "", Cell(f"{score.total}", strong=True)]))
    columns = [Column("Part"), Column("Question"), Column("Answer and points"), Column("Points", numeric=True)]
    return DataTable("How the score is counted", columns, rows)


def _bands(scoring: Scoring) -> DataTable:
    upper = [band.from_points - 1 for band in scoring.bands[1:]]
    ranges = [f"{band.from_points} to {last}" for band, last in zip(scoring.bands, upper, strict=False)] + [
        f"{band.from_points} and more" for band in scoring.bands[-1:]
    ]
    rows = [
        TableRow([band.label, points, band.suggests or "Nothing is suggested"])
        for band, points in zip(scoring.bands, ranges, strict=True)
    ]
    return DataTable("Bands", [Column("Band"), Column("Points"), Column("What it suggests")], rows)


def window_labels(definition: Definition, on: date) -> Sequence[tuple[str, str]]:
    """'In the last 6 months (22 May to 22 Nov 2026)': each time window with its days, seen from a day."""
    if definition.scoring is None:
        return ()
    return [
        (window.code, f"{window.label} ({words.short_range(*window_days(window, on))})")
        for window in definition.scoring.windows
    ]
