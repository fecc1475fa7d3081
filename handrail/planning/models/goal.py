from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_OF_PLAN
from handrail.planning.models.team import Member
from handrail.writing.public import Written, WrittenManager


def domain_codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=40), help_text="Need domains, by code")


class Goal(Written):
    """What the young person wants to be so, in their words, and the need domains that it serves."""

    class Whose(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person's own"
        FAMILY = "family", "Their family's"
        WORKER = "worker", "A worker's, written for them"

    class Achieved(models.TextChoices):
        MET = "met", "Achieved"
        PARTLY = "partly", "Partly achieved"
        NOT_MET = "not_met", "Not achieved"
        NOT_WANTED = "not_wanted", "No longer wanted"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    words = models.TextField()
    whose_words = models.CharField(max_length=20, choices=Whose)
    signs = models.TextField(blank=True, help_text="How everybody will know that it is achieved")
    domains = domain_codes()
    achieved = models.CharField(max_length=20, choices=Achieved, blank=True)
    how_it_went = models.TextField(blank=True)

    disclosed_by = PART_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["pk"]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=~Q(domains=[]), name="goal_serves_a_domain"),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class Action(Written):
    """Who does what by when. Its owner stands in the team around; done once there is evidence of it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey(Member, models.PROTECT, related_name="actions")
    due = models.DateField()
    done_on = models.DateField(null=True)
    evidence = models.TextField(blank=True, help_text="How it can be seen that it was done")
    dropped_because = models.TextField(blank=True, help_text="Why it is not to be done after all")

    disclosed_by = PART_OF_PLAN
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

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.dropped_because


class Provision(Written):
    """A service that the plan puts in place: the horizon draws it as support in its domains, to its planned end."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="provisions")
    service = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Who provides it")
    domains = domain_codes()
    since = models.DateField()
    planned_end = models.DateField(help_text="The first day without it, as planned")
    until = models.DateField(null=True, help_text="The first day without it, once it has ended")
    end_reason = models.CharField(max_length=200, blank=True)

    disclosed_by = PART_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["since", "pk"]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=~Q(domains=[]), name="provision_meets_a_domain"),
            models.CheckConstraint(condition=Q(planned_end__gt=F("since")), name="provision_planned_end_after_start"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="provision_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.service
