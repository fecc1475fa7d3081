from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_OF_PLAN
from handrail.writing.public import Written, WrittenManager


class Review(Written):
    """One meeting about the plan: set for a day, held, and finished once its decisions and the next day stand."""

    class Came(models.TextChoices):
        CAME = "came", "Came"
        REPORT = "report", "Sent a report"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not come"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    meeting = models.CharField(max_length=40, help_text="Which of the kind's meetings, by code")
    due = models.DateField(help_text="When it is to be held")
    held_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    chair = models.CharField(max_length=200, blank=True)
    attendance = models.JSONField(default=dict, help_text="Who came: a code of `Came` for each member, by id")
    young_person_view = models.TextField(blank=True, help_text="What they said of how it goes")
    discussed = models.TextField(blank=True)
    decisions = ArrayField(models.TextField(), default=list, help_text="Each with its reason")
    late_because = models.TextField(blank=True, help_text="Why it was held after the last day that the rule allows")

    disclosed_by = PART_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["plan", "due"], name="review_plan_due")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(held_on__isnull=False), name="review_finished_was_held"
            ),
            models.UniqueConstraint(
                fields=["plan", "meeting"],
                condition=Q(finished_at=None, deleted_at=None),
                name="review_one_ahead_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk}"
