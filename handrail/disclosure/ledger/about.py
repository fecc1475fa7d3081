"""What the ledger holds of one young person, for the report that they may ask for (UK GDPR Article 15)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.models import LedgerDetail, LedgerEntry

SAID_OF_EACH = {"seq", "at", "actor", "membership", "role", "purpose", "action", "outcome", "subject", "detail"}
MOST = 20_000  # entries; what is older than these is not in a report


@dataclass(frozen=True, slots=True)
class Seen:
    """One act about somebody; `listed` where they were one of several."""

    seq: int
    at: datetime
    action: str
    outcome: str
    actor_id: int | None
    body: dict[str, Any]
    listed: bool

    @property
    def membership_id(self) -> int | None:
        return self.body.get("membership")

    @property
    def only_opened(self) -> bool:
        """Whether it says no more than that the record was opened, at which level (`open_subject`)."""
        return set(self.body) - SAID_OF_EACH == {"level"}

    @property
    def purpose(self) -> str:
        return self.body.get("purpose") or ""


Span = tuple[UUID, datetime | None, datetime | None]


def entries_about(spans: Collection[Span]) -> list[Seen]:
    """Oldest first: entries whose subject they are, and lists and searches in whose words their number stands.

    A span is a number with the moments from and until which it was theirs. Two queries for each; call as the machine.
    """
    found: dict[int, Seen] = {}
    for person_id, since, until in spans:
        between = Q(at__gte=since) if since else Q()
        between &= Q(at__lt=until) if until else Q()
        for listed, entries in ((False, Q(subject=person_id)), (True, Q(pk__in=_naming(person_id)))):
            rows = LedgerEntry.objects.filter(entries & between).order_by("-seq")[:MOST]
            for row in rows:
                one = Seen(row.seq, row.at, row.action, row.outcome, row.actor_id, row.body, listed)
                found.setdefault(row.seq, one)
    return [found[seq] for seq in sorted(found)]


def _naming(person_id: UUID) -> Any:
    """Entries of which the detail lists somebody: on a list, or among what a search found."""
    named = str(person_id)
    lists = Q(text__contains={"subjects": [named]}) | Q(text__contains={"people": [named]})
    return LedgerDetail.objects.filter(lists).values("entry_id")


def subject_of_entry(seq: int) -> UUID | None:
    """Whom one entry is about."""
    return LedgerEntry.objects.filter(pk=seq).values_list("subject", flat=True).first()
