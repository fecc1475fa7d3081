"""Search results in words."""

from django.urls import reverse

from handrail.kernel import clock, words
from handrail.linkage.selectors.find import FindResult, Hit
from handrail.ui.public import Cell, Column, DataTable, TableRow


def results_table(result: FindResult) -> DataTable:
    columns = [Column("Name"), Column("Born"), Column("Age", numeric=True), Column("Held by")]
    caption = words.plural(len(result.hits), "person", "people") + " found, the likeliest first"
    return DataTable(caption, columns, [_row(hit) for hit in result.hits])


def _row(hit: Hit) -> TableRow:
    name = (
        " ".join(part for part in (hit.given, hit.family.upper()) if part) or f"Record {', '.join(hit.local_ids[:2])}"
    )
    born = words.long_date(hit.born) if hit.born else "not known"
    age = words.age_words(hit.born, clock.today()) if hit.born else ""
    return TableRow([Cell(name, href=reverse("person", args=[hit.person_id])), born, age, ", ".join(hit.agencies)])
