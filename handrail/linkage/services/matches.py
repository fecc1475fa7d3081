"""The pairs that a run found near enough to keep, and those of them that a person must decide."""

from django.db import connection

from handrail.linkage.engine.cluster import Clusters
from handrail.linkage.engine.link import PAIRS_TABLE
from handrail.linkage.models import LinkageRun
from handrail.linkage.services.sql import sql
from handrail.linkage.services.workbench import Workbench

_KEPT = f"""
    SELECT id_l, id_r, weight, '{{"levels":' || to_json(levels) || ',"steps":' || to_json(steps) || '}}', band,
        coalesce(rule, '') AS because
    FROM {PAIRS_TABLE} WHERE band <> 'apart'
"""  # noqa: S608 - names of our own tables and columns, values bound


def keep_matches(bench: Workbench, run: LinkageRun, clusters: Clusters) -> None:
    """Keep the pairs, and bring the review queue up to date: a decision once taken stands, and what is settled goes."""
    with connection.cursor() as cursor:
        cursor.execute(sql("stage_matches"))
        bench.carry_back(_KEPT, "stage_match")
        with cursor.copy("COPY stage_review FROM STDIN") as copy:
            for held in clusters.for_review:
                copy.write_row((*held.pair, held.reason[:300]))
        cursor.execute(sql("keep_matches"), {"run": run.pk, "full": not run.incremental})
