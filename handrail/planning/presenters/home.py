"""The reader's own young people, reviews coming and people not seen, in words for the home page."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from handrail.kernel.words import due_words, plural, short_date
from handrail.planning.models import ReviewInSummary
from handrail.planning.plan_rules import plan_rules
from handrail.planning.presenters.needs import assessment_address
from handrail.planning.presenters.plan_chasing import name_of
from handrail.planning.selectors.caseload import Held
from handrail.planning.selectors.coming import Coming, day_of, person_of
from handrail.records.public import Person
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone


def by_stillness(held: Sequence[Held], today: date) -> list[Held]:
    return sorted(held, key=lambda one: (-one.row.stirrings.longest(today), one.row.plan.pk))


def by_contact(held: Sequence[Held], today: date) -> list[Held]:
    """The one not heard for longest first."""
    return sorted(held, key=lambda one: (-_days_unheard(one, today), one.row.plan.pk))


def caseload_address(team_id: int, post_id: int | None = None, show: str = "") -> str:
    asked = {"team": team_id, "post": post_id or "", "show": show}
    return f"{reverse('caseload')}?{urlencode({key: value for key, value in asked.items() if value})}"


def mine_table(held: Sequence[Held], today: date) -> DataTable:
    columns = [
        Column("Young person"), Column("Plan"), Column("Next review"), Column("Actions overdue", numeric=True),
        Column("Last heard"),
    ]  # fmt: skip
    rows = []
    for one in held:
        late = one.row.next_review is not None and one.row.next_review < today
        review = Cell(_due(one.row.next_review, today), tag=Tag("Overdue", Tone.URGENT) if late else None)
        rows.append(
            TableRow(
                [
                    _person(one.row.plan.person),
                    Cell(plan_rules().kind(one.row.plan.kind).short, href=reverse("plan", args=[one.row.plan.pk])),
                    review,
                    str(one.row.late_actions or ""),
                    _heard(one, today),
                ]
            )
        )
    return DataTable("Young people whom you hold", columns, rows, caption_hidden=True)


def reviews_table(coming: Coming, today: date, *, may_write: bool) -> DataTable:
    """Whoever writes no plans comes to the plan of a review, not to its minutes."""
    columns = [Column("Young person"), Column("What"), Column("When")]
    rows = []
    for one in coming.first:
        if isinstance(one, ReviewInSummary):
            meeting = plan_rules().kind(one.plan.kind).meeting(one.meeting).label
            minutes, plan = reverse("review-minutes", args=[one.pk]), reverse("plan", args=[one.plan_id])
            what = Cell(meeting, href=minutes if may_write else plan)
        else:
            what = Cell(f"Look again: {one.instrument.title}", href=assessment_address(one))
        due = day_of(one)
        when = Cell(_due(due, today), tag=Tag("Overdue", Tone.URGENT) if due < today else None)
        rows.append(TableRow([_person(person_of(one)), what, when]))
    return DataTable("Reviews coming", columns, rows, caption_hidden=True)


def unseen_table(held: Sequence[Held], today: date) -> DataTable:
    columns = [Column("Young person"), Column("Last heard"), Column("Last action", unbroken=True)]
    rows = [
        TableRow([_person(one.row.plan.person), _heard(one, today), _day(one.row.stirrings.action)]) for one in held
    ]
    return DataTable("Not seen for six weeks", columns, rows, caption_hidden=True)


def _heard(held: Held, today: date) -> Cell:
    stirrings = held.row.stirrings
    if not stirrings.contact_told:
        return Cell("Not shared")
    if stirrings.contact is None:
        return Cell("Not since the plan began", note=f"{plural(_days_unheard(held, today), 'day')} ago")
    return Cell(f"{plural(_days_unheard(held, today), 'day')} ago", note=short_date(stirrings.contact))


def _days_unheard(held: Held, today: date) -> int:
    return held.row.stirrings.days_since(held.row.stirrings.contact, today)


def _person(person: Person) -> Cell:
    return Cell(name_of(person), href=reverse("person-tab", args=[person.pk, "plan"]))


def _due(day: date | None, today: date) -> str:
    return due_words(day, today).capitalize() if day else "None set"


def _day(day: date | None) -> str:
    return short_date(day) if day else "None yet"
