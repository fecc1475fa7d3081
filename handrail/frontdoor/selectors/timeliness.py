"""What happened to a front door's contacts, for what it is measured by."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Max, Q

from handrail.frontdoor.indicators import Handled
from handrail.frontdoor.models import AgencyCheck, Contact, Decision
from handrail.kernel.clock import LOCAL


def handled(team_id: int, since: date, until: date, now: datetime) -> list[Handled]:
    """Contacts that a front door received in [since, until), earliest first. Three queries."""
    begin, end = (datetime.combine(day, time(), LOCAL) for day in (since, until))
    held = Contact.objects.filter(receiving_team_id=team_id, received_at__gte=begin, received_at__lt=end)
    contacts = list(held.order_by("received_at", "pk").values_list("pk", "received_at", "decide_by", "rating_due"))
    ids = [pk for pk, *_ in contacts]
    decided: dict[int, dict[str, Any]] = {
        one["contact_id"]: dict(one)
        for one in Decision.objects.filter(contact__in=ids).values(
            "contact_id", "route", "is_referral", "is_re_referral", decided=F("at")
        )
    }
    checks: dict[int, dict[str, Any]] = _checks(ids, now)
    return [
        Handled(
            pk,
            received,
            decide_by,
            rating_due,
            **{name: value for name, value in decided.get(pk, {}).items() if name != "contact_id"},
            **checks.get(pk, {}),
        )
        for pk, received, decide_by, rating_due in contacts
    ]


def _checks(ids: Iterable[int], now: datetime) -> dict[int, dict[str, Any]]:
    late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None, due_at__lt=now)
    tallied = (
        AgencyCheck.objects.filter(contact__in=ids)
        .order_by()
        .values("contact_id")
        .annotate(last=Max("due_at"), late=Count("pk", filter=late))
    )
    return {one["contact_id"]: {"checks_due": one["last"], "checks_late": one["late"]} for one in tallied}


def contacts_of(ids: Iterable[int]) -> list[Contact]:
    """Contacts behind a figure, the latest first. One query."""
    held = Contact.objects.filter(pk__in=list(ids)).select_related("agency", "taking_team", "author_team", "decision")
    return list(held.order_by("-received_at", "-pk"))
