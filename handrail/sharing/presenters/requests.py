"""Requests to be let in, for those who ask and those who decide."""

from collections.abc import Sequence

from django.urls import reverse

from handrail.kernel.words import long_date, short_date
from handrail.records.public import listed_name
from handrail.sharing.models import AccessRequest, Named
from handrail.sharing.presenters.words import moment_words
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

TAGS = {
    AccessRequest.Answer.GIVEN: Tag("Let in", Tone.GOOD),
    AccessRequest.Answer.REFUSED: Tag("Not let in", Tone.WARNING),
    AccessRequest.Answer.WITHDRAWN: Tag("Taken back", Tone.QUIET),
}


def named_words(named: Named) -> str:
    """Somebody as a user named them: nothing of it comes from the record."""
    name = listed_name(named.given, named.family)
    born = f"born {long_date(named.born)}" if named.born else ""
    parts = [part for part in (name, born, named.number) if part]
    return ", ".join(parts) or "Somebody whose page they were refused"


def asked_table(requests: Sequence[AccessRequest]) -> DataTable:
    """One's own, with what was answered."""
    columns = [Column("About"), Column("For"), Column("Asked", unbroken=True), Column("Answer")]
    rows = [
        TableRow([named_words(one), one.holder, short_date(one.at.date()), _answer(one)], quiet=bool(one.answer))
        for one in requests
    ]
    return DataTable("What you asked for", columns, rows, empty="You have asked for nothing.")


def to_decide_table(requests: Sequence[AccessRequest]) -> DataTable:
    columns = [Column("Who is to be let in"), Column("To whom"), Column("Asked"), Column("Until")]
    rows = [
        TableRow(
            [
                Cell(one.holder, href=reverse("access-request", args=[one.pk])),
                named_words(one),
                Cell(moment_words(one.at), note=f"by {one.by}, {one.membership.post.team.name}"),
                short_date(one.until),
            ]
        )
        for one in requests
    ]
    return DataTable("Asked, the oldest first", columns, rows, empty="Nobody waits for your answer.")


def _answer(request: AccessRequest) -> Cell:
    if not request.answer:
        return Cell("", tag=Tag("Waits", Tone.INFO))
    return Cell("", note=request.answer_words, tag=TAGS[AccessRequest.Answer(request.answer)])
