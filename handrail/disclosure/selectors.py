"""Reading the ledger and the sharing matrix for their pages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from handrail.disclosure.actions import Action
from handrail.disclosure.models import LedgerEntry, Level, Purpose, SharingMatrix, SharingRule
from handrail.disclosure.reader import as_system
from handrail.kernel.errors import UserError
from handrail.partnership.public import User

PER_PAGE = 50


@dataclass(frozen=True)
class LedgerFilter:
    """What the ledger page was asked for, as it came in the address."""

    actor: str = ""
    subject: str = ""
    action: str = ""
    outcome: str = ""


def ledger_page(asked: LedgerFilter, number: int) -> Page[LedgerEntry]:
    """One page of entries, newest first. Raises `UserError` for a subject that is not an id."""
    return Paginator(_entries(asked), PER_PAGE).get_page(number)


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


def _entries(asked: LedgerFilter) -> QuerySet[LedgerEntry]:
    entries = LedgerEntry.objects.order_by("-seq")
    if asked.actor:
        entries = entries.filter(actor_id__in=User.objects.filter(username__iexact=asked.actor).values("id"))
    if asked.subject:
        entries = entries.filter(subject=_uuid(asked.subject))
    if asked.action:
        entries = entries.filter(action=asked.action)
    if asked.outcome:
        entries = entries.filter(outcome=asked.outcome)
    return entries


def _uuid(text: str) -> UUID:
    try:
        return UUID(text.strip())
    except ValueError:
        raise UserError("A person's number on the ledger looks like 0b6c…-…: copy it whole from their page.") from None


def names_of(actor_ids: set[int]) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=actor_ids)}


def matrix_in_force() -> SharingMatrix | None:
    return SharingMatrix.objects.exclude(published_at=None).order_by("-version").first()


def levels_for(matrix: SharingMatrix, role: str, purpose: str) -> dict[tuple[str, str], Level]:
    """(item class, origin kind) -> level."""
    rules = SharingRule.objects.filter(matrix=matrix, role=role, purpose=purpose)
    return {(item, kind): Level(level) for item, kind, level in rules.values_list("item_class", "origin_kind", "level")}


def purposes_of(codes: tuple[str, ...]) -> list[Purpose]:
    """Purposes in a role's own order, those that are switched off left out."""
    known = {purpose.code: purpose for purpose in Purpose.objects.filter(code__in=codes, enabled=True)}
    return [known[code] for code in codes if code in known]
