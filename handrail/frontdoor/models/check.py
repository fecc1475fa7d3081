from django.db import models
from django.db.models import Q

from handrail.disclosure.public import Level, ScopedManager
from handrail.frontdoor.models.contact import Contact
from handrail.frontdoor.policies import CHECK
from handrail.partnership.public import Agency, Team, User

SHARED = [(level, label) for level, label in Level.choices if level > Level.DENY]


class AgencyCheck(models.Model):
    """What one agency was asked about a contact, and what it said.

    It carries what the agency needs to know whom it is asked about, copied from the contact: an agency that is asked
    sees this row and not the contact. `agency` is the one asked, as a whole or by one of its teams.
    """

    class Answer(models.TextChoices):
        NOTHING = "nothing", "Nothing known"
        NOT_RELEVANT = "not_relevant", "Known, nothing relevant"
        INFORMATION = "information", "Information"
        DECLINED = "declined", "Declined"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="checks")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    address = models.CharField(max_length=320, blank=True)
    question = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)

    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    level = models.PositiveSmallIntegerField(
        choices=SHARED, null=True, help_text="How far information may be passed on"
    )
    text = models.TextField(blank=True, help_text="The information, or why the agency declines")
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    disclosed_by = CHECK
    objects = ScopedManager()

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["agency", "answered_at"], name="check_asked_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "agency", "team"],
                condition=Q(answered_at=None),
                nulls_distinct=False,
                name="check_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | Q(~Q(answer=""), answered_by__isnull=False, answered_at__isnull=False),
                name="check_answered_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(answer="information", level__isnull=False) | Q(~Q(answer="information"), level=None),
                name="check_information_has_a_level",
            ),
            models.CheckConstraint(condition=~Q(answer="declined", text=""), name="check_declined_because"),
        ]

    def __str__(self) -> str:
        return f"Check {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
