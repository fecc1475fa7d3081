"""The cohort: whom the rule meets, what goes wrong for them first, who owns them now and after 18."""

import json
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from handrail.transitions.rules import RuleSet, rules
from handrail.transitions.selectors.horizon import horizon_sql
from handrail.transitions.services.derive import clear
from handrail.transitions.sql import statement


def compute_cases(*, today: date, person_ids: Collection[UUID] | None = None) -> int:
    """Findings and cases of these persons (of everybody when None) from bars already drawn in this transaction.

    Gives how many of them are in the cohort.
    """
    ruleset = rules()
    horizon, parameters = horizon_sql(today=today, person_ids=person_ids)
    parameters |= _cohort_parameters(ruleset)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS cohort")
        cursor.execute(statement("cohort"), parameters)
        cursor.execute("ANALYZE cohort")
        for table in ("transitions_horizonfinding", "transitions_transitioncase"):
            clear(cursor, table, person_ids)
        cursor.execute(statement("findings").replace("{horizon}", horizon), parameters)
        cursor.execute(statement("cases"), parameters)
        return int(cursor.rowcount)


def _cohort_parameters(ruleset: RuleSet) -> dict[str, object]:
    cohort = ruleset.cohort
    return {
        "cohort_rule": cohort.code,
        "version": ruleset.version,
        "cohort_from_age": cohort.from_age,
        "cohort_until_age": cohort.until_age,
        "concerns": json.dumps([concern.model_dump() for concern in cohort.concerns]),
        "lead": cohort.owner.lead,
        "after_18": cohort.owner.after_18,
        "serves_adults": [rule.code for rule in ruleset.support if rule.serves_adults],
        "domain_order": ruleset.order,
    }
