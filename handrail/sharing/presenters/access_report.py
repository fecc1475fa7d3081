"""The report of who saw what: for the officer, as rows of a file, and in plain words for whom it is about."""

from collections import defaultdict
from datetime import date
from typing import Any

from handrail.kernel import words
from handrail.kernel.periods import add_months
from handrail.sharing.act_words import Kind
from handrail.sharing.chapters import Chapter
from handrail.sharing.models import ReportRequest
from handrail.sharing.selectors.access_report import AccessReport, Act
from handrail.ui.public import BarChart, Cell, Column, DataTable, Series, TableRow, Tag, Tone

MOST_MONTHS, MOST_ROWS = 18, 300  # on a page; a file has them all
FILE_COLUMNS = ("Day", "Who", "Agency", "What they did", "What for", "Basis in law", "How much they saw", "How often")
LEFT_OUT = (
    "Some things may be left out of this report, where the law says so: what would tell about somebody else, or would "
    "harm work against crime."
)
RIGHTS = (
    "If something here looks wrong to you, ask whoever gave you this. You can also complain to the Information "
    "Commissioner's Office: ico.org.uk, 0303 123 1113."
)
WHY_YOU = {
    "safeguarding": "to keep you safe",
    "direct_care": "to work with you",
    "prevention_of_crime": "to prevent crime",
    "information_governance": "to check how your record is used",
    "record_keeping": "to keep your record right",
    "planning_of_services": "to plan help for young people",
}
TIMES = {1: "once", 2: "twice"}
TO_YOU = {
    Kind.READ: "read your record",
    Kind.LISTED: "had you on a list that they looked at",
    Kind.WROTE: "wrote in your record, or changed it",
    Kind.OUT: "told somebody about you, or took something out on paper or as a file",
    Kind.REFUSED: "asked to see your record and was refused",
}


def chart(report: AccessReport) -> BarChart | None:
    """How often, by month: the latest of them where there are many."""
    if not report.acts:
        return None
    first, last = report.acts[-1].day.replace(day=1), report.acts[0].day.replace(day=1)
    months = [last]
    while months[-1] > first and len(months) < MOST_MONTHS:
        months.append(add_months(months[-1], -1))
    months.reverse()
    counted: dict[tuple[Kind, date], int] = defaultdict(int)
    for act in report.acts:
        counted[act.kind, act.day.replace(day=1)] += act.times
    kinds = [kind for kind in Kind if any(act.kind is kind for act in report.acts)]
    series = [Series(kind.value, [counted[kind, month] for month in months]) for kind in kinds]
    labels = [words.month_year(month) for month in months]
    return BarChart("How often, by month", labels, series, "time", id="access", category_heading="Month")


def acts_table(report: AccessReport) -> DataTable:
    columns = (
        Column("Day", unbroken=True),
        Column("Who"),
        Column("What they did"),
        Column("What for"),
        Column("How much"),
        Column("Times", numeric=True),
    )
    rows = [
        TableRow(
            [
                words.short_date(act.day),
                Cell(act.who, note=act.agency),
                Cell(act.what, tag=Tag("Refused", Tone.WARNING) if act.kind is Kind.REFUSED else None),
                act.why,
                act.level,
                words.count(act.times),
            ]
        )
        for act in report.acts[:MOST_ROWS]
    ]
    return DataTable("What was done, newest first", columns, rows, empty="Nothing is on the ledger.", wide=True)


def chapter_table(chapter: Chapter) -> DataTable:
    columns = [Column(name) for name in chapter.columns]
    return DataTable(chapter.title, columns, [TableRow(row) for row in chapter.rows], empty="None.", wide=True)


def file_rows(report: AccessReport) -> list[list[Any]]:
    """One row for each act of a day, as in the table, whole."""
    return [[act.day, act.who, act.agency, act.what, act.why, act.basis, act.level, act.times] for act in report.acts]


def in_plain_words(report: AccessReport) -> list[tuple[str, list[str]]]:
    """By month, newest first: which agency did what, how often, and what for."""
    months: dict[str, dict[tuple[str, Kind], list[Act]]] = defaultdict(lambda: defaultdict(list))
    for act in report.acts:
        months[words.month_year(act.day)][act.agency or act.who, act.kind].append(act)
    return [
        (month, [_sentence(agency, kind, acts) for (agency, kind), acts in sorted(of.items())])
        for month, of in months.items()
    ]


def _sentence(agency: str, kind: Kind, acts: list[Act]) -> str:
    reasons = words.listed(sorted({WHY_YOU.get(act.purpose, act.why.lower()) for act in acts if act.purpose}))
    count = sum(act.times for act in acts)
    times = TIMES.get(count, words.plural(count, "time"))
    return f"{agency} {TO_YOU[kind]}: {times}" + (f", {reasons}." if reasons else ".")


def bases(report: AccessReport) -> list[tuple[str, str]]:
    """What each purpose in the report rests on in law."""
    return sorted({(act.why, act.basis) for act in report.acts if act.why})


def requests_table(
    requests: list[ReportRequest], today: date, names: dict[int, str], hrefs: dict[int, str]
) -> DataTable:
    columns = (Column("Request"), Column("About whom"), Column("Came in", unbroken=True), Column("Answer by"))
    rows = [_request(one, today, names[one.pk], hrefs[one.pk]) for one in requests]
    return DataTable("Requests", columns, rows, empty="Nobody has asked yet.")


def _request(one: ReportRequest, today: date, name: str, href: str) -> TableRow:
    number = Cell(one.reference or f"Request {one.pk}", href=href)
    if one.answered_on:
        due = Cell(f"Answered {words.long_date(one.answered_on)}")
    else:
        late = Tag("Late", Tone.WARNING) if one.due < today else None
        due = Cell(words.long_date(one.due), note=words.due_words(one.due, today), tag=late)
    return TableRow([number, name, words.short_date(one.received_on), due], quiet=one.answered_on is not None)


def as_document(request: ReportRequest, report: AccessReport, about: str, today: date) -> dict[str, Any]:
    """All that the PDF holds, as text."""
    return {
        "title": "Who saw what",
        "about": about,
        "made_on": f"Made on {words.long_date(today)}. Asked for on {words.long_date(request.received_on)}.",
        "left_out": LEFT_OUT,
        "rights": RIGHTS,
        "months": [{"month": month, "sentences": said} for month, said in in_plain_words(report)],
        "columns": ["Day", "Who", "What they did", "What for", "Times"],
        "acts": [[words.short_date(a.day), _seat(a), a.what, a.why, words.count(a.times)] for a in report.acts],
        "bases": [[why, basis] for why, basis in bases(report)],
        "chapters": [{"title": c.title, "columns": c.columns, "rows": c.rows} for c in report.chapters],
    }


def _seat(act: Act) -> str:
    return ", ".join(part for part in (act.who, act.agency) if part)
