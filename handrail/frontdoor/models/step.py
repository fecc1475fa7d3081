from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.frontdoor.models.decision import Decision
from handrail.frontdoor.policies import STEP, STEP_WORDS
from handrail.partnership.public import Agency, Team, User
from handrail.records.public import Person, SourcePerson


class LevelStep(models.Model):
    """A young person stepped up or down from one level of need to another, with what it follows from.

    `left_on` is the day the help at the old level ended, `began_on` the day the help at the new one began: the days
    between them are days without either. Why is `StepWords`, for those with whom contacts are shared in full.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="steps")
    after = models.OneToOneField("self", models.PROTECT, null=True, related_name="before")
    from_level = models.PositiveSmallIntegerField()
    to_level = models.PositiveSmallIntegerField()
    from_plan = models.CharField(max_length=120, blank=True)
    to_plan = models.CharField(max_length=120, blank=True)
    from_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    left_on = models.DateField()
    began_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    words: "StepWords | None" = None  # filled by `selectors.steps`, where the reader sees them

    disclosed_by = STEP
    objects = ScopedManager()

    class Meta:
        ordering = ["left_on", "id"]
        indexes = [models.Index(fields=["person", "left_on"], name="step_person")]
        constraints = [
            models.CheckConstraint(condition=~Q(from_level=F("to_level")), name="step_goes_somewhere"),
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(began_on__gte=F("left_on")), name="step_begins_after"
            ),
        ]

    def __str__(self) -> str:
        return f"Level {self.from_level} to {self.to_level}"


class StepWords(models.Model):
    """Why somebody was stepped up or down, whether their family agrees, and who leads where they go."""

    step = models.OneToOneField(LevelStep, models.CASCADE, related_name="+")
    reason = models.TextField()
    family_agrees = models.BooleanField()
    receiving_lead = models.CharField(max_length=200, blank=True)

    disclosed_by = STEP_WORDS
    objects = ScopedManager()

    class Meta:
        verbose_name_plural = "step words"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="step_says_why")]

    def __str__(self) -> str:
        return f"Why of step {self.step_id}"
