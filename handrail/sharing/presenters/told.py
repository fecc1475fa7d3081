"""What was told and what was refused, in words."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from handrail.disclosure.public import Decision
from handrail.kernel import words
from handrail.partnership.public import Agency
from handrail.records.public import NO_NAME, listed_name
from handrail.sharing.models import Consent, DisclosureMade, How, Refusal, WhyRefused
from handrail.sharing.opening import in_full
from handrail.sharing.presenters.classes import classes_in_words
from handrail.sharing.refusal_sources import RefusedElsewhere
from handrail.sharing.selectors.told import Overdue, RefusedCount
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

Facts = list[tuple[str, str]]


def kept_words(row: DisclosureMade, today: date) -> tuple[str, Tag | None]:
    """What became of it, and whether somebody must act."""
    if row.ended:
        return f"{row.get_ended_display()} on {words.long_date(row.ended_on)}", None  # type: ignore[arg-type]  # ended has its day
    if row.keep_until is None:
        return "Nothing to keep", None
    if row.keep_until < today:
        return f"May be kept until {words.long_date(row.keep_until)}", Tag("Past its day", Tone.WARNING)
    return f"May be kept until {words.long_date(row.keep_until)}", None


def told_entries(rows: Iterable[DisclosureMade], decision: Decision, today: date) -> list[dict[str, Any]]:
    """Newest first; the words for readers in full."""
    return [_told_entry(row, full=in_full(row, decision), today=today) for row in rows]


def _told_entry(row: DisclosureMade, *, full: bool, today: date) -> dict[str, Any]:
    kept, tag = kept_words(row, today)
    return {
        "when": words.long_date(row.told_on),
        "to": row.recipient if full else str(row.to_agency or "Somebody outside the partnership"),
        "by": str(row.agency),
        "how": How(row.how).label,
        "facts": _told_facts(row) if full else [],
        "kept": kept,
        "tag": tag,
        "settle": reverse("told-settle", args=[row.pk]) if full and not row.ended and row.keep_until else "",
    }


def _told_facts(row: DisclosureMade) -> Facts:
    basis = ". ".join(part for part in (row.lawful_basis, row.condition, row.gateway) if part)
    consent = Consent(row.consent).label + (f". {row.consent_words}" if row.consent_words else "")
    facts = [
        ("What", row.what),
        ("Kinds of information", classes_in_words(row.classes)),
        ("Why they needed it", row.necessary),
        ("Why this much and no more", row.proportionate),
        ("What the law rests on", f"{basis}."),
        ("What the young person wants", consent),
        ("Why it is kept for longer", row.kept_because),
        ("Who says that it is gone", row.ended_told_by),
    ]
    return [(name, value) for name, value in facts if value]


def refused_entries(
    rows: Iterable[Refusal], elsewhere: Iterable[RefusedElsewhere], decision: Decision, today: date
) -> list[dict[str, Any]]:
    ours = [(row.refused_on, _refused_entry(row, full=in_full(row, decision), today=today)) for row in rows]
    theirs = [(one.on, _elsewhere_entry(one)) for one in elsewhere]
    return [entry for _, entry in sorted([*ours, *theirs], key=lambda pair: pair[0], reverse=True)]


def _refused_entry(row: Refusal, *, full: bool, today: date) -> dict[str, Any]:
    overdue = not row.outcome and row.review_on is not None and row.review_on < today
    return {
        "when": words.long_date(row.refused_on),
        "asked_by": row.asker if full else _agency(row.asked_by_agency),
        "refused_by": ", ".join(part for part in (row.refused_by, str(row.refused_by_agency or "")) if part)
        if full
        else _agency(row.refused_by_agency),
        "reason": WhyRefused(row.reason).label,
        "facts": _refused_facts(row) if full else [],
        "tag": Tag("Look at it again", Tone.WARNING) if overdue else None,
        "review": reverse("refusal-review", args=[row.pk]) if full and not row.outcome else "",
    }


def _agency(agency: Agency | None) -> str:
    return str(agency or "Somebody outside the partnership")


def _refused_facts(row: Refusal) -> Facts:
    outcome = f"{row.get_outcome_display()}, {words.long_date(row.reviewed_on)}" if row.reviewed_on else ""
    facts = [
        ("What was asked for", row.asked_for),
        ("What for", row.purpose),
        ("Why it was refused", row.because),
        ("What was offered instead", row.offered),
        ("To be looked at again", words.long_date(row.review_on) if row.review_on and not row.outcome else ""),
        ("Looked at again", ". ".join(part for part in (outcome, row.review_words) if part)),
    ]
    return [(name, value) for name, value in facts if value]


def _elsewhere_entry(one: RefusedElsewhere) -> dict[str, Any]:
    facts = [("What was asked for", one.asked_for), ("Why it was refused", one.because)]
    return {
        "when": words.long_date(one.on),
        "asked_by": one.asked_by,
        "refused_by": one.refused_by,
        "reason": WhyRefused.DECLINED.label,
        "facts": [(name, value) for name, value in facts if value],
        "tag": None,
        "review": "",
    }


def told_table(rows: Iterable[DisclosureMade], today: date) -> DataTable:
    """What recipients still keep, what is past its day first."""
    columns = (Column("About whom"), Column("Who has it"), Column("Told", unbroken=True), Column("What of it"))
    return DataTable(
        "What others still keep", columns, [_told_row(row, today) for row in rows], empty="Nobody keeps anything."
    )


def _told_row(row: DisclosureMade, today: date) -> TableRow:
    kept, tag = kept_words(row, today)
    about = listed_name(row.person.shown_given, row.person.shown_family) or NO_NAME
    tab = reverse("person-tab", args=[row.person_id, "sharing"])
    to = str(row.to_agency or "Somebody outside the partnership")
    return TableRow([Cell(about, href=tab), to, words.short_date(row.told_on), Cell(kept, tag=tag)])


def overdue_table(rows: Iterable[Overdue], today: date) -> DataTable:
    columns = (Column("Disclosure"), Column("Who told"), Column("Who has it"), Column("Past its day"))
    made = [
        TableRow(
            [
                f"{row.number:,}",
                row.agency,
                row.to_agency or "Somebody outside the partnership",
                _past(row.keep_until, today),
            ]
        )
        for row in rows
    ]
    return DataTable("Kept past its day", columns, made, empty="Nothing is kept past its day.")


def refusals_table(rows: Iterable[RefusedCount]) -> DataTable:
    """Agencies down, in order of their name; the reason that is given most stands first."""
    columns = (
        Column("Who refused"),
        Column("Why"),
        Column("How often", numeric=True),
        Column("To look at again", numeric=True),
    )
    by: Callable[[RefusedCount], Any] = lambda one: (one.agency, -one.how_many, one.reason)  # noqa: E731 - a key
    made = [
        TableRow(
            [
                row.agency or "Somebody outside the partnership",
                WhyRefused(row.reason).label,
                words.count(row.how_many),
                words.count(row.to_review),
            ]
        )
        for row in sorted(rows, key=by)
    ]
    return DataTable("Refusals to share in the last 12 months", columns, made, empty="Nobody has refused to share.")


def _past(day: date | None, today: date) -> Cell:
    return Cell(words.days_from(day, today), note=words.long_date(day)) if day else Cell("")
