from django.db import models
from django.db.models import Q

from handrail.disclosure.public import Level, ScopedManager
from handrail.frontdoor.models.contact import Contact
from handrail.frontdoor.policies import ASKED_ABOUT, CHECK
from handrail.partnership.public import Agency, Team, User
from handrail.writing.public import Written, WrittenManager

SHARED = [(level, label) for level, label in Level.choices if level > Level.DENY]


class AgencyCheck(Written):
    """What one agency was asked about a contact, and what it said: each version of its answer stays.

    `agency` is the one asked, as a whole or by one of its teams; `asker` the agency of the front door. Whom it was
    asked about is `AskedAbout`, which the agency reads only for as long as it needs to.
    """

    class Answer(models.TextChoices):
        NOTHING = "nothing", "Nothing known"
        NOT_RELEVANT = "not_relevant", "Known, nothing relevant"
        INFORMATION = "information", "Information"
        DECLINED = "declined", "Declined"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="checks")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    asker = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    level = models.PositiveSmallIntegerField(
        "how far it may be passed on", choices=SHARED, null=True, help_text="How far information may be passed on"
    )
    text = models.TextField("information", blank=True, help_text="The information, or why the agency declines")
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    about: "AskedAbout | None" = None  # filled by `selectors.checks`, where the reader may still read it

    disclosed_by = CHECK
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["agency", "answered_at"], name="check_asked_of")]
        constraints = [
            *Written.Meta.constraints,
            models.UniqueConstraint(
                fields=["contact", "agency", "team"],
                condition=Q(answered_at=None, withdrawn_at=None),
                nulls_distinct=False,
                name="check_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | Q(~Q(answer=""), answered_by__isnull=False, answered_at__isnull=False),
                name="check_answered_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False, answer=""),
                name="check_withdrawn_who_and_when",
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
        """Whether an answer is still waited for."""
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def reference(self) -> str:
        """The contact's, which an agency keeps when it no longer reads whom it was asked about."""
        return f"C-{self.contact_id}"


class AskedAbout(models.Model):
    """Whom an agency is asked about, and what: copied from the contact, which the agency never sees.

    It carries an address only where the front door said that the agency needs one to answer.
    """

    check_asked = models.OneToOneField(AgencyCheck, models.CASCADE, related_name="+")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    asker = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    address = models.CharField(max_length=320, blank=True)
    question = models.TextField()
    readable_until = models.DateField(
        null=True, help_text="From this day on the agency no longer reads it; empty while it is to answer"
    )

    disclosed_by = ASKED_ABOUT
    objects = ScopedManager()

    class Meta:
        verbose_name_plural = "asked about"

    def __str__(self) -> str:
        return f"Asked in check {self.check_asked_id}"
