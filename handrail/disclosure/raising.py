"""Raises the second wall after each `migrate`: the role, the functions, the policies and the grants.

All of it is derived from the declarations in the code, so it is written again whole each time, and never drifts.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

from handrail.disclosure.in_summary import check_summary, summaries
from handrail.disclosure.models import Closed, LedgerEntry, Reach
from handrail.disclosure.policies import (
    OwnPolicy,
    Policy,
    closed_view_of,
    held_sql,
    not_closed_sql,
    permitted_sql,
    reached_sql,
    seen_sql,
    view_of,
)
from handrail.disclosure.wall import ROLE
from handrail.partnership.public import ROLES, Permission

# Roles belong to the whole server: two databases migrating at once must not fall over each other.
MAKE_ROLE = f"""
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
    BEGIN
      CREATE ROLE {ROLE} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, '{ROLE}', 'MEMBER') THEN
    BEGIN
      EXECUTE format('GRANT {ROLE} TO %I', current_user);
    EXCEPTION WHEN internal_error OR unique_violation THEN NULL;
    END;
  END IF;
END $$
"""
ROLES_FUNCTION = """
DROP FUNCTION IF EXISTS handrail_roles();
CREATE FUNCTION handrail_roles()
RETURNS TABLE (role text, reach_by text, looks_up boolean, purposes text[], permissions text[])
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ VALUES
  {rows}
$$
"""
LEDGER = "disclosure_ledgerentry, disclosure_ledgerdetail, disclosure_checkpoint"
GRANTS = (
    f"GRANT USAGE ON SCHEMA public TO {ROLE}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}",
    f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {ROLE}",
    f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {ROLE}",
    # Tables made after `migrate`, such as the cache's.
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {ROLE}",
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {ROLE}",
    # Entries are appended by the owner, after the view has answered.
    f"REVOKE INSERT, UPDATE, DELETE ON {LEDGER} FROM {ROLE}",
    # What people searched for, and whom they listed: written in a request, read in none.
    f"REVOKE SELECT ON disclosure_ledgerdetail FROM {ROLE}",  # noqa: S608 - names of our own tables and columns, values bound
    f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {ROLE}",
)


def raise_wall(using: str, **kwargs: Any) -> None:
    """After `migrate`: safe to repeat, and to run for two databases of one server at once."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute(MAKE_ROLE)
        cursor.execute(_roles_function())
        cursor.execute(files("handrail.disclosure").joinpath("sql/acting.sql").read_text())
        tables = connection.introspection.table_names(cursor)
        statements = [
            *(statement for between in _between(tables) for statement in _view_statements(between)),
            *(
                statement
                for table, sees in walled_tables().items()
                if table in tables
                for statement in _policy_statements(table, sees)
            ),
            *(statement for summary in _summaries(tables) for statement in _summary_statements(summary)),
            *GRANTS,
            *(
                f"REVOKE INSERT, UPDATE, DELETE ON {view} FROM {ROLE}"
                for between in _between(tables)
                for view in (view_of(between), closed_view_of(between))
            ),
            *(f"REVOKE INSERT, UPDATE, DELETE ON {one._meta.db_table} FROM {ROLE}" for one in _summaries(tables)),
            *(f"REVOKE ALL ON {table} FROM {ROLE}" for table in tables_for_the_machine() if table in tables),
        ]
        for statement in statements:
            cursor.execute(statement)


def lower_wall(using: str, plan: list[Any], **kwargs: Any) -> None:
    """Before `migrate` changes tables: PostgreSQL alters no column that a policy or a view names.

    Row-level security stays on, and without a policy it shows nothing: should `migrate` fail, readers see no row.
    """
    connection = connections[using]
    if not plan:
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in walled_tables().keys() & set(tables):
            cursor.execute(f"DROP POLICY IF EXISTS handrail_reads ON {table}")
        for summary in summaries():
            cursor.execute(f"DROP VIEW IF EXISTS {summary._meta.db_table}")
        for between in _between(tables):
            cursor.execute(f"DROP VIEW IF EXISTS {view_of(between)}, {closed_view_of(between)} CASCADE")


