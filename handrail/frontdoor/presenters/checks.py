"""Checks as the agency that is asked meets them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.presenters.clocks import check_clock, moment_words
from handrail.frontdoor.presenters.contact import ANSWERS, Said
from handrail.kernel.words import age_words, long_date
from handrail.records.public import listed_name
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone


def asked_about(check: AgencyCheck, today: date) -> list[Said]:
    """Whom it is about: what an agency needs to find them, and no more of the contact."""
    born = f"{long_date(check.born)} ({age_words(check.born, today)})" if check.born else ""
    held = [
        Said("Name", listed_name(check.given, check.family)),
        Said("Born", born or "Not known"),
        Said("Lives or stays", check.address or "Not known"),
        Said("Asked", check.question),
        Said("By", f"{check.asked_by}, {moment_words(check.asked_at)}"),
    ]
    return held


def waiting_table(checks: Sequence[AgencyCheck], now: datetime) -> DataTable:
    columns = [Column("About"), Column("Due"), Column("Asked of")]
    return DataTable("To answer", columns, [_row(one, now) for one in checks], empty="Nobody waits for your answer.")


def _row(check: AgencyCheck, now: datetime) -> TableRow:
    clock = check_clock(check, now)
    about = Cell(
        listed_name(check.given, check.family),
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
                Cell(listed_name(one.given, one.family), href=reverse("check", args=[one.pk])),
                Cell("", tag=ANSWERS[AgencyCheck.Answer(one.answer)]),
                Cell(str(one.answered_by), note=moment_words(one.answered_at) if one.answered_at else ""),
            ]
        )
        for one in checks
    ]
    return DataTable("Answered lately", columns, rows, empty="Your agency has answered nothing yet.")
