"""What was told to somebody, or handed to them, outside Handrail."""

from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models.seen_by import TOLD
from handrail.writing.public import Written, WrittenManager


class How(models.TextChoices):
    SPOKEN = "spoken", "Spoken: by phone or face to face"
    EMAIL = "email", "By e-mail"
    PRINTED = "printed", "On paper"
    DOCUMENT = "document", "As a document or an export"


class Consent(models.TextChoices):
    AGREED = "agreed", "They know, and agree"
    TOLD = "told", "They were told. Consent is not what it rests on"
    OBJECTED = "objected", "They object, and it is shared all the same"
    UNSAFE = "unsafe", "Not asked: asking could put somebody at risk"
    NOT_POSSIBLE = "not_possible", "Not asked: there was no way to, or no time"


class DisclosureMade(Written):
    """Somebody outside was told about a young person: whom, what, why it was lawful, and for how long they keep it.

    The basis in law stands as it was on the day: a purpose that is worded anew changes nothing that was done.
    """

    class Ended(models.TextChoices):
        DESTROYED = "destroyed", "Destroyed"
        RETURNED = "returned", "Given back"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Whose worker told")
    to_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    to_name = models.CharField(max_length=200, blank=True, help_text="The person, post or organisation")
    how = models.CharField(max_length=20, choices=How)
    classes = models.JSONField(help_text="Codes of the classes of information")
    what = models.TextField(help_text="What was told or handed over, in words")
    purpose = models.SlugField()
    lawful_basis = models.CharField(max_length=300)
    condition = models.CharField(max_length=300, blank=True)
    gateway = models.CharField(max_length=300, blank=True)
    necessary = models.TextField(help_text="Why they needed it")
    proportionate = models.TextField(help_text="Why this much, and no more")
    consent = models.CharField(max_length=20, choices=Consent)
    consent_words = models.TextField(blank=True, help_text="What they said, or why they were not asked")
    told_on = models.DateField()
    keep_until = models.DateField(null=True, help_text="The last day on which the recipient may keep it")
    kept_because = models.TextField(blank=True, help_text="Why the recipient may keep it for longer than first agreed")
    ended = models.CharField(max_length=20, choices=Ended, blank=True)
    ended_on = models.DateField(null=True)
    ended_told_by = models.CharField(max_length=200, blank=True, help_text="Who confirmed that it is gone")

    disclosed_by = TOLD
    objects = WrittenManager()

    class Meta(Written.Meta):
        verbose_name_plural = "disclosures made"
        ordering = ["-told_on", "-pk"]
        indexes = [
            models.Index(fields=["person", "-told_on"], name="told_person"),
            models.Index(fields=["keep_until"], condition=Q(ended=""), name="told_still_kept"),
        ]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=Q(to_agency__isnull=False) | ~Q(to_name=""), name="told_somebody"),
            models.CheckConstraint(condition=~Q(classes=[]), name="told_something"),
            models.CheckConstraint(
                condition=Q(keep_until__gte=F("told_on")) | Q(keep_until=None, how="spoken"), name="told_kept_until"
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_on=None) | (~Q(ended="") & Q(ended_on__gte=F("told_on"))),
                name="told_ended_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Disclosure {self.pk}"

    @property
    def recipient(self) -> str:
        """'Ms Pike, Quay Housing' or either of the two."""
        return ", ".join(part for part in (self.to_name, str(self.to_agency) if self.to_agency else "") if part)
