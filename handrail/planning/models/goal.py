from typing import Any

from django.db import models
from django.db.models import Q

from handrail.disclosure.public import SummaryOf
from handrail.planning.models.for_needs import ForNeeds
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_FOR_NEEDS, WORDS_FOR_NEEDS
from handrail.writing.public import Written, WrittenManager


class GoalState(ForNeeds):
    """Which need domains a goal serves, and whether it is achieved."""

    class Whose(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person's own"
        FAMILY = "family", "Their family's"
        WORKER = "worker", "A worker's, written for them"

    class Achieved(models.TextChoices):
        MET = "met", "Achieved"
        PARTLY = "partly", "Partly achieved"
        NOT_MET = "not_met", "Not achieved"
        NOT_WANTED = "not_wanted", "No longer wanted"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    whose_words = models.CharField(max_length=20, choices=Whose)
    achieved = models.CharField(max_length=20, choices=Achieved, blank=True)

    class Meta:
        abstract = True


class Goal(GoalState, Written):
    """What the young person wants to be so, in their words, and the need domains that it serves."""

    words = models.TextField()
    signs = models.TextField(blank=True, help_text="How everybody will know that it is achieved")
    how_it_went = models.TextField(blank=True)

    disclosed_by = WORDS_FOR_NEEDS
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["pk"]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=~Q(domains=[]), name="goal_serves_a_domain"),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.actions.update(told_as=self.told_as)


class GoalInSummary(GoalState, InSummary):
    """That there is a goal, for which needs, and whether it is achieved."""

    disclosed_by = PART_FOR_NEEDS
    in_summary = SummaryOf(Goal, only="deleted_at IS NULL")

    class Meta(InSummary.Meta):
        db_table = "planning_goal_in_summary"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Goal {self.pk} in summary"
