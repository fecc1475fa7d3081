from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import SummaryOf
from handrail.partnership.public import Agency
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.recognised import recognised_by
from handrail.planning.models.seen_by import PART_OF_PLAN, PLAN, WORDS_OF_PLAN
from handrail.records.public import Person
from handrail.writing.public import Written, WrittenManager


class Plan(Written):
    """What is agreed to be done for one young person. Its kind is a label from `data/plan_kinds.toml`.

    On every day from `since` to `until` it has exactly one lead professional (migration `plan_has_one_lead`).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = recognised_by()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Whose plan it is")
    kind = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day without it")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")

    disclosed_by = PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["person", "-since"], name="plan_person_since")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="plan_ends_after_start"),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="plan_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return f"Plan {self.pk} ({self.kind})"


class PlanReasons(Written):
    """Why there is a plan, in words that the young person can read."""

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="reasons")
    why = models.TextField()
    step_reason = models.TextField(blank=True, help_text="Why it was stepped up, down or across from the one before")

    disclosed_by = WORDS_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        verbose_name_plural = "plan reasons"

    def __str__(self) -> str:
        return f"Reasons of plan {self.plan_id}"


class ClosingState(models.Model):
    """Why a plan ended, and which agency has agreed to receive somebody who is nearly an adult."""

    class Because(models.TextChoices):
        MET = "met", "What it was for has been achieved"
        STEPPED_UP = "stepped_up", "Stepped up to another plan"
        STEPPED_DOWN = "stepped_down", "Stepped down to another plan"
        STEPPED_ACROSS = "stepped_across", "Goes on as another kind of plan"
        MOVED = "moved", "They moved to another area, which has taken over"
        DECLINED = "declined", "They no longer want it, and it rests on their consent"
        BY_AGE = "by_age", "It ends by law at their age"
        OTHER = "other", "Something else"

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="%(class)s")
    because = models.CharField(max_length=20, choices=Because)
    receiving_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True, help_text="When the receiving owner agreed")

    class Meta:
        abstract = True


class Closing(ClosingState, Written):
    """How a plan ended: where support goes on, and who receives somebody who is nearly an adult, or who decided not."""

    summary = models.TextField(help_text="What was achieved and what was not")
    support_goes_on = models.TextField(help_text="Where support continues, and whom to ring")
    receiving_owner = models.CharField(max_length=200, blank=True, help_text="By name")
    no_owner_because = models.TextField(blank=True, help_text="The decision that nobody is to receive them, and why")
    no_owner_decided_by = models.CharField(max_length=200, blank=True)

    disclosed_by = WORDS_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(receiving_owner="", receiving_agency=None, agreed_on=None)
                | (~Q(receiving_owner="") & Q(receiving_agency__isnull=False, agreed_on__isnull=False)),
                name="closing_receiver_whole",
            ),
            models.CheckConstraint(
                condition=Q(no_owner_because="", no_owner_decided_by="")
                | (~Q(no_owner_because="") & ~Q(no_owner_decided_by="")),
                name="closing_decision_has_its_decider",
            ),
        ]

    def __str__(self) -> str:
        return f"Closing of plan {self.plan_id}"


class ClosingInSummary(ClosingState, InSummary):
    """Why a plan ended, and which agency receives them, without a word of it or a name."""

    disclosed_by = PART_OF_PLAN
    in_summary = SummaryOf(Closing, only="deleted_at IS NULL")

    class Meta(InSummary.Meta):
        db_table = "planning_closing_in_summary"

    def __str__(self) -> str:
        return f"Closing of plan {self.plan_id} in summary"
