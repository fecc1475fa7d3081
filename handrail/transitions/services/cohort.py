"""The cohort: whom the rule meets, where they lose support, who owns them now and after 18."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.transitions.rules import RuleSet, rules
from handrail.transitions.selectors.horizon import horizon_sql
from handrail.transitions.services.derive import clear, gather_young
from handrail.transitions.sql import statement


def compute_cases(*, today: date, person_ids: Collection[UUID] | None = None) -> int:
    """Findings and cases of these persons (of everybody when None), from the bars as drawn.

    Gives how many of them are in the cohort.
    """
    horizon, parameters = horizon_sql(today=today, person_ids=person_ids)
    parameters |= _cohort_parameters(rules())
    with transaction.atomic(), connection.cursor() as cursor:
        gather_young(cursor, today=today, person_ids=person_ids)
        cursor.execute("DROP TABLE IF EXISTS cohort")
        cursor.execute(statement("cohort"), parameters)
        cursor.execute("ANALYZE cohort")
        for table in ("transitions_horizonfinding", "transitions_transitioncase"):
            clear(cursor, table, person_ids)
        cursor.execute(statement("findings").replace("{horizon}", horizon), parameters)
        cursor.execute(statement("cases"), parameters)
        return int(cursor.rowcount)


def owning_kinds(ruleset: RuleSet) -> set[str]:
    """The kinds of agency whose services may own somebody after 18."""
    after_18 = set(ruleset.cohort.owner.after_18)
    owning = (rule for rule in ruleset.support if rule.serves_adults and after_18.intersection(rule.involvements))
    return {str(kind.value) for rule in owning for kind in rule.told_by}


def _cohort_parameters(ruleset: RuleSet) -> dict[str, Any]:
    cohort = ruleset.cohort
    return {
        "cohort_rule": cohort.code,
        "version": ruleset.version,
        "cohort_from_age": cohort.from_age,
        "cohort_until_age": cohort.until_age,
        "concerns": json.dumps([concern.model_dump() for concern in cohort.concerns]),
        "lead": cohort.owner.lead,
        "after_18": cohort.owner.after_18,
        "told": json.dumps(
            [{"kind": kind, "origin": origin, "item_class": item} for kind, origin, item in ruleset.told]
        ),
        "serves_adults": [rule.code for rule in ruleset.support if rule.serves_adults],
        "owning_kinds": sorted(owning_kinds(ruleset)),
    }
