from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from handrail.disclosure.public import SummaryOf
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_OF_PLAN, WORDS_OF_PLAN
from handrail.writing.public import Written, WrittenManager


class ReviewState(models.Model):
    """Which meeting, when it is to be held, and whether it was."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    meeting = models.CharField(max_length=40, help_text="Which of the kind's meetings, by code")
    due = models.DateField(help_text="When it is to be held")
    held_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Review(ReviewState, Written):
    """One meeting about the plan: set for a day, held, and finished once its decisions and the next day stand."""

    class Came(models.TextChoices):
        CAME = "came", "Came"
        REPORT = "report", "Sent a report"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not come"

    chair = models.CharField(max_length=200, blank=True)
    attendance = models.JSONField(default=dict, help_text="Who came: a code of `Came` for each member, by id")
    young_person_view = models.TextField(blank=True, help_text="What they said of how it goes")
    discussed = models.TextField(blank=True)
    decisions = ArrayField(models.TextField(), default=list, help_text="Each with its reason")
    late_because = models.TextField(blank=True, help_text="Why it was held after the last day that the rule allows")

    disclosed_by = WORDS_OF_PLAN
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


class ReviewInSummary(ReviewState, InSummary):
    """That a meeting is to be held or was held, and whether it is finished."""

    disclosed_by = PART_OF_PLAN
    in_summary = SummaryOf(Review, only="deleted_at IS NULL")

    class Meta(InSummary.Meta):
        db_table = "planning_review_in_summary"
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"Review {self.pk} in summary"
