from django.db import models

from handrail.partnership.public import Agency
from handrail.records.managers import AS_SENT, ScopedManager
from handrail.records.models.person import SourcePerson


class SourceRecord(models.Model):
    """One row of an extract, as sent. Never edited: a later version of the row stands beside it and is `current`.

    That its person is there, and is of its agency, the database checks once for each statement (migration 0002).
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    source_person = models.ForeignKey(SourcePerson, models.PROTECT, related_name="records", db_constraint=False)
    feed = models.CharField(max_length=60)
    row_key = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    item_class = models.CharField(max_length=40)
    as_sent = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the row as sent: the same again changes nothing")
    batch_id = models.BigIntegerField(help_text="The load that brought it (linkage.Batch)")
    received_at = models.DateTimeField()

    disclosed_by = AS_SENT
    objects = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "feed", "row_key"],
                condition=models.Q(current=True),
                name="source_record_current_once",
            ),
            models.UniqueConstraint(fields=["agency", "feed", "row_key", "version"], name="source_record_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.feed} {self.row_key} v{self.version}"
