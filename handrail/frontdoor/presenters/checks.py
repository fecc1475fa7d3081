"""Checks as the agency that is asked meets them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.presenters.clocks import check_clock, moment_words
from handrail.frontdoor.presenters.contact import ANSWERS, WITHDRAWN
from handrail.frontdoor.presenters.said import Said
from handrail.kernel.words import age_words, long_date
from handrail.records.public import listed_name
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

# What an agency's answer is not made of: kept with each version, and no part of what it said.
NOT_ANSWERED = frozenset(
    {"contact", "agency", "team", "asker", "asked_by", "asked_at", "due_at", "nudged_at", "withdrawn_by"}
    | {"withdrawn_at", "answered_by", "answered_at"}
)


def asked_about(check: AgencyCheck, today: date) -> list[Said]:
    """Whom it is about: what an agency needs to find them, and no more of the contact. Later, the reference alone."""
    by = Said("Asked by", f"{check.asked_by}, {moment_words(check.asked_at)}")
    about = check.about
    if about is None:
        return [Said("Contact", check.reference), by]
    born = f"{long_date(about.born)} ({age_words(about.born, today)})" if about.born else ""
    held = [
        Said("Contact", check.reference),
        Said("Name", listed_name(about.given, about.family)),
        Said("Born", born or "Not known"),
        Said("Lives or stays", about.address),
        Said("Asked", about.question),
        by,
    ]
    return [one for one in held if one.text]


def waiting_table(checks: Sequence[AgencyCheck], now: datetime) -> DataTable:
    columns = [Column("About"), Column("Due"), Column("Asked of")]
    return DataTable("To answer", columns, [_row(one, now) for one in checks], empty="Nobody waits for your answer.")


def _row(check: AgencyCheck, now: datetime) -> TableRow:
    clock = check_clock(check, now)
    about = Cell(
        _called(check),
        href=reverse("check", args=[check.pk]),
        note=f"Reminded {moment_words(check.nudged_at)}"
        if check.nudged_at
        else f"Asked {moment_words(check.asked_at)}",
    )
    late = clock is not None and clock.tone is Tone.URGENT
    due = Cell(clock.words, note=clock.due, tag=Tag("Late", Tone.URGENT) if late else None) if clock else "No target"
    return TableRow([about, due, str(check.team or check.agency)])


def answered_table(checks: Sequence[AgencyCheck]) -> DataTable:
    columns = [Column("About"), Column("Answer"), Column("By")]
    rows = [
        TableRow(
            [
                Cell(_called(one), href=reverse("check", args=[one.pk])),
                Cell("", tag=ANSWERS[AgencyCheck.Answer(one.answer)] if one.answer else WITHDRAWN),
                Cell(str(one.answered_by or ""), note=moment_words(one.answered_at) if one.answered_at else ""),
            ]
        )
        for one in checks
    ]
    return DataTable("Answered or withdrawn lately", columns, rows, empty="Your agency has answered nothing yet.")


def _called(check: AgencyCheck) -> str:
    """By name while the agency needs it to answer; then by the contact's reference."""
    about = check.about
    return (about and listed_name(about.given, about.family)) or check.reference
