"""The base of everything that Handrail's users write."""

from typing import TypeVar

from django.db import models
from django.db.models import Q

from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import User

Row = TypeVar("Row", bound=models.Model)


class Written(models.Model):
    """A record with versions. `services.writing` alone writes it: never `save()`, which would keep no history.

    A deleted record stays, so that the delete can be undone; `WrittenManager` leaves it out.
    """

    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", help_text="Who saved this version")
    written_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(deleted_at=None, deleted_by=None) | Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="%(app_label)s_%(class)s_deleted_who_and_when",
            )
        ]


class WrittenManager(ScopedManager[Row]):
    """What a reader may see (the model's `disclosed_by`), without what was deleted."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(deleted_at=None)

    def deleted(self) -> models.QuerySet[Row]:
        """What was deleted, as far as the reader may see it."""
        return super().get_queryset().exclude(deleted_at=None)
