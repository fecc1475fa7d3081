"""Needs as agreed assessments leave them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from handrail.partnership.public import need_domains
from handrail.planning.events import needs_changed
from handrail.planning.models import Assessment, Need
from handrail.planning.policies.need_changes import Move, NeedChange, need_changes


def apply_ratings(*, assessment: Assessment, agreed: Mapping[str, str], on: date) -> list[NeedChange]:
    """Open, change and close needs by what was agreed, and tell the rooms above. Within the agreement's transaction."""
    held = Need.objects.select_for_update().filter(person_id=assessment.person_id, until=None)
    running: dict[str, list[Need]] = defaultdict(list)
    for need in held:
        running[need.domain].append(need)
    before = {domain: max(need.level for need in needs) for domain, needs in running.items()}
    changes = need_changes(before, agreed)
    moved = [change for change in changes if change.move is not Move.STAYS]
    for change in moved:
        for need in running[change.domain]:
            need.until, need.ended_by = max(on, need.since), assessment
            need.save(update_fields=["until", "ended_by"])
        if change.after:
            Need.objects.create(
                person_id=assessment.person_id,
                recognised_by_id=assessment.recognised_by_id,
                agency_id=assessment.agency_id,
                item_class=need_domains()[change.domain].told_as or assessment.item_class,
                domain=change.domain,
                level=change.after,
                since=on,
                assessment=assessment,
            )
    if moved:
        needs_changed.send(sender=None, person_ids=[assessment.person_id])
    return changes
