"""Whom staff know privately, and who seems to have looked up somebody they know."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from handrail.kernel.clock import local
from handrail.kernel.words import plural, short_date
from handrail.partnership.public import User
from handrail.sharing.models import Connection
from handrail.sharing.presenters.requests import named_words
from handrail.sharing.selectors.known import Noticed
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

SEARCHES = "searches"


def own_table(connections: Sequence[Connection]) -> DataTable:
    """One's own: what was said, and never whether anybody of that name is on record."""
    columns = [Column("Who"), Column("How"), Column("Since", unbroken=True), Column("Now")]
    rows = [
        TableRow(
            [named_words(one), one.get_kind_display(), short_date(one.since), _state(one)], quiet=one.until is not None
        )
        for one in connections
    ]
    return DataTable("What you have said", columns, rows, empty="You have said of nobody that you know them.")


def all_table(connections: Sequence[Connection]) -> DataTable:
    columns = [Column("Member of staff"), Column("Knows"), Column("How"), Column("Said"), Column("Now")]
    rows = [
        TableRow(
            [
                Cell(str(one.user), href=reverse("connection", args=[one.pk])),
                named_words(one),
                one.get_kind_display(),
                Cell(short_date(one.since), note=f"by {one.recorded_by}"),
                _state(one),
            ]
        )
        for one in connections
    ]
    return DataTable("What has been said", columns, rows, empty="Nobody has said that they know anybody.")


def noticed_table(noticed: Sequence[Noticed], users: Mapping[int, User]) -> DataTable:
    """Who, why and how often; of the person nothing but the number that the ledger knows them by."""
    columns = [Column("Member of staff"), Column("Opened or searched"), Column("How often"), Column("See")]
    rows = [
        TableRow(
            [
                Cell(
                    str(users.get(one.user_id, f"User {one.user_id}")),
                    href=reverse("access-known", args=[one.user_id, one.person_id or SEARCHES]),
                ),
                "; ".join(one.because).capitalize(),
                Cell(plural(one.times, "time"), note=f"last on {short_date(local(one.at).date())}"),
                Cell("On the ledger", href=_ledger(one, users), hidden_text=f": {users.get(one.user_id, '')}"),
            ]
        )
        for one in noticed
    ]
    return DataTable("To ask about", columns, rows, empty="Nobody seems to have looked up somebody they know.")


def _state(one: Connection) -> Cell:
    if one.until is not None:
        return Cell(f"Ended {short_date(one.until)}")
    if one.allowed_at is not None:
        return Cell("", note=f"{one.allowed_why} ({one.allowed_by})", tag=Tag("Allowed", Tone.GOOD))
    return Cell("", tag=Tag("Closed", Tone.PROTECTED))


def _ledger(one: Noticed, users: Mapping[int, User]) -> str:
    user = users.get(one.user_id)
    asked = {"actor": user.username if user else "", "subject": str(one.person_id or "")}
    asked |= {} if one.person_id else {"action": "search"}
    return f"{reverse('ledger')}?{urlencode({key: value for key, value in asked.items() if value})}"
