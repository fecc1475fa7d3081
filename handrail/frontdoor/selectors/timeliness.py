"""What happened to a front door's contacts, for what it is measured by."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Max, Q

from handrail.frontdoor.indicators import Handled
from handrail.frontdoor.models import AgencyCheck, Contact, Decision
from handrail.frontdoor.selectors.decisions import standing_ones
from handrail.frontdoor.selectors.words import with_words
from handrail.kernel.clock import LOCAL


def handled(team_id: int, since: date, until: date, now: datetime) -> list[Handled]:
    """Contacts that a front door received in [since, until), earliest first. Three queries."""
    begin, end = (datetime.combine(day, time(), LOCAL) for day in (since, until))
    held = Contact.objects.filter(receiving_team_id=team_id, received_at__gte=begin, received_at__lt=end)
    contacts: list[tuple[Any, ...]] = list(
        held.order_by("received_at", "pk").values_list("pk", "received_at", "decide_by", "rating_due")
    )
    ids = [pk for pk, *_ in contacts]
    decisions, checks = _decisions(ids), _checks(ids, now)
    known: dict[int, dict[str, Any]] = {pk: {**decisions.get(pk, {}), **checks.get(pk, {})} for pk in ids}
    return [Handled(pk, received, by, rated, **known[pk]) for pk, received, by, rated in contacts]


def _decisions(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """When each contact was first decided, and what stands now."""
    held = Decision.objects.filter(contact__in=ids).order_by("at", "pk")
    found: dict[int, dict[str, Any]] = {}
    for contact, at, *stands in held.values_list("contact_id", "at", "route", "is_referral", "is_re_referral"):
        first = found.get(contact, {}).get("decided", at)
        found[contact] = {
            "decided": first,
            **dict(zip(("route", "is_referral", "is_re_referral"), stands, strict=True)),
        }
    return found


def _checks(ids: Iterable[int], now: datetime) -> dict[int, dict[str, Any]]:
    late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None, due_at__lt=now)
    tallied = (
        AgencyCheck.objects.filter(contact__in=ids, withdrawn_at=None)
        .order_by()
        .values("contact_id")
        .annotate(last=Max("due_at"), late=Count("pk", filter=late))
    )
    return {one["contact_id"]: {"checks_due": one["last"], "checks_late": one["late"]} for one in tallied}


def contacts_of(ids: Iterable[int]) -> list[tuple[Contact, Decision | None]]:
    """Contacts behind a figure with the decision that stands, the latest first."""
    held = Contact.objects.filter(pk__in=list(ids)).select_related("agency", "author_team")
    contacts = with_words(held.order_by("-received_at", "-pk"))
    standing = standing_ones(Decision.objects.filter(contact__in=contacts))
    return [(one, standing.get(one.pk)) for one in contacts]
