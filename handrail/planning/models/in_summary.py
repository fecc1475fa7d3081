from django.db import models

from handrail.disclosure.public import ScopedManager


class InSummary(models.Model):
    """What is shared in summary of rows that are shared in full only: read, and never written."""

    objects = ScopedManager()

    class Meta:
        abstract = True
        managed = False
