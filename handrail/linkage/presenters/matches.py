"""The review queue in words and components."""

from django.urls import reverse

from handrail.kernel import words
from handrail.linkage.engine.schema import SourcePerson as Side
from handrail.linkage.models import ReviewItem
from handrail.linkage.selectors.compared import Compared
from handrail.linkage.selectors.review import Measured
from handrail.records.public import SourcePerson
from handrail.ui.public import Cell, Column, DataTable, Decision, Decisions, Reason, TableRow, Tag, Tone, Waterfall

LABELS = {
    "given": "Forename",
    "family": "Surname",
    "born": "Born",
    "home": "Home",
    "sex": "Sex",
    "nhs": "NHS number",
    "upn": "Pupil number",
    "phone": "Phone",
    "other_ids": "Other numbers",
}
CHOICES = Decisions(
    "decision",
    [
        Decision("join", "One person: join", "j"),
        Decision("apart", "Two people: keep apart", "a"),
        Decision("later", "Later", "l"),
    ],
)


def queue_table(items: list[ReviewItem]) -> DataTable:
    columns = [Column("Records"), Column("Born"), Column("Held by"), Column("Weight", numeric=True)]
    return DataTable("Pairs to decide, the most pressing first", columns, [_row(item) for item in items])


def _row(item: ReviewItem) -> TableRow:
    left, right = item.match.left, item.match.right
    tag = Tag("Perhaps twins", Tone.WARNING) if item.match.because == "twins" else None
    later = "left for later" if item.decision == "later" else ""
    called = f"{_called(left)} and {_called(right)}"
    return TableRow(
        [
            Cell(called, href=reverse("match-decide", args=[item.pk]), tag=tag, note=later),
            " / ".join(dict.fromkeys(words.short_date(s.born) if s.born else "not known" for s in (left, right))),
            f"{left.agency.name} / {right.agency.name}",
            f"{item.match.weight:.1f}",
        ]
    )


def _called(source: SourcePerson) -> str:
    return f"{source.given} {source.family}".strip() or f"record {source.local_id}"


def waterfall_of(pair: Compared) -> Waterfall:
    reasons = [
        Reason(LABELS.get(step.name, step.name), step.left, step.right, step.weight, step.words) for step in pair.steps
    ]
    titles = f"{pair.left_agency}, {pair.left.local_id}", f"{pair.right_agency}, {pair.right.local_id}"
    return Waterfall(*titles, reasons, pair.prior, pair.review_from, pair.join_from)


def side_by_side(pair: Compared) -> DataTable:
    """What the two records say, also where it was not compared or says nothing."""
    both = [(label, _said(pair.left, name), _said(pair.right, name)) for name, label in LABELS.items()]
    rows = [TableRow([label, one or "not said", other or "not said"]) for label, one, other in both if one or other]
    rows.insert(
        2, TableRow(["Also called", *(", ".join(s.other_names) or "not said" for s in (pair.left, pair.right))])
    )
    columns = [Column("Said"), Column(pair.left_agency), Column(pair.right_agency)]
    return DataTable("The two records", columns, rows)


def _said(side: Side, name: str) -> str:
    match name:
        case "born":
            return words.long_date(side.born) if side.born else ""
        case "home":
            return ", ".join((*((side.address,) if side.address else ()), *side.postcodes))
        case "other_ids":
            return ", ".join(one.replace(":", " ") for one in side.other_ids)
        case "nhs":
            return words.spaced_nhs_number(side.nhs) if side.nhs else ""
    return str(getattr(side, name))


def bands_table(found: Measured) -> DataTable:
    columns = [
        Column("Weight"),
        Column("One person", numeric=True),
        Column("Two people", numeric=True),
        Column("Share that was one person", numeric=True),
    ]
    rows = [
        TableRow([f"{band.since:g} to {band.until:g}", str(band.joined), str(band.apart), f"{band.share:.0%}"])
        for band in found.bands
    ]
    return DataTable("Decisions by weight", columns, rows, empty="Nobody has decided a pair yet.")
