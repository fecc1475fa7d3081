from django.db import models

from handrail.records.public import SourcePerson


class BlockingKey(models.Model):
    """A 64-bit hash under which a source person can be found (live look-up and incremental linkage)."""

    key = models.BigIntegerField()
    source_person = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["key", "source_person"], name="blocking_key")]

    def __str__(self) -> str:
        return str(self.key)
