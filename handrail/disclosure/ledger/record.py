"""Appending to the ledger.

In a request, entries wait until the view has answered and are written last, in the view's own transaction and before
the response leaves: if they cannot be written, the reader gets nothing and no change stands. Elsewhere an entry is
written at once; call it last in the transaction, for its lock holds all other writers until the commit.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.chain import START, digest_of, link
from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.reader import Reader, current_reader
from handrail.disclosure.wall import stepped_out
from handrail.kernel import clock

LOCK = 0x6C6564676572  # "ledger"
CODE = re.compile(r"[\w.:/+\-]{0,120}", re.ASCII)


@dataclass(frozen=True)
class Waiting:
    """An entry not yet in the chain."""

    action: Action
    outcome: str
    subject: UUID | None
    reader: Reader | None
    actor_id: int | None
    body: dict[str, Any]
    detail: dict[str, Any]


@dataclass
class Page:
    """The entries of one request."""

    waiting: list[Waiting] = field(default_factory=list)

    def refusals(self) -> list[Waiting]:
        """A request that failed did nothing, but what it was refused stays on the ledger."""
        return [entry for entry in self.waiting if entry.outcome != "allowed"]


_page: ContextVar[Page | None] = ContextVar("ledger_page", default=None)


@contextmanager
def held_back() -> Iterator[Page]:
    """Let entries wait on a page; whoever opened it writes them with `write`."""
    page = Page()
    token = _page.set(page)
    try:
        yield page
    finally:
        _page.reset(token)


def opened_here() -> set[UUID]:
    """The people whose records this request has been let open so far."""
    page = _page.get()
    return {one.subject for one in page.waiting if one.subject and one.outcome == "allowed"} if page else set()


def record(
    action: Action,
    *,
    subject: UUID | None = None,
    outcome: str = "allowed",
    body: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
    actor_id: int | None = None,
) -> None:
    """Put one act on the ledger. `body` takes ids and codes only; words that may be personal belong in `detail`."""
    check_codes(body or {})
    reader = current_reader()
    entry = Waiting(action, outcome, subject, reader, actor_id, body or {}, detail or {})
    page = _page.get()
    if page is None:
        write([entry])
    else:
        page.waiting.append(entry)


def record_list(
    action: Action,
    subjects: Iterable[UUID],
    *,
    body: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
    actor_id: int | None = None,
) -> None:
    """Put a page of people on the ledger as one entry: how many, and a hash over who; the ids stand in its detail."""
    ids = sorted(str(subject) for subject in subjects)
    listed = {**(body or {}), "count": len(ids), "subjects": digest_of(ids)}
    record(action, body=listed, detail={**(detail or {}), "subjects": ids}, actor_id=actor_id)


def check_codes(body: Any) -> None:
    """Refuse what could be somebody's name or words: the chained body is kept for ever."""
    match body:
        case dict():
            for key, value in body.items():
                check_codes(key)
                check_codes(value)
        case list() | tuple():
            for value in body:
                check_codes(value)
        case str() if CODE.fullmatch(body):
            pass
        case bool() | int() | None:
            pass
        case _:
            raise ValueError("The ledger's body takes ids, codes and whole numbers; put words in its detail.")


def write(entries: list[Waiting]) -> None:
    """Append entries to the chain, one writer at a time until the transaction ends.

    As the owner: a reader behind the wall sees neither the entry before nor may add one.
    """
    if not entries:
        return
    with stepped_out(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = LedgerEntry.objects.order_by("-seq").values_list("seq", "digest").first()
        seq, previous = last or (0, START)
        rows = []
        for entry in entries:
            rows.append(_row(entry, seq + 1, previous))
            seq, previous = rows[-1].seq, rows[-1].digest
        LedgerEntry.objects.bulk_create(rows)
        LedgerDetail.objects.bulk_create(
            LedgerDetail(entry_id=row.seq, text=entry.detail)
            for row, entry in zip(rows, entries, strict=True)
            if entry.detail
        )


def _row(entry: Waiting, seq: int, previous: str) -> LedgerEntry:
    at, reader = clock.now(), entry.reader
    actor_id = entry.actor_id or (reader.user_id if reader else None)
    body = {
        **entry.body,
        "seq": seq,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": actor_id,
        "membership": reader.membership_id if reader else None,
        "role": reader.role.code if reader else None,
        "purpose": reader.purpose if reader else None,
        "action": str(entry.action),
        "outcome": entry.outcome,
        "subject": str(entry.subject) if entry.subject else None,
        "detail": digest_of(entry.detail) if entry.detail else None,
    }
    return LedgerEntry(
        seq=seq,
        at=at,
        actor_id=actor_id,
        action=entry.action,
        outcome=entry.outcome,
        subject=entry.subject,
        body=body,
        previous=previous,
        digest=link(previous, body),
    )
