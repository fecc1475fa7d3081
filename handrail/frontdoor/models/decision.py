from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.frontdoor.models.contact import Contact
from handrail.frontdoor.policies import ANSWER, DECISION
from handrail.partnership.public import Agency, Team, User


class Decision(models.Model):
    """What was decided on a contact, on what grounds, by whom. `practice` is the version that it was decided under.

    Written once: the database refuses a change to it. Whoever decides otherwise writes another, which says what it
    `replaces` and why; the one that nothing replaces stands.
    """

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="decisions")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    because = models.TextField(blank=True, help_text="Why the decision before it does not stand")
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
    by_team = models.ForeignKey(Team, models.PROTECT, related_name="+", help_text="In whose post they decided")
    at = models.DateTimeField()

    disclosed_by = DECISION
    objects = ScopedManager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["contact"], condition=Q(replaces=None), name="decision_first_once"),
            models.CheckConstraint(
                condition=Q(replaces=None, because="") | Q(~Q(because=""), replaces__isnull=False),
                name="decision_replaces_because",
            ),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="decision_replaces_another"),
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
    """What was told to whoever sent the contact, once for each decision. Their team sees it; of what led to it they
    see nothing."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="answers")
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="answer")
    text = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    by_team = models.ForeignKey(Team, models.PROTECT, related_name="+", help_text="Who answers")
    at = models.DateTimeField()
    mail_to = models.EmailField(blank=True, help_text="Told by e-mail that there is an answer, without what it says")
    mailed_at = models.DateTimeField(null=True)

    disclosed_by = ANSWER
    objects = ScopedManager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Answer to {self.contact_id}"
