"""The care-leaver status of everybody in the cohort, by the 91-day rule of `records.care_standing`."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from handrail.records.public import ELSEWHERE, CareStatus, Episode, Involvement, care_standing
from handrail.transitions.models import TransitionCase

LOOKED_AFTER = "looked_after"


def mark_care_status(*, today: date, person_ids: Collection[UUID] | None = None) -> None:
    """Write `care_status` of these cases (of all when None); '' for those who have none."""
    cases = TransitionCase.objects.order_by()
    if person_ids is not None:
        cases = cases.filter(pk__in=list(person_ids))
    spells: dict[UUID, list[Episode]] = defaultdict(list)
    elsewhere: dict[UUID, list[date]] = defaultdict(list)
    looked_at = Involvement.objects.filter(kind__in=(LOOKED_AFTER, *ELSEWHERE))
    told = looked_at.filter(source_person__person__in=cases.values("pk")).values_list(
        "source_person__person_id", "kind", "since", "until", "legal_status", "end_reason"
    )
    for person_id, kind, since, until, legal_status, end_reason in told:
        if kind == LOOKED_AFTER:
            spells[person_id].append(Episode(since, until, legal_status, end_reason))
        else:
            elsewhere[person_id].append(since)
    marked = list(cases.filter(pk__in=list(spells)).only("pk", "born"))
    for case in marked:
        standing = care_standing(case.born, spells[case.pk], today, elsewhere[case.pk])
        case.care_status = "" if standing.status is CareStatus.NONE else standing.status
    TransitionCase.objects.bulk_update(marked, ["care_status"], batch_size=1000)