def walled_tables() -> dict[str, str]:
    """Every table before whose rows the wall stands, with the condition on which a reader sees one.

    The record, by each model's policy; what a model shows `only_with` a permission; of `Reach` what lets the reader
    themselves in, for who else works with somebody is no reader's to ask; and of the ledger what the reader did
    themselves, or with the permission all of it.
    """
    by_permission = {
        model._meta.db_table: permitted_sql(permission)
        for model in apps.get_models()
        if (permission := getattr(model, "only_with", None))
    }
    tables = [model for model in disclosed_models() if not hasattr(model, "in_summary")]
    by_policy = {model._meta.db_table: seen_sql(model.disclosed_by, model) for model in tables}  # type: ignore[attr-defined]  # each disclosed model declares its policy
    reach, closed, ledger = (model._meta.db_table for model in (Reach, Closed, LedgerEntry))
    let_in = f"{held_sql(reach)} AND {not_closed_sql(f'{reach}.person_id')}"
    own = {closed: f"{closed}.user_id = (SELECT handrail_me())", ledger: f"{ledger}.actor_id = (SELECT handrail_me())"}
    own[ledger] = f"({permitted_sql(Permission.READ_LEDGER)} OR {own[ledger]})"
    return {**by_permission, **by_policy, reach: let_in, **own}


def _between(tables: list[str]) -> set[type[models.Model]]:
    """The models through which rows are reached, of those with tables: `migrate` may be asked for one room only."""
    through = (model.disclosed_by.through(model) for model in disclosed_models())  # type: ignore[attr-defined]  # each disclosed model declares its policy
    return {between for between in through if between and between._meta.db_table in tables}


def _view_statements(between: type[models.Model]) -> tuple[str, str]:
    table = between._meta.db_table
    reached = reached_sql(f"{table}.person_id")
    closed = f"{table}.person_id = ANY ((SELECT handrail_closed())::uuid[])"
    return (
        f"CREATE OR REPLACE VIEW {view_of(between)} AS SELECT id, person_id, agency_id FROM {table} WHERE {reached}",  # noqa: S608 - names of our own tables and columns, values bound
        f"CREATE OR REPLACE VIEW {closed_view_of(between)} AS SELECT id FROM {table} WHERE {closed}",  # noqa: S608 - names of our own tables and columns, values bound
    )


def _summaries(tables: list[str]) -> list[type[models.Model]]:
    """The summaries of models with tables."""
    return [one for one in summaries() if one.in_summary.model._meta.db_table in tables]  # type: ignore[attr-defined]  # each summary says of what


def _summary_statements(summary: type[models.Model]) -> list[str]:
    check_summary(summary)
    shown: str = summary.in_summary.view_sql(summary)  # type: ignore[attr-defined]  # each summary says of what
    return [f"DROP VIEW IF EXISTS {summary._meta.db_table}", shown]


def disclosed_models() -> list[type[models.Model]]:
    """Every model whose rows the wall stands before."""
    return [
        model for model in apps.get_models() if isinstance(getattr(model, "disclosed_by", None), Policy | OwnPolicy)
    ]


def tables_for_the_machine() -> list[str]:
    """Tables that hold everybody together, such as what Find compares: no request reads them but as the machine."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "for_the_machine_alone", False)]


def _policy_statements(table: str, sees: str) -> list[str]:
    """Readers read; what they change goes through services that work as the machine, so there is no policy to write."""
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS handrail_reads ON {table}",
        f"CREATE POLICY handrail_reads ON {table} FOR SELECT TO {ROLE} USING ({sees})",
    ]


def _roles_function() -> str:
    """What the database needs to know of the roles, which are code."""
    rows = ",\n  ".join(
        f"('{role.code}', '{role.reach_by}', {role.can(Permission.LOOK_UP_ANYONE)},"
        f" {_array(role.purposes)}, {_array(role.permissions)})"
        for role in ROLES.values()
    )
    return ROLES_FUNCTION.format(rows=rows)


def _array(words: Iterable[str]) -> str:
    return f"ARRAY[{', '.join(repr(str(word)) for word in sorted(words))}]::text[]"
