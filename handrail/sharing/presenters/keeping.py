"""How long what is kept, in words: the sum behind each day, and the rules."""

from collections.abc import Iterable
from datetime import date

from handrail.kernel.words import long_date, plural, short_date
from handrail.sharing.retention import EVERYTHING, After, Rule, Schedule
from handrail.sharing.selectors.kept import Kept
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

_FROM = {
    "birth": "born {day}",
    "last": "the last of it ended {day}",
    "last_of_all": "the last of anything about them ended {day}",
    "early_death": "died {day}, before 18",
}
_WHY_NOT = {
    "goes_on": "Kept while it goes on: something of it has not ended.",
    "the_rest": "Kept as long as anything else about the person.",
    "no_birth_date": "Kept: its time is counted from the birth date, and nobody has told it.",
    "no_date": "Kept: nothing says when the last of it ended.",
    "no_rule": "Kept: no rule says for how long.",
}


def class_words(item_class: str) -> str:
    return "Everything" if item_class == EVERYTHING else item_class.replace("_", " ").capitalize()


def sum_words(after: str, counted_from: date, years: int) -> str:
    """'Born 14 March 2009, and 75 years.'"""
    said = _FROM[after].format(day=long_date(counted_from))
    return f"{said[:1].upper()}{said[1:]}, and {plural(years, 'year')}."


def kept_table(held: Iterable[Kept], schedule: Schedule, today: date) -> DataTable:
    """Class by class: until when, and by which sum and rule."""
    columns = [Column("Information"), Column("Kept until", unbroken=True), Column("Why")]
    rows = [
        _kept(one, schedule, today) for one in sorted(held, key=lambda one: (one.until or date.max, one.item_class))
    ]
    empty = "Nothing is held that you may be told of."
    return DataTable("How long it is kept", columns, rows, caption_hidden=True, empty=empty)


def _kept(one: Kept, schedule: Schedule, today: date) -> TableRow:
    rule = schedule.rule(one.rule)
    until = short_date(one.until) if one.until else "No day yet"
    tag = None
    if one.hold:
        tag = Tag("On hold", Tone.INFO)
    elif one.is_due(today):
        tag = Tag("Due", Tone.WARNING)
    why = _WHY_NOT[one.because] if one.until is None else _why(one)
    note = f"{rule.title}. {rule.citation}." if rule and one.because in ("", "with_the_rest") else ""
    return TableRow([class_words(one.item_class), Cell(until, tag=tag), Cell(why, note=note)])


def _why(one: Kept) -> str:
    if one.because == "with_the_rest":
        return "As long as anything else about the person."
    return sum_words(one.after, one.counted_from or date.min, one.years)


def rule_words(rule: Rule) -> str:
    """'25 years after the birth date'."""
    said = f"{plural(rule.years, 'year')} after {After(rule.after).label}"
    if rule.years_after_early_death:
        said += f"; {plural(rule.years_after_early_death, 'year')} after a death before 18"
    return said


def rules_table(schedule: Schedule, href: dict[str, str]) -> DataTable:
    columns = [Column("Rule"), Column("Keep for"), Column("What"), Column("Where it comes from")]
    rows = [
        TableRow(
            [
                Cell(rule.title, href=href.get(rule.code, ""), note=_only_if(rule)),
                rule_words(rule),
                ", ".join(class_words(item).lower() for item in rule.items),
                Cell(
                    rule.citation,
                    tag=Tag("Set by law", Tone.GOOD) if rule.settled else Tag("To be agreed", Tone.WARNING),
                ),
            ]
        )
        for rule in schedule.rules
    ]
    return DataTable("Rules in force", columns, rows, caption_hidden=True, wide=True)


def _only_if(rule: Rule) -> str:
    kinds = " or ".join(kind.replace("_", " ") for kind in rule.only_if)
    return f"Only where somebody was, or had: {kinds}" if kinds else ""
