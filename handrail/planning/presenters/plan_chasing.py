"""What is due from somebody, and which plans drift, in words."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.urls import reverse

from handrail.kernel.words import due_words, plural, short_date
from handrail.planning.models import Action
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_drift import DRIFT_DAYS
from handrail.planning.selectors.chasing import Due, PlanRow
from handrail.planning.selectors.team import called
from handrail.records.public import Person, listed_name
from handrail.ui.public import Cell, Column, CountLink, CountLinks, DataTable, TableRow, Tag, Tone


def chasing_tables(due: Due, told: Collection[int], today: date, *, may_write: bool) -> list[DataTable]:
    """Actions of the reader's own, and reviews of plans that they lead; an empty one is left out. `told` are the
    actions of which they may be told what they are; whoever writes no plans comes to the plan, not to its minutes."""
    columns = [Column("When"), Column("What"), Column("For")]
    actions = [
        TableRow([_when(one.due, today), _what(one, one.pk in told), _person(one.plan.person)]) for one in due.actions
    ]
    reviews = [
        TableRow(
            [
                _when(one.due, today),
                Cell(
                    plan_rules().kind(one.plan.kind).meeting(one.meeting).label,
                    href=reverse("review-minutes", args=[one.pk]) if may_write else reverse("plan", args=[one.plan_id]),
                ),
                _person(one.plan.person),
            ]
        )
        for one in due.reviews
    ]
    tables = [
        DataTable("Your actions", columns, actions),
        DataTable("Reviews of plans that you lead", columns, reviews),
    ]
    return [table for table in tables if table.rows]


def drift_table(rows: Sequence[PlanRow], today: date) -> DataTable:
    """The plan in which nothing has stirred for longest on top."""
    columns = [
        Column("Young person"), Column("Plan"), Column("Lead"), Column("Next review"), Column("Overdue", numeric=True),
        Column("Contact", numeric=True), Column("Action", numeric=True), Column("Decision", numeric=True),
    ]  # fmt: skip
    order = sorted(rows, key=lambda row: (-row.stirrings.longest(today), row.plan.pk))
    caption = "Days since the last contact, action and decision, the longest first"
    empty = "No plan is open that you may see and that fits this choice."
    return DataTable(caption, columns, [_row(row, today) for row in order], empty=empty, wide=True)


def team_table(rows: Sequence[PlanRow], today: date) -> DataTable:
    """The same by the lead's team."""
    by_team: dict[str, list[PlanRow]] = defaultdict(list)
    for row in rows:
        post = row.lead.member.post if row.lead else None
        by_team[post.team.name if post else "No team"].append(row)
    columns = [
        Column("Team"), Column("Plans", numeric=True), Column("Drifting", numeric=True),
        Column("Reviews overdue", numeric=True), Column("Longest without contact", numeric=True),
    ]  # fmt: skip
    return DataTable("By the team that leads", columns, [_team(*one, today) for one in sorted(by_team.items())])


def counts(rows: Sequence[PlanRow], today: date, chosen: str) -> CountLinks:
    """How many there are of each sort; each figure opens its rows."""
    address = reverse("plans")
    sorts = [("", "open plans", Tone.QUIET), *((code, label, Tone.WARNING) for code, label in SORTS.items())]
    return CountLinks(
        "Plans",
        [
            CountLink(
                len(of_sort(rows, code, today)), label, f"{address}?show={code}" if code else address, tone,
                current=code == chosen,
            )
            for code, label, tone in sorts
        ],
    )  # fmt: skip


NOT_TOLD = "Something for a need that is not shared with you: ask the lead professional"
SORTS = {"drift": "drifting", "review": "with a review overdue", "action": "with an action overdue"}


def of_sort(rows: Sequence[PlanRow], sort: str, today: date) -> list[PlanRow]:
    keep = {
        "drift": lambda row: row.stirrings.drifts(today),
        "review": lambda row: row.next_review is not None and row.next_review < today,
        "action": lambda row: row.late_actions > 0,
    }.get(sort, lambda row: True)
    return [row for row in rows if keep(row)]


def _what(action: Action, told: bool) -> Cell:
    return Cell(action.what, href=reverse("action", args=[action.pk])) if told else Cell(NOT_TOLD)


def name_of(person: Person) -> str:
    return listed_name(person.shown_given, person.shown_family) or "No name held"


def _person(person: Person) -> Cell:
    return Cell(name_of(person), href=reverse("person-tab", args=[person.pk, "plan"]))


def _when(due: date, today: date) -> Cell:
    tag = Tag("Overdue", Tone.URGENT) if due < today else None
    return Cell(due_words(due, today).capitalize(), tag=tag)


def _row(row: PlanRow, today: date) -> TableRow:
    stirrings = row.stirrings
    contact = _days(stirrings.days_since(stirrings.contact, today), stirrings.contact)
    late = row.next_review is not None and row.next_review < today
    return TableRow(
        [
            Cell(name_of(row.plan.person), href=reverse("person-tab", args=[row.plan.person_id, "plan"])),
            plan_rules().kind(row.plan.kind).short,
            called(row.lead.member) if row.lead else "",
            Cell(
                short_date(row.next_review) if row.next_review else "",
                tag=Tag("Overdue", Tone.URGENT) if late else None,
            ),
            str(row.late_actions) if row.late_actions else "",
            contact if stirrings.contact_told else "Not shared",
            _days(stirrings.days_since(stirrings.action, today), stirrings.action)
            if stirrings.action_told
            else "Not shared",
            _days(stirrings.days_since(stirrings.decision, today), stirrings.decision),
        ]
    )


def _days(days: int, last: date | None) -> Cell:
    """A plan without any shows the days since it began."""
    note = "" if last else "none since it began"
    return Cell(str(days), note=note, tag=Tag("Drift", Tone.WARNING) if days > DRIFT_DAYS else None)


def _team(team: str, rows: Sequence[PlanRow], today: date) -> TableRow:
    told = [row.stirrings for row in rows if row.stirrings.contact_told]
    longest = max((one.days_since(one.contact, today) for one in told), default=None)
    return TableRow(
        [
            team, str(len(rows)), str(len(of_sort(rows, "drift", today))), str(len(of_sort(rows, "review", today))),
            "Not shared" if longest is None else plural(longest, "day"),
        ]
    )  # fmt: skip
