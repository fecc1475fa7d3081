from django.db import transaction
from django.db.models import Max

from handrail.disclosure.actions import Action
from handrail.disclosure.grid import Grid
from handrail.disclosure.ledger.record import record
from handrail.disclosure.models import SharingMatrix, SharingRule
from handrail.kernel import clock
from handrail.partnership.public import User


@transaction.atomic
def publish_matrix(*, grid: Grid, note: str, by: User | None) -> SharingMatrix:
    """Put a new version in force. The database refuses any later change to it: change by publishing the next."""
    latest = SharingMatrix.objects.select_for_update().aggregate(latest=Max("version"))["latest"] or 0
    matrix = SharingMatrix.objects.create(version=latest + 1, note=note)
    SharingRule.objects.bulk_create(
        SharingRule(matrix=matrix, level=level, **cell._asdict()) for cell, level in grid.levels.items()
    )
    matrix.published_at = clock.now()
    matrix.published_by = str(by) if by else "Handrail"
    matrix.save(update_fields=["published_at", "published_by"])
    record(Action.PUBLISH_SHARING, body={"matrix": matrix.version}, actor_id=by.pk if by else None)
    return matrix
