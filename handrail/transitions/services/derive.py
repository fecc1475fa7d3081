"""Need and support periods drawn anew from what the record holds, by the rules in force."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.partnership.public import need_domains
from handrail.planning.public import NEED_LEVELS
from handrail.transitions.rules import PLANNED, NeedRule, RuleSet, rules
from handrail.transitions.sql import statement

LOCK = 0x686F72697A6F6E  # "horizon": one computation at a time, so that no bar is drawn twice


def derive(*, today: date, person_ids: Collection[UUID] | None = None) -> None:
    """Draw the bars of these persons (of everybody when None). What stood before is replaced."""
    ruleset = rules()
    with transaction.atomic(), connection.cursor() as cursor:
        parameters = gather_young(cursor, today=today, person_ids=person_ids)
        for table in ("transitions_needperiod", "transitions_supportperiod"):
            clear(cursor, table, person_ids)
        cursor.execute(statement("needs"), {**parameters, **_need_rules(ruleset)})
        cursor.execute(statement("support"), {**parameters, **_support_rules(ruleset)})
        cursor.execute(statement("planned"), {**parameters, **_planned_rule(ruleset)})


def gather_young(cursor: Any, *, today: date, person_ids: Collection[UUID] | None) -> dict[str, Any]:
    """Make the temporary table `young` for the rest of the transaction, and give the parameters it was made with."""
    horizon = rules().cohort.horizon
    parameters = {
        "today": today,
        "person_ids": None if person_ids is None else list(person_ids),
        "from_age": horizon.from_age,
        "until_age": horizon.until_age,
        "look_back_days": horizon.look_back_days,
    }
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    cursor.execute("DROP TABLE IF EXISTS young")
    cursor.execute(statement("young"), parameters)
    cursor.execute("ANALYZE young")
    return parameters


def clear(cursor: Any, table: str, person_ids: Collection[UUID] | None) -> None:
    """Empty a computed table of these persons' rows, or of all rows."""
    if person_ids is None:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own
    else:
        cursor.execute(f"DELETE FROM {table} WHERE person_id = ANY (%s)", [list(person_ids)])  # noqa: S608 - names of our own tables and columns, values bound


def _need_rules(ruleset: RuleSet) -> dict[str, str]:
    return {
        "rules": json.dumps([_need_rule(rule) for rule in ruleset.needs]),
        "levels": json.dumps(NEED_LEVELS),
    }


def _need_rule(rule: NeedRule) -> dict[str, Any]:
    told = rule.model_dump(exclude={"flags", "involvements", "events", "assessed"})
    return {**told, "sort": rule.sort, "kinds": rule.kinds}


def _planned_rule(ruleset: RuleSet) -> dict[str, Any]:
    """A partnership that leaves the rule out draws no services of plans."""
    rule = next((rule for rule in ruleset.support if rule.code == PLANNED), None)
    return {
        "planned_rule": PLANNED,
        "planned_by": [origin.value for origin in rule.told_by] if rule else [],
        "planned_domains": list(rule.domains) if rule else [],
        "told_as": json.dumps({domain.code: domain.told_as for domain in need_domains().domains if domain.told_as}),
    }


def _support_rules(ruleset: RuleSet) -> dict[str, str]:
    return {
        "rules": json.dumps([rule.model_dump() for rule in ruleset.support]),
        "legal_statuses": json.dumps([status.model_dump() for status in ruleset.legal_statuses]),
    }
