"""What Find looks in: each source person's blocking keys, and the person made comparable."""

from collections.abc import Collection

from django.db import connection, transaction

from handrail.linkage.engine.keys import write_keys
from handrail.linkage.engine.schema import PREPARED_TABLE
from handrail.linkage.services.workbench import Workbench, workbench

_KEYS = "SELECT DISTINCT key, id FROM found_by"
_PREPARED = f"SELECT id, to_json(p) FROM {PREPARED_TABLE} p"  # noqa: S608 - names of our own tables and columns, values bound
# Written whole, an index is made four times as fast as it is kept.
_UNINDEXED = """
    TRUNCATE linkage_blockingkey, linkage_preparedrecord;
    ALTER TABLE linkage_blockingkey DROP CONSTRAINT IF EXISTS linkage_blockingkey_pkey;
    DROP INDEX IF EXISTS blocking_key_owner;
"""
_INDEXED = """
    ALTER TABLE linkage_blockingkey ADD CONSTRAINT linkage_blockingkey_pkey PRIMARY KEY (key, source_person_id);
    CREATE INDEX blocking_key_owner ON linkage_blockingkey (source_person_id);
"""
_FORGET = """
    DELETE FROM linkage_blockingkey WHERE source_person_id = ANY(%(ids)s);
    DELETE FROM linkage_preparedrecord WHERE source_person_id = ANY(%(ids)s);
"""
_VACUUM = "ANALYZE linkage_blockingkey, linkage_preparedrecord"


@transaction.atomic
def index_all(bench: Workbench) -> None:
    """Write the index anew from everybody, who must be laid out on the bench."""
    write_keys(bench.con, "found_by")
    with connection.cursor() as cursor:
        cursor.execute(_UNINDEXED)
        bench.carry_back(_KEYS, "linkage_blockingkey (key, source_person_id)")
        bench.carry_back(_PREPARED, "linkage_preparedrecord (source_person_id, prepared)")
        cursor.execute(_INDEXED)
        cursor.execute(_VACUUM)
    bench.con.execute("DROP TABLE found_by")


@transaction.atomic
def index_some(ids: Collection[int]) -> None:
    """Bring the index up to date for these source persons."""
    if not ids:
        return
    with workbench() as bench, connection.cursor() as cursor:
        bench.lay_out(ids)
        write_keys(bench.con, "found_by")
        cursor.execute(_FORGET, {"ids": list(ids)})
        bench.carry_back(_KEYS, "linkage_blockingkey (key, source_person_id)")
        bench.carry_back(_PREPARED, "linkage_preparedrecord (source_person_id, prepared)")
