"""The reader's own people, on the home page."""

from datetime import date

from django.urls import reverse

from handrail.kernel.periods import birthday
from handrail.kernel.words import age_words, days_from, plural
from handrail.records.models import Person
from handrail.records.naming import called_by_id, listed_name
from handrail.records.selectors.mine import Mine
from handrail.ui.public import Cell, Column, DataTable, TableRow


def how_many(mine: Mine) -> str:
    if mine.count:
        return f"Your team works with {plural(mine.count, 'person')}."
    return (
        "Your team works with nobody now. A young person stands here once your agency's extract says that your team "
        "works with them."
    )


def turning_18(mine: Mine, today: date) -> DataTable:
    """Who comes of age next."""
    columns = [Column("Person"), Column("Age"), Column("Turns 18")]
    rows = [_row(person, today) for person in mine.turning_18]
    return DataTable("Turning 18 next", columns, rows, empty="None of them is 16 or 17.")


def _row(person: Person, today: date) -> TableRow:
    name = Cell(in_a_list(person), href=reverse("person", args=[person.pk]))
    if person.born is None:
        return TableRow([name, "Not known", "Not known"])
    return TableRow([name, age_words(person.born, today), days_from(birthday(person.born, 18), today).capitalize()])


def in_a_list(person: Person) -> str:
    """'BROOKS, Aaliyah', or the id at the agency that the person is shown from."""
    if name := listed_name(person.shown_given, person.shown_family):
        return name
    shown = person.shown_from
    return called_by_id(id_label="Id", local_id=shown.local_id if shown else "", born=person.born)
