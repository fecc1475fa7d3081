from django.db import models
from django.db.models import Q

from handrail.partnership.public import User


class Version(models.Model):
    """One entry in the history of a record: who wrote what, and when. Written once, never changed.

    No request reads the table but as the machine: `selectors.history` asks first whether the reader sees the record.
    """

    class What(models.TextChoices):
        WRITTEN = "written", "Written"
        CHANGED = "changed", "Changed"
        DELETED = "deleted", "Deleted"
        BROUGHT_BACK = "brought back", "Brought back"
        SET_ASIDE = "set aside", "Written at the same time, and not chosen"

    kind = models.CharField(max_length=80, help_text="The record's model, such as 'planning.plan'")
    record_id = models.BigIntegerField()
    number = models.PositiveIntegerField(help_text="Of a text set aside, the version that was chosen")
    what = models.CharField(max_length=20, choices=What)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    values = models.JSONField(help_text="Every field as it then stood; of a text set aside, its fields only")
    changed = models.JSONField(default=list, help_text="The fields that this entry changed")

    for_the_machine_alone = True

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "number"], condition=~Q(what="set aside"), name="version_number_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "record_id", "number"], name="version_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}, version {self.number}"
