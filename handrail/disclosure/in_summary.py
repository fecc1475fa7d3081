"""What a reader sees in summary of a table whose rows are shared in full only: its state, and none of its words.

Row-level security hides rows and no columns. So the words' table is closed to whoever is not shared it in full, and a
view of PostgreSQL's, which belongs to the owner, shows the columns of a model of its own by the policy of that model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models

from handrail.disclosure.policies import Policy, seen_sql
from handrail.disclosure.wall import ROLE


@dataclass(frozen=True)
class SummaryOf:
    """Of which model an unmanaged one is the summary: an attribute `in_summary` on it. Its `disclosed_by` is spoken in
    the columns of that model. `worked_out` gives the SQL of columns that the model has not; `only` says which rows.
    """

    model: type[models.Model]
    only: str = "true"
    worked_out: Mapping[str, str] = field(default_factory=dict)

    def view_sql(self, summary: type[models.Model]) -> str:
        """The view's definition. The machine sees all of its rows, as it does those of a table."""
        table, policy = self.model._meta.db_table, summary.disclosed_by  # type: ignore[attr-defined]  # each summary declares it
        shown = ", ".join(self._column(str(one.column), table) for one in summary._meta.concrete_fields)
        seen = f"(SELECT current_user <> '{ROLE}') OR ({seen_sql(policy, self.model)})"
        rows = f"SELECT {shown} FROM {table} WHERE ({self.only}) AND ({seen})"  # noqa: S608 - names of our own tables and columns, values bound
        return f"CREATE VIEW {summary._meta.db_table} WITH (security_barrier) AS {rows}"

    def _column(self, column: str, table: str) -> str:
        return f"({self.worked_out[column]}) AS {column}" if column in self.worked_out else f"{table}.{column}"


def summaries() -> list[type[models.Model]]:
    """Every model that is a summary of another."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "in_summary", None), SummaryOf)]


def check_summary(summary: type[models.Model]) -> None:
    """A summary asks for less than what it is a summary of: else it is a defect, found when the wall is raised."""
    of: SummaryOf = summary.in_summary  # type: ignore[attr-defined]  # asked of summaries alone
    less, more = summary.disclosed_by, of.model.disclosed_by  # type: ignore[attr-defined]  # each declares its policy
    if not (isinstance(less, Policy) and isinstance(more, Policy) and (less.at_least or 0) < (more.at_least or 0)):
        raise TypeError(f"{summary.__name__} must ask for a lower level than {of.model.__name__}")
