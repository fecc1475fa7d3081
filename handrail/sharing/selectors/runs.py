"""Dry runs and disposals, for whoever keeps the schedule."""

from collections import Counter
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from handrail.sharing.models import Disposal, DisposalItem

PER_PAGE = 100


def runs() -> QuerySet[Disposal]:
    return Disposal.objects.select_related("schedule", "begun_by", "proposed_by", "approved_by", "ended_by")


def last_counted() -> Disposal | None:
    """The run whose figures are the newest."""
    return runs().exclude(counted_at=None).order_by("-counted_at", "-pk").first()


def items_page(run: Disposal, number: int) -> Page[DisposalItem]:
    return Paginator(run.items.order_by("until", "person_id", "item_class"), PER_PAGE).get_page(number)


def by_state(run: Disposal) -> Counter[str]:
    """How many of the run's items stand how."""
    return Counter(run.items.order_by().values_list("state", flat=True))


def people_in(run: Disposal) -> int:
    return run.items.order_by().values("person_id").distinct().count()


def people_due(run: Disposal) -> int:
    """Of how many people something is still to go."""
    due = run.items.filter(state=DisposalItem.State.DUE)
    return due.order_by().values("person_id").distinct().count()


def person_ids(page: Page[DisposalItem]) -> set[UUID]:
    return {item.person_id for item in page}


def waiting_for_approval() -> int:
    return Disposal.objects.filter(state=Disposal.State.PROPOSED).count()
