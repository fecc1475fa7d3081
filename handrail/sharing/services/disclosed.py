"""The ledger's line for everything that leaves Handrail: to whom, how, which classes of information, on what basis, and
until when it may be kept. Codes and ids stand in the chained body; names and words in the detail."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Action, current_reader, record, record_list
from handrail.sharing.models import How

OUTSIDE = "outside"  # somebody who is no agency of the partnership


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who got it. Without an agency, somebody outside the partnership."""

    agency_id: int | None = None
    name: str = ""

    @property
    def code(self) -> str:
        return f"agency:{self.agency_id}" if self.agency_id else OUTSIDE


def disclosed(
    *,
    how: How,
    subjects: UUID | Collection[UUID],
    classes: Iterable[str],
    to: Recipient | None = None,
    basis: str = "",
    keep_until: date | None = None,
    body: dict[str, Any] | None = None,
    words: dict[str, Any] | None = None,
    action: Action = Action.DISCLOSE,
) -> None:
    """Put a disclosure on the ledger, of one young person or of a list.

    Without `to` it went to the reader themself, for their own agency; without `basis`, for the purpose they read for.
    """
    reader = current_reader()
    to = to or Recipient(reader.agency_id if reader else None)
    told = {
        **(body or {}),
        "how": str(how),
        "recipient": to.code,
        "fields": sorted(classes),
        "basis": basis or (reader.purpose if reader else ""),
        "until": keep_until.isoformat() if keep_until else None,
    }
    if not isinstance(subjects, UUID):
        record_list(action, subjects, body=told)
        return
    detail = {**(words or {}), **({"to": to.name} if to.name else {})}
    record(action, subject=subjects, body=told, detail=detail)
