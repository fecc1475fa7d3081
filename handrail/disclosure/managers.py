"""Managers that ask who is reading before they give a query."""

from typing import TypeVar

from django.db import models

from handrail.disclosure.policies import OwnPolicy, Policy
from handrail.disclosure.standing import standing_now

Row = TypeVar("Row", bound=models.Model)


class ScopedManager(models.Manager[Row]):
    """For a reader, the rows that the model's `disclosed_by` policy lets them see; for the machine, all rows.

    With nobody reading it raises `UnscopedRead`: whichever way a query begins (`count`, `create`, a related manager),
    it begins here. The filter is set when the query is made, and stays with it.
    """

    def get_queryset(self) -> models.QuerySet[Row]:
        standing, rows = standing_now(), super().get_queryset()
        if standing is None:
            return rows
        policy: Policy | OwnPolicy = self.model.disclosed_by  # type: ignore[attr-defined]  # each scoped model declares it
        return rows.filter(policy.query(standing) & policy.open_to(standing))
