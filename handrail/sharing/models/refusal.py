"""A request to share that was refused."""

from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models.seen_by import TOLD
from handrail.writing.public import Written, WrittenManager


class WhyRefused(models.TextChoices):
    NO_BASIS = "no_basis", "No power or duty to share it for this"
    NOT_NECESSARY = "not_necessary", "Not needed for what they want to do"
    TOO_MUCH = "too_much", "More than they need"
    UNSAFE = "unsafe", "Sharing could put somebody at risk"
    INVESTIGATION = "investigation", "Sharing could harm an investigation"
    THIRD_PARTY = "third_party", "It is about somebody else as well"
    OBJECTION = "objection", "The young person objects, and nothing outweighs that"
    NOT_SAID = "not_said", "They did not say what it is for"
    DECLINED = "declined", "An agency declined a check at the front door"
    OTHER = "other", "Another reason"


class Refusal(Written):
    """Somebody asked for information about a young person and was refused: what for, why, and what they got instead.

    `agency` recorded it. Either side can be outside: what is asked of us and refused, and what we ask and are refused.
    """

    class Outcome(models.TextChoices):
        STANDS = "stands", "The refusal stands"
        SHARED = "shared", "It was shared after all"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_by_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=200, blank=True, help_text="The person, post or organisation that asked")
    refused_by_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    refused_by = models.CharField(max_length=200, help_text="Who decided")
    asked_for = models.TextField(help_text="What they asked for")
    purpose = models.CharField(max_length=300, help_text="What they said it was for")
    reason = models.CharField(max_length=20, choices=WhyRefused)
    because = models.TextField()
    offered = models.TextField(blank=True, help_text="What was offered instead")
    refused_on = models.DateField()
    review_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reviewed_on = models.DateField(null=True)
    review_words = models.TextField(blank=True)

    disclosed_by = TOLD
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["-refused_on", "-pk"]
        indexes = [models.Index(fields=["person", "-refused_on"], name="refusal_person")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(asked_by_agency__isnull=False) | ~Q(asked_by=""), name="refusal_asked_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gte=F("refused_on")), name="refusal_reviewed_after"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", reviewed_on=None) | (~Q(outcome="") & Q(reviewed_on__gte=F("refused_on"))),
                name="refusal_reviewed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Refusal {self.pk}"

    @property
    def asker(self) -> str:
        return ", ".join(part for part in (self.asked_by, str(self.asked_by_agency or "")) if part)
