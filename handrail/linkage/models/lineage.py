from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Permission, User
from handrail.records.public import Person, SourcePerson


class MoveSet(models.Model):
    """One join or split: a set of moves made together, and undone together."""

    class Kind(models.TextChoices):
        JOIN = "join", "Join"
        SPLIT = "split", "Split"
        RUN = "run", "Linkage run"
        UNDO = "undo", "Undo"

    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    only_with = Permission.REVIEW_MATCHES

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Move(models.Model):
    """A source person moved from one person to another. The lineage: append-only."""

    move_set = models.ForeignKey(MoveSet, models.PROTECT, related_name="moves")
    source_person = models.ForeignKey(SourcePerson, models.PROTECT, related_name="+")
    from_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    only_with = Permission.REVIEW_MATCHES

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(from_person=F("to_person")), name="move_goes_somewhere"),
            models.UniqueConstraint(fields=["move_set", "source_person"], name="move_once_per_set"),
        ]

    def __str__(self) -> str:
        return f"{self.source_person_id} moved"
