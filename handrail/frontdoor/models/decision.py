from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.frontdoor.models.contact import Contact
from handrail.frontdoor.policies import ANSWER, DECISION, STEP
from handrail.partnership.public import Agency, Team, User
from handrail.records.public import Person, SourcePerson


class Decision(models.Model):
    """What was decided on a contact, on what grounds, by whom. `practice` is the version that it was decided under."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="decision")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Who decided")
    level = models.PositiveSmallIntegerField(null=True, help_text="Of need; not weighed anew by an open worker's team")
    route = models.CharField(max_length=40)
    is_referral = models.BooleanField()
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", help_text="Who takes it on")
    statements = models.JSONField(default=list, help_text="Codes of the threshold statements it rests on")
    rationale = models.TextField()
    previous_referral = models.DateField(null=True, help_text="Of the same young person, where there was one")
    is_re_referral = models.BooleanField(default=False)
    practice = models.CharField(max_length=20)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    disclosed_by = DECISION
    objects = ScopedManager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(rationale=""), name="decision_says_why"),
            models.CheckConstraint(
                condition=Q(level__isnull=False) | Q(route="open_worker"), name="decision_weighs_the_level"
            ),
            models.CheckConstraint(
                condition=Q(is_re_referral=False) | Q(is_referral=True, previous_referral__isnull=False),
                name="decision_re_referral_rests_on_one",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision on {self.contact_id}"


class Answer(models.Model):
    """What was told to whoever sent the contact. Their team sees it; of what led to it they see nothing."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="answer")
    text = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    mail_to = models.EmailField(blank=True, help_text="Told by e-mail that there is an answer, without what it says")
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    disclosed_by = ANSWER
    objects = ScopedManager()

    def __str__(self) -> str:
        return f"Answer to {self.contact_id}"


class LevelStep(models.Model):
    """A young person stepped up or down from one level of need to another, with what it follows from.

    `left_on` is the day the help at the old level ended, `began_on` the day the help at the new one began: the days
    between them are days without either.
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
    receiving_lead = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    family_agrees = models.BooleanField()
    left_on = models.DateField()
    began_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

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
