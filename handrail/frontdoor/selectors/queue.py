"""What waits at a front door: where somebody is in danger first, then by clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from handrail.frontdoor.models import AgencyCheck, Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.selectors.words import with_words

UNRATED = "unrated"
WHERE = {
    "here": "Waiting here",
    "with_worker": "With a worker's team",
    "late": "Late",
    "answered": "All checks answered",
}


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the queue was asked for."""

    rating: str = ""
    where: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "QueueFilter":
        """What is not known is left out."""
        rating, where = query.get("rating", ""), query.get("where", "")
        known = {one.code for one in practice().ratings} | {UNRATED}
        return cls(rating if rating in known else "", where if where in WHERE else "")


@dataclass(frozen=True, slots=True)
class Figures:
    waiting: int
    late: int
    unrated: int
    checks_out: int
    with_worker: int
    by_rating: Mapping[str, int]


def queue(team_id: int, asked: QueueFilter, now: datetime, *, most: int = 100) -> list[Contact]:
    """Open contacts in the order in which they are seen to, each with `asked` and `answered` checks. Two queries."""
    held = _open(team_id).annotate(
        asked=Count("checks", filter=Q(checks__withdrawn_at=None)),
        answered=Count("checks", filter=Q(checks__answered_at__isnull=False)),
    )
    if asked.rating:
        held = held.filter(rating="" if asked.rating == UNRATED else asked.rating)
    match asked.where:
        case "here":
            held = held.filter(state=Contact.State.WAITING)
        case "with_worker":
            held = held.filter(state=Contact.State.WITH_WORKER)
        case "late":
            held = held.filter(due_at__lt=now)
        case "answered":
            held = held.filter(asked__gt=0, answered=F("asked"))
    return with_words(held.select_related("agency", "author_team")[:most])


def figures(team_id: int, now: datetime) -> Figures:
    """How many wait, by what. Two queries."""
    tallied: dict[str, Any] = _open(team_id).aggregate(
        waiting=Count("pk", filter=Q(state=Contact.State.WAITING)),
        late=Count("pk", filter=Q(due_at__lt=now)),
        unrated=Count("pk", filter=Q(rating="")),
        with_worker=Count("pk", filter=Q(state=Contact.State.WITH_WORKER)),
        **{f"rated_{one.code}": Count("pk", filter=Q(rating=one.code)) for one in practice().ratings},
    )
    by_rating = {one.code: tallied.pop(f"rated_{one.code}") for one in practice().ratings}
    out = AgencyCheck.objects.filter(contact__receiving_team_id=team_id, answered_at=None, withdrawn_at=None)
    checks_out = out.exclude(contact__state=Contact.State.DECIDED).count()
    return Figures(**tallied, checks_out=checks_out, by_rating=by_rating)


def following(team_id: int, contact: Contact) -> int | None:
    """The open contact that is seen to next after this one."""
    later = Q(due_at__gt=contact.due_at) | Q(due_at=contact.due_at, pk__gt=contact.pk)
    alike = later & Q(in_danger=contact.in_danger)
    held = _open(team_id).filter(alike | Q(in_danger=False) if contact.in_danger else alike)
    found: int | None = held.values_list("pk", flat=True).first()
    return found


def with_team(team_id: int) -> list[Contact]:
    """Contacts that a team is to take up, the one due first on top. Two queries."""
    held = Contact.objects.filter(taking_team_id=team_id, state=Contact.State.WITH_WORKER)
    return with_words(held.select_related("agency", "author_team"))


def how_many_with_team(team_id: int) -> int:
    """One query."""
    return Contact.objects.filter(taking_team_id=team_id, state=Contact.State.WITH_WORKER).count()


def _open(team_id: int) -> QuerySet[Any]:
    held = Contact.objects.filter(receiving_team_id=team_id).exclude(state=Contact.State.DECIDED)
    return held.order_by("-in_danger", "due_at", "pk")
