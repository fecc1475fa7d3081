"""Computing the horizon anew: after a load, after a link, after a join or split, and each night as days go by."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.public import Reach, ReachRow, as_system, replace_reach
from handrail.partnership.public import Team
from handrail.transitions.models import TransitionCase
from handrail.transitions.rules import rules
from handrail.transitions.services.care import mark_care_status
from handrail.transitions.services.cohort import compute_cases
from handrail.transitions.services.derive import derive


def refresh(*, today: date, person_ids: Collection[UUID] | None = None) -> int:
    """Bars, findings, cases and the panel's reach of these persons (of everybody when None).

    Gives how many of them are in the cohort. Running it again changes nothing but `computed_on`.
    """
    with as_system("computing support horizons"):
        derive(today=today, person_ids=person_ids)
        if person_ids is None:
            _tidy()
        with transaction.atomic():
            cases = compute_cases(today=today, person_ids=person_ids)
            mark_care_status(today=today, person_ids=person_ids)
            give_panel_reach(person_ids=person_ids)
    return cases


def give_panel_reach(*, person_ids: Collection[UUID] | None = None) -> None:
    """The teams in which the panel's role sits look after the whole cohort, and so may open it."""
    role = rules().cohort.owner.panel_role
    teams = list(Team.objects.filter(posts__role=role).distinct().values_list("pk", flat=True))
    cases = TransitionCase.objects.order_by()
    if person_ids is not None:
        cases = cases.filter(pk__in=list(person_ids))
    replace_reach(
        basis=Reach.Basis.COHORT,
        rows=(
            ReachRow(person_id, team_id, None, rule, since, None)
            for person_id, rule, since in cases.values_list("pk", "cohort_rule", "since")
            for team_id in teams
        ),
        person_ids=person_ids,
    )


def _tidy() -> None:
    """After everybody's bars were replaced: dead rows away and the visibility map whole, for index-only scans."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE) transitions_needperiod, transitions_supportperiod")
