"""A made-up young person and a made-up list, on a day that stands still so that screenshots compare."""

from datetime import date

from handrail.ui.components.count_links import CountLink, CountLinks
from handrail.ui.components.data_table import Cell, Column, DataTable, Sorted, TableRow
from handrail.ui.components.filters import Applied, Filter, Filters, Option
from handrail.ui.components.identity_bar import Alert, Identifier, IdentityBar, ReaderStrip
from handrail.ui.components.pagination import Pagination
from handrail.ui.components.states import Progress
from handrail.ui.components.timeline import Timeline, TimelineEntry
from handrail.ui.components.tone import Tag, Tone
from handrail.ui.components.who_table import WhoRow, WhoTable

TODAY = date(2026, 11, 22)
HERE = "/gallery"


def person() -> IdentityBar:
    return IdentityBar(
        name="Aaliyah BROOKS",
        age="17 years 8 months",
        born="14 March 2009",
        pronouns="she/her",
        identifiers=[Identifier("NHS", "999 123 4567")],
        alerts=[
            Alert("18 in 112 days", Tone.URGENT, HERE),
            Alert("3 missing episodes in 90 days", Tone.WARNING, HERE),
            Alert("Protected address", Tone.PROTECTED),
        ],
        strip=ReaderStrip("MDT social worker, team 3", "you are in her team", HERE, HERE),
    )


def workers() -> WhoTable:
    return WhoTable(
        [
            WhoRow(
                agency="Children's social care",
                service="Team 3",
                worker="J. Okafor",
                role="social worker",
                since="3 Feb 2026",
                until="14 Mar 2027",
                note="her eighteenth birthday",
                fresh="today",
                ring="01632 960 123",
                lead=True,
            ),
            WhoRow(
                "Steps (voluntary)",
                "Mentoring",
                "R. Patel",
                "mentor",
                "1 Jun 2026",
                "1 Dec 2026",
                "2 days ago",
                "07700 900 321",
            ),
            WhoRow(
                "Police",
                "Exploitation team",
                "Duty desk",
                "",
                "Not shared",
                "Not shared",
                "today",
                "01632 960 456",
                level=Tag("Pointer only", Tone.INFO),
            ),
            WhoRow(
                "Health",
                "CAMHS",
                "Not known",
                "",
                "9 Jan 2026",
                "Closed 2 Oct 2026",
                "yesterday",
                ended=True,
                note="did not attend",
            ),
        ]
    )


def transitions() -> DataTable:
    columns = [
        Column("Who", sort_href=f"{HERE}?sort=name"),
        Column("Turns 18", sort_href=f"{HERE}?sort=-turns", sorted=Sorted.ASCENDING),
        Column("First gap"),
        Column("Domains"),
        Column("Owner after 18"),
        Column("Next duty"),
        Column("Age", numeric=True),
    ]
    rows = [
        TableRow(
            (
                Cell("BROOKS, Aaliyah", HERE, strong=True),
                Cell("in 112 days", note="14 Mar 2027"),
                Cell("Now: mental health", note="CAMHS closed 2 Oct"),
                "Mental health, harm, home",
                Cell("None named", tag=Tag("No owner", Tone.URGENT)),
                Cell("Section 58 assessment", note="overdue by 9 days"),
                "17.7",
            )
        ),
        TableRow(
            (
                Cell("CARROLL, Dean", HERE, strong=True),
                Cell("in 20 days", note="12 Dec 2026"),
                Cell("In 20 days: home", note="placement ends at 18"),
                "Home",
                "Leaving care team",
                Cell("Pathway plan", note="due in 5 days"),
                "17.9",
            )
        ),
        TableRow(
            (
                Cell("FEATHERSTONEHAUGH-OYELARAN, Maximilian-Alexander", HERE, strong=True),
                Cell("in 1,204 days", note="10 Mar 2030"),
                Cell("None within two years", tag=Tag("Covered", Tone.GOOD)),
                "Education",
                "Not needed yet",
                Cell("Plan review", note="due tomorrow"),
                "14.7",
            ),
        ),
    ]
    return DataTable("Young people about to lose support", columns, rows, caption_hidden=True, wide=True)


def counts() -> CountLinks:
    return CountLinks(
        "This cohort",
        [
            CountLink(214, "in the cohort", HERE, current=True),
            CountLink(61, "with a gap within 90 days", HERE, Tone.URGENT),
            CountLink(17, "with no owner after 18", HERE, Tone.WARNING),
            CountLink(1204, "covered until 25", HERE, Tone.GOOD),
        ],
    )


def narrowing() -> Filters:
    ages = [Option("", "Any"), Option("16", "16 to 17½"), Option("17h", "17½ to 18"), Option("18", "18 to 21")]
    domains = [Option("", "Any"), Option("home", "Home and housing"), Option("mind", "Mental health")]
    return Filters(
        [
            Filter("age", "Age", "17h", ages),
            Filter("domain", "Need domain", "", domains),
            Filter("team", "Team", "mine", [Option("", "Any"), Option("mine", "Mine")]),
            Filter("care", "Care status", "", [Option("", "Any")]),
        ],
        applied=[Applied("Age: 17½ to 18", HERE), Applied("Team: mine", HERE)],
        clear_href=HERE,
    )


def events() -> Timeline:
    return Timeline(
        [
            TimelineEntry(
                date(2026, 11, 9),
                "Steps (voluntary)",
                "Said to her mentor",
                "“I want to stay near my nan and finish my course.”",
                "2 days ago",
            ),
            TimelineEntry(
                date(2026, 11, 3),
                "Police",
                "Missing",
                "Reported missing from her placement; found at a friend's home. Return conversation offered.",
                "today",
                until=date(2026, 11, 5),
                marking=Tag("Official: sensitive", Tone.PROTECTED),
                href=HERE,
            ),
            TimelineEntry(
                date(2026, 10, 2),
                "CAMHS",
                "Closed",
                "Closed after two appointments not attended.",
                "yesterday",
                marking=Tag("Summary", Tone.INFO),
            ),
        ]
    )


def everything() -> dict[str, object]:
    return {
        "person": person(),
        "workers": workers(),
        "table": transitions(),
        "counts": counts(),
        "filters": narrowing(),
        "timeline": events(),
        "pages": Pagination(7, 49, 1204, 25, lambda number: f"{HERE}?page={number}", "event"),
        "progress": Progress(
            "Loading police-2026-11.csv", 12_000, 48_000, "row", "You may leave this page; the work goes on."
        ),
    }
