"""Runs of a disposal in words and tables: what is due, what falls due when, and what became of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from handrail.kernel import clock
from handrail.kernel.words import clock_time, count, long_date, plural, short_date
from handrail.sharing.models import Disposal, DisposalItem
from handrail.sharing.presenters.keeping import class_words, sum_words
from handrail.sharing.retention import Schedule
from handrail.sharing.services.disposals import NOT_KNOWN, SOME_DAY, YEARS_AHEAD
from handrail.ui.public import BarChart, Cell, Column, DataTable, Series, TableRow, Tag, Tone

_TONES = {"proposed": Tone.WARNING, "running": Tone.INFO, "approved": Tone.INFO, "done": Tone.GOOD}
_STATES = {"due": Tone.WARNING, "held": Tone.INFO, "disposed": Tone.GOOD, "kept": Tone.QUIET}


def runs_table(runs: Iterable[Disposal]) -> DataTable:
    columns = [Column("Run"), Column("What falls due by", unbroken=True), Column("Begun by"), Column("How it stands")]
    rows = [
        TableRow(
            [
                Cell(f"Run {run.pk}", href=reverse("disposal", args=[run.pk])),
                short_date(run.as_of),
                Cell(str(run.begun_by), note=short_date(clock.local(run.begun_at).date())),
                Cell("", tag=Tag(run.get_state_display(), _TONES.get(run.state, Tone.QUIET))),
            ],
            quiet=run.state == Disposal.State.WITHDRAWN,
        )
        for run in runs
    ]
    return DataTable("Dry runs and disposals", columns, rows, caption_hidden=True, empty="There was no run yet.")


def due_table(counts: Mapping[str, Any], schedule: Schedule, *, all_held: bool = True) -> DataTable:
    """Numbers of people by class and rule, the most first; of all that is held, or of what is due or on hold alone."""
    held, due, on_hold = (counts.get(what, {}) for what in ("held", "due", "on_hold"))
    columns = [
        Column("Information"),
        Column("Rule"),
        Column("Due", numeric=True),
        Column("On hold", numeric=True),
        Column("People of whom it is held", numeric=True),
    ]
    rows = [
        TableRow([*_called(key, schedule), count(due.get(key, 0)), count(on_hold.get(key, 0)), count(held[key])])
        for key in sorted(held, key=lambda key: (-due.get(key, 0), -on_hold.get(key, 0), key))
        if all_held or key in due or key in on_hold
    ]
    return DataTable("What is due, by class and rule", columns, rows, empty="Nothing is due.")


def _called(key: str, schedule: Schedule) -> tuple[str, str]:
    item_class, _, code = key.partition("|")
    rule = schedule.rule(code)
    return class_words(item_class), rule.title if rule else code or "No rule"


def years_chart(run: Disposal) -> BarChart:
    """Of how many people something falls due in each of the years to come."""
    years, first = run.counts.get("years", {}), run.as_of.year
    asked = [str(year) for year in range(first, first + YEARS_AHEAD)]
    labels = [*asked, f"{first + YEARS_AHEAD} on"]
    values = [years.get(year, {}).get("people", 0) for year in (*asked, SOME_DAY)]
    series = [Series("People of whom something falls due", values)]
    return BarChart("What falls due, by year", labels, series, "person", id="years", category_heading="Year")


def not_known(run: Disposal) -> str:
    people = run.counts.get("years", {}).get(NOT_KNOWN, {}).get("people", 0)
    if not people:
        return ""
    return (
        f"Of {plural(people, 'person')} something has no day yet: it goes on, or nobody has told the date it is "
        "counted from."
    )


def items_table(items: Iterable[DisposalItem], schedule: Schedule, hrefs: Mapping[Any, str]) -> DataTable:
    """By the person's number, never by name."""
    columns = [
        Column("Person's number"),
        Column("Information"),
        Column("Could go from", unbroken=True),
        Column("The sum"),
        Column("Now"),
    ]
    rows = [
        TableRow(
            [
                Cell(str(item.person_id), href=hrefs.get(item.person_id, "")),
                class_words(item.item_class),
                short_date(item.until),
                Cell(sum_words(item.after, item.counted_from, item.years), note=_rule_title(schedule, item.rule)),
                Cell("", tag=Tag(item.get_state_display(), _STATES[item.state])),
            ]
        )
        for item in items
    ]
    return DataTable(
        "Whose, and why", columns, rows, caption_hidden=True, empty="Nobody is listed any more.", wide=True
    )


def _rule_title(schedule: Schedule, code: str) -> str:
    rule = schedule.rule(code)
    return rule.title if rule else code


def steps(run: Disposal) -> list[str]:
    """What was done with the run so far, a sentence each."""
    said = [f"{run.begun_by} began it {_when(run.begun_at)}, by version {run.schedule.version} of the schedule."]
    if run.proposed_at:
        said.append(f"{run.proposed_by} proposed it {_when(run.proposed_at)}: {run.reason}")
    if run.approved_at:
        said.append(f"{run.approved_by} approved it {_when(run.approved_at)}.")
    if run.ended_by:
        said.append(f"{run.ended_by} withdrew it: {run.ended_because}")
    if run.finished_at:
        said.append(f"It was done {_when(run.finished_at)}.")
    return said


def _when(at: Any) -> str:
    local = clock.local(at)
    return f"on {long_date(local.date())} at {clock_time(local)}"


def certificate_tables(run: Disposal, schedule: Schedule, names: Mapping[str, str]) -> tuple[DataTable, DataTable]:
    """What was destroyed: of how many people by class and rule, and how many rows of which kind."""
    told = run.certificate
    by_class = [
        TableRow([class_words(item), _rule_title(schedule, code), count(number)])
        for item, rules in sorted(told["classes"].items())
        for code, number in sorted(rules.items())
    ]
    rows = [
        TableRow([names.get(label, label), count(number)])
        for label, number in sorted(told["rows"].items(), key=lambda one: (-one[1], one[0]))
    ]
    first = [Column("Information"), Column("Rule"), Column("People", numeric=True)]
    return (
        DataTable("Of whom what was destroyed", first, by_class, empty="Nothing was destroyed."),
        DataTable("Rows destroyed", [Column("Kind"), Column("Rows", numeric=True)], rows, empty="No row."),
    )
