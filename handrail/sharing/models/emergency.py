from datetime import datetime

from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import Membership, User
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models.named import Named
from handrail.sharing.policies import EMERGENCY


class Emergency(Named):
    """Somebody opened a person at once, alone, for some hours, and said why. Somebody else looks at it afterwards.

    Without `person` nobody was opened: whom they named is not held, or is several people, or is closed to them. That is
    looked at as well, since to have asked is to have tried whether somebody is known.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "It was right"
        NOT_JUSTIFIED = "not_justified", "It was not justified"

    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", help_text="In which post")
    purpose = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    danger = models.CharField(max_length=40, help_text="From data/letting_in.toml")
    words = models.TextField(help_text="What the danger is")
    at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="Where they, or the review, ended it early")
    review_due = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    review_words = models.TextField(blank=True)
    follow_up = models.TextField(blank=True, help_text="What follows from it")
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    disclosed_by = EMERGENCY
    objects = ScopedManager()

    class Meta:
        verbose_name_plural = "emergencies"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["by", "-at"], name="emergency_by"),
            models.Index(fields=["person"], name="emergency_person"),
            models.Index(fields=["review_due"], condition=Q(outcome=""), name="emergency_to_review"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="emergency_says_why"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("at")), name="emergency_ends_after_start"),
            models.CheckConstraint(
                condition=Q(outcome="", reviewed_by=None, reviewed_at=None, review_words="")
                | (~Q(outcome="") & ~Q(review_words="") & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)),
                name="emergency_reviewed_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("by")), name="emergency_reviewed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"Emergency {self.pk}"

    @property
    def over_at(self) -> datetime:
        return min(self.ends_at, self.ended_at) if self.ended_at else self.ends_at
