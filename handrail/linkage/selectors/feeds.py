"""The feeds that agencies send: when each was last loaded, what came in, and what stands aside."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from handrail.kernel import clock
from handrail.linkage.models import Batch, QuarantinedRow

OPEN = Q(released_in=None)


@dataclass(frozen=True, slots=True)
class Feed:
    """The last load of one agency's feed. `stale` where it is older than the agency's data may be."""

    batch: Batch
    rows: int
    open_quarantined: int
    stale: bool


def feeds(today: date) -> list[Feed]:
    """One for each agency and reader, in two queries."""
    latest = (
        Batch.objects.filter(state=Batch.State.LOADED)
        .exclude(report__has_key="same_as")
        .order_by("agency__name", "reader", "-pk")
        .distinct("agency__name", "reader")
        .select_related("agency")
    )
    found = list(latest)
    aside = dict(
        QuarantinedRow.objects.filter(OPEN, batch__in=[batch.pk for batch in found])
        .values_list("batch")
        .annotate(rows=Count("pk"))
        .order_by()
    )
    return [_feed(batch, aside.get(batch.pk, 0), today) for batch in found]


def _feed(batch: Batch, aside: int, today: date) -> Feed:
    rows = sum(feed.get("read", 0) for feed in batch.report.get("feeds", {}).values())
    loaded = clock.local(batch.loaded_at).date() if batch.loaded_at else today
    return Feed(batch, rows, aside, (today - loaded).days > batch.agency.fresh_within_days)


def recent_batches(limit: int = 20) -> list[Batch]:
    return list(Batch.objects.select_related("agency", "uploaded_by").order_by("-pk")[:limit])


def open_rows(batch_id: int | None = None) -> QuerySet[QuarantinedRow]:
    """Rows that stand aside: those of one load, or of all."""
    rows = QuarantinedRow.objects.filter(OPEN).select_related("batch__agency", "batch__specification")
    rows = rows if batch_id is None else rows.filter(batch=batch_id)
    return rows.order_by("-batch", "feed", "line")
