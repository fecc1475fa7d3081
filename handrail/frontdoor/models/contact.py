from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from handrail.disclosure.public import ScopedManager
from handrail.frontdoor.policies import CONTACT, TRIAGE
from handrail.frontdoor.references import new_outside_reference
from handrail.partnership.public import Agency, Team, User
from handrail.records.public import Person, SourcePerson

if TYPE_CHECKING:
    from handrail.frontdoor.models.words import Words


class Contact(models.Model):
    """A worry told to the front door: where it stands. What was told is `Words`, seen by fewer than the contact is.

    `person` is empty until somebody has said who it is. `recognised_by` is the source record by which they were
    recognised, so that the contact goes with it when records are joined or taken apart.
    """

    class Consent(models.TextChoices):
        AGREED = "agreed", "Yes, they agree to it"
        REFUSED = "refused", "They were asked and said no"
        NOT_ASKED = "not_asked", "They were not asked"

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for a decision"
        WITH_WORKER = "with_worker", "With the team that works with them"
        DECIDED = "decided", "Decided"

    received_at = models.DateTimeField()
    outside_reference = models.CharField(
        max_length=11, unique=True, default=new_outside_reference, help_text="What somebody without an account is given"
    )
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    receiving_team = models.ForeignKey(Team, models.PROTECT, related_name="+", help_text="The front door")
    taking_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", help_text="Works with it now")
    taking_until = models.DateField(
        null=True, help_text="From this day on that team sees it as far as anything of the person is shared with it"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Whose information it is")
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    author_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    matched_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    matched_at = models.DateTimeField(null=True)

    in_danger = models.BooleanField()
    rating = models.CharField(max_length=20, blank=True, help_text="A code of practice.toml")
    rating_due = models.DateTimeField(null=True)
    decide_by = models.DateTimeField(help_text="The statutory clock")
    due_at = models.DateTimeField(help_text="The nearest of its clocks: what the queue is ordered by")
    taken_up_at = models.DateTimeField(null=True)
    taken_up_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    told: "Words | None" = None  # filled by `selectors.words`, where the reader sees the words

    disclosed_by = CONTACT
    objects = ScopedManager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["receiving_team", "state", "due_at"], name="contact_queue"),
            models.Index(fields=["taking_team", "state"], name="contact_taken"),
            models.Index(fields=["author_team"], name="contact_author_team"),
            models.Index(fields=["person"], name="contact_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, matched_by=None, matched_at=None)
                | Q(person__isnull=False, matched_at__isnull=False),
                name="contact_matched_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="with_worker") | Q(taking_team__isnull=False), name="contact_with_some_worker"
            ),
            models.CheckConstraint(
                condition=Q(taking_until=None) | Q(state="decided", taking_team__isnull=False),
                name="contact_let_go_once_decided",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_at=None, taken_up_by=None)
                | Q(taken_up_at__isnull=False, taken_up_by__isnull=False),
                name="contact_taken_up_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people who sign in call it. It can be guessed, so nothing is opened by it alone."""
        return f"C-{self.pk}"

    @property
    def from_the_public(self) -> bool:
        """Sent by somebody who does not sign in here."""
        return self.author_id is None


class RatingChange(models.Model):
    """A contact's rating set or changed, and why: written once (the database refuses a change to it).

    The first may stand without a reason.
    """

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="ratings")
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    due = models.DateTimeField(null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    disclosed_by = TRIAGE
    objects = ScopedManager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(before="") | ~Q(reason=""), name="rating_changed_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.before or 'unrated'} to {self.after}"


class Attachment(models.Model):
    """A file that came with a contact, found clean or taken in unscanned by the partnership's choice."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    size = models.PositiveIntegerField(help_text="Bytes")
    scanned = models.BooleanField()
    at = models.DateTimeField()

    disclosed_by = TRIAGE
    objects = ScopedManager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.stored_as
