from django.db import models

from handrail.records.public import SourcePerson


class BlockingKey(models.Model):
    """A 64-bit hash under which a source person can be found (live look-up and incremental linkage).

    There are some fifteen for each source person, written by the million: the database holds the pair and nothing else.
    """

    pk = models.CompositePrimaryKey("key", "source_person_id")
    key = models.BigIntegerField()
    source_person = models.ForeignKey(
        SourcePerson, models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )

    for_the_machine_alone = True

    class Meta:
        indexes = [models.Index(fields=["source_person"], name="blocking_key_owner")]

    def __str__(self) -> str:
        return str(self.key)


class PreparedRecord(models.Model):
    """A source person made comparable (engine.schema.PreparedPerson), so that Find scores without preparing anybody."""

    source_person = models.OneToOneField(
        SourcePerson, models.CASCADE, primary_key=True, db_constraint=False, related_name="+"
    )
    prepared = models.JSONField()

    for_the_machine_alone = True

    def __str__(self) -> str:
        return str(self.source_person_id)
