from typing import Any

from django.db import models

from handrail.records.public import SourcePerson


def recognised_by() -> "models.ForeignKey[Any, Any]":
    """The source record by which somebody was known when something was written of them: a join, a split or an undo that
    moves the record takes along what was written (`services.plan_following`)."""
    return models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
