"""Reading the ledger for its pages. The pages check the permission; the database's own wall stands behind them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.chain import START, link
from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.reader import as_system
from handrail.kernel.errors import UserError
from handrail.partnership.public import Membership, User

PER_PAGE = 50
OUTCOMES = ("allowed", "denied", "failed", "withheld")
_WORDS_REASON = "an information-governance officer opens one entry of the ledger: the page has checked the permission"


@dataclass(frozen=True)
class LedgerFilter:
    """What the ledger page was asked for: whose names or numbers never stand in an address."""

    actor: str = ""
    subject: str = ""
    action: str = ""
    outcome: str = ""

    def said(self) -> dict[str, str]:
        return {key: value for key, value in vars(self).items() if value}


def ledger_page(asked: LedgerFilter, number: int) -> Page[LedgerEntry]:
    """One page of entries, newest first. Raises `UserError` for a subject that is not an id."""
    return Paginator(_entries(asked), PER_PAGE).get_page(number)


def _entries(asked: LedgerFilter) -> QuerySet[LedgerEntry]:
    entries = LedgerEntry.objects.order_by("-seq")
    if asked.actor:
        entries = entries.filter(actor_id__in=User.objects.filter(username__iexact=asked.actor).values("id"))
    if asked.subject:
        entries = entries.filter(subject=_uuid(asked.subject))
    if asked.action in set(Action):
        entries = entries.filter(action=asked.action)
    if asked.outcome in OUTCOMES:
        entries = entries.filter(outcome=asked.outcome)
    return entries


def _uuid(text: str) -> UUID:
    try:
        return UUID(text.strip())
    except ValueError:
        raise UserError("A person's number on the ledger looks like 0b6c…-…: copy it whole from their page.") from None


def names_of(actor_ids: set[int]) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=actor_ids)}


@dataclass(frozen=True)
class OpenedEntry:
    """An entry with its words, who did it in which post, and whether the chain holds at it."""

    entry: LedgerEntry
    words: dict[str, Any]
    name: str
    membership: Membership | None
    holds: bool


def opened_entry(seq: int) -> OpenedEntry | None:
    """Five queries. The words are for whoever may read the ledger; no other request reads them."""
    entry = LedgerEntry.objects.filter(pk=seq).first()
    if entry is None:
        return None
    before = LedgerEntry.objects.filter(pk=seq - 1).values_list("digest", flat=True).first() or START
    with as_system(_WORDS_REASON):
        words = LedgerDetail.objects.filter(pk=seq).values_list("text", flat=True).first() or {}
    held = Membership.objects.filter(pk=entry.body.get("membership")).select_related("post__team__agency").first()
    name = names_of({entry.actor_id}).get(entry.actor_id, "") if entry.actor_id else ""
    holds = entry.previous == before and link(entry.previous, entry.body) == entry.digest
    return OpenedEntry(entry, words, name, held, holds)


def openings(user_id: int, person_id: UUID, since: datetime, until: datetime) -> int:
    """How often a user opened a person within some hours: for whoever looks at why they did."""
    mine = LedgerEntry.objects.filter(actor_id=user_id, subject=person_id, action=Action.OPEN_PERSON, outcome="allowed")
    return mine.filter(at__gte=since, at__lte=until).count()


def opened_lately(user_id: int, actions: Collection[Action], *, most: int) -> list[tuple[Action, str]]:
    """What a user opened last, each once, as (act, id): the person's, or of a contact its own. For that user alone.

    Only their last 500 entries are looked at, so that it costs the same after years.
    """
    with as_system("a user's own last entries, shown to nobody but them"):
        own = LedgerEntry.objects.filter(actor_id=user_id).order_by("-seq").values("seq")[:500]
        found = LedgerEntry.objects.filter(seq__in=own, action__in=list(actions), outcome="allowed")
        keyed = found.annotate(key=Coalesce(KT("body__contact"), Cast("subject", TextField())))
        latest = keyed.exclude(key=None).order_by().values_list("action", "key").annotate(last=Max("seq"))
        return [(Action(action), key) for action, key, _ in latest.order_by("-last")[:most]]
