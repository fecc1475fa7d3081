"""The classes as which need domains are shared, written anew on everything that stands in one."""

import json
from typing import Any

from django.db import connection, transaction

from handrail.disclosure.public import as_system
from handrail.partnership.public import need_domains

_OF_SEVERAL = """
UPDATE {table} AS held SET told_as = told.classes
  FROM (SELECT id, array(SELECT DISTINCT %(told_as)s::jsonb ->> domain FROM unnest(domains) AS domain
                         WHERE %(told_as)s::jsonb ? domain ORDER BY 1)::varchar[] AS classes FROM {table}) AS told
 WHERE told.id = held.id AND told.classes <> held.told_as
"""
_OF_ONE = """
UPDATE {table} AS held SET told_as = told.classes
  FROM (SELECT id, array_remove(ARRAY[%(told_as)s::jsonb ->> domain], NULL)::varchar[] AS classes FROM {table}) AS told
 WHERE told.id = held.id AND told.classes <> held.told_as
"""
_OF_GOAL = """
UPDATE planning_action AS held SET told_as = goal.told_as
  FROM planning_goal AS goal WHERE goal.id = held.goal_id AND goal.told_as <> held.told_as
"""


@transaction.atomic
def tell_anew(**_: Any) -> None:
    """After `migrate`, and so after a partnership has changed its domains: rows keep the classes of their last save."""
    told_as = {domain.code: domain.told_as for domain in need_domains().domains if domain.told_as}
    with as_system("as what need domains are shared"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.columns WHERE column_name = 'told_as'")
        if not cursor.fetchone()[0]:  # `migrate` was asked for another room, or for an earlier day
            return
        for statement, tables in (
            (_OF_SEVERAL, ("planning_goal", "planning_provision")),
            (_OF_ONE, ("planning_agreedrating", "planning_viewrating", "planning_dissent")),
            (_OF_GOAL, ("",)),
        ):
            for table in tables:
                cursor.execute(statement.format(table=table), {"told_as": json.dumps(told_as)})
