from typing import Any

from django.db import models
from django.db.models import Q

from handrail.disclosure.public import SummaryOf
from handrail.planning.models.for_needs import told_as_field
from handrail.planning.models.goal import Goal, GoalInSummary
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_FOR_NEEDS, WORDS_FOR_NEEDS
from handrail.planning.models.team import Member
from handrail.writing.public import Written, WrittenManager


class ActionState(models.Model):
    """Who does something by when, and whether it is done."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    owner = models.ForeignKey(Member, models.PROTECT, related_name="%(class)ss")
    due = models.DateField()
    done_on = models.DateField(null=True)
    told_as = told_as_field()

    class Meta:
        abstract = True


class Action(ActionState, Written):
    """Who does what by when. Its owner stands in the team around; done once there is evidence of it.

    It is shared as its goal is.
    """

    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="actions")
    what = models.TextField()
    evidence = models.TextField(blank=True, help_text="How it can be seen that it was done")
    dropped_because = models.TextField(blank=True, help_text="Why it is not to be done after all")

    disclosed_by = WORDS_FOR_NEEDS
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["owner", "due"], name="action_owner_due")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(done_on=None, evidence="") | (Q(done_on__isnull=False) & ~Q(evidence="")),
                name="action_done_with_evidence",
            ),
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped_because=""), name="action_done_or_dropped"),
        ]

    def __str__(self) -> str:
        return f"Action {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_as = self.goal.told_as if self.goal else []
        super().save(*args, **kwargs)

    @property
    def dropped(self) -> bool:
        return bool(self.dropped_because)

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.dropped


class ActionInSummary(ActionState, InSummary):
    """That somebody of the team has something to do by a day, and whether it is done."""

    goal = models.ForeignKey(GoalInSummary, models.DO_NOTHING, null=True, related_name="actions")
    dropped = models.BooleanField()

    disclosed_by = PART_FOR_NEEDS
    in_summary = SummaryOf(Action, only="deleted_at IS NULL", worked_out={"dropped": "dropped_because <> ''"})

    class Meta(InSummary.Meta):
        db_table = "planning_action_in_summary"
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"Action {self.pk} in summary"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.dropped
