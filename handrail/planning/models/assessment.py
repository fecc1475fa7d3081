from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import Level, Policy, ScopedManager, SummaryOf
from handrail.partnership.public import Agency, User
from handrail.planning.models.for_needs import classes_of, told_as_field
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.instrument import InstrumentVersion
from handrail.planning.models.recognised import recognised_by
from handrail.records.facts import ItemClass
from handrail.records.public import Person
from handrail.writing.public import Written, WrittenManager

# That there is an assessment, its ratings and who dissents are its summary; what was written stands apart, in full.
# What speaks of one need domain is kept from whoever is kept from the class as which that domain is shared.
IN_SUMMARY = Policy(person="person_id", at_least=Level.SUMMARY)
IN_FULL = Policy(person="person_id", at_least=Level.FULL)
OF_NEED_IN_SUMMARY = Policy(person="person_id", at_least=Level.SUMMARY, told_as="told_as")
OF_NEED_IN_FULL = Policy(person="person_id", at_least=Level.FULL, told_as="told_as")


class OfPerson(models.Model):
    """Whose it is, which agency wrote it, and the class by which that agency shares it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    item_class = models.CharField(max_length=40, default=ItemClass.ASSESSMENT)

    class Meta:
        abstract = True


class OfDomain(models.Model):
    """What is said of one need domain, with the classes as which that is shared, written with each save."""

    domain = models.CharField(max_length=40)
    told_as = told_as_field()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_as = classes_of([self.domain])
        super().save(*args, **kwargs)


class Assessment(OfPerson, Written):
    """One use of an instrument for one young person, led by the agency that opened it. It keeps its version."""

    class Status(models.TextChoices):
        OPEN = "open", "Being written"
        AGREED = "agreed", "Agreed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    recognised_by = recognised_by()
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    opened_on = models.DateField()
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    band = models.CharField(max_length=40, blank=True, help_text="As judged, whatever the score says")
    agreed_on = models.DateField(null=True)
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    review_on = models.DateField(null=True)

    disclosed_by = IN_SUMMARY
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["-opened_on", "-pk"]
        indexes = [models.Index(fields=["person", "-opened_on"], name="assessment_person_opened")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status="agreed", agreed_on__isnull=False, agreed_by__isnull=False)
                | Q(~Q(status="agreed"), agreed_on=None, agreed_by=None),
                name="assessment_agreed_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="assessment_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return f"Assessment {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def levels(self) -> Mapping[str, str]:
        """The agreed rating of each need domain that the reader may know of. One query, unless they were prefetched."""
        return {one.domain: one.rating for one in self.agreed.all()}


class AssessmentReasons(OfPerson, Written):
    """Why an assessment was begun and, where it was, why it was withdrawn."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="reasons")
    prompted_by = models.CharField(max_length=300, blank=True, help_text="Why now, in a line")
    withdrawn_because = models.CharField(max_length=500, blank=True)

    disclosed_by = IN_FULL
    objects = WrittenManager()

    class Meta(Written.Meta):
        verbose_name_plural = "assessment reasons"

    def __str__(self) -> str:
        return f"Reasons of assessment {self.assessment_id}"


class AgreedRating(OfPerson, OfDomain):
    """What was agreed of one need domain."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="agreed")
    rating = models.CharField(max_length=12)

    disclosed_by = OF_NEED_IN_SUMMARY
    objects = ScopedManager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "domain"], name="agreed_once_for_a_domain")]

    def __str__(self) -> str:
        return f"{self.domain}, as agreed in assessment {self.assessment_id}"


class View(OfPerson):
    """Whose eyes: one agency's view in an assessment, or the young person's own, written down by an agency."""

    class Whose(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person's own view"
        WORKER = "worker", "The agency's view"

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="views")
    whose = models.CharField(max_length=12, choices=Whose)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    finished_on = models.DateField(null=True)
    finished_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    disclosed_by = IN_SUMMARY
    objects = ScopedManager()

    class Meta:
        ordering = ["whose", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "agency", "whose"], name="view_once_for_an_agency"),
            models.CheckConstraint(
                condition=Q(finished_on=None, finished_by=None)
                | Q(finished_on__isnull=False, finished_by__isnull=False),
                name="view_finished_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"View {self.pk} of assessment {self.assessment_id}"

    @property
    def ratings(self) -> Mapping[str, Mapping[str, str]]:
        """Rating and confidence of each need domain that the reader may know of. One query, unless prefetched."""
        return {one.domain: {"rating": one.rating, "confidence": one.confidence} for one in self.rated.all()}


class ViewRating(OfPerson, OfDomain):
    """How a view rates one need domain: what its summary is, repeated from its answers."""

    view = models.ForeignKey(View, models.PROTECT, related_name="rated")
    rating = models.CharField(max_length=12)
    confidence = models.CharField(max_length=12, blank=True)

    disclosed_by = OF_NEED_IN_SUMMARY
    objects = ScopedManager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["view", "domain"], name="rated_once_for_a_domain")]

    def __str__(self) -> str:
        return f"{self.domain} in view {self.view_id}"


class ViewAnswers(OfPerson, Written):
    """What a view says, by question: data of the instrument's version (`definition.answers` has the shapes)."""

    view = models.OneToOneField(View, models.PROTECT, related_name="words")
    answers = models.JSONField(default=dict)

    disclosed_by = IN_FULL
    objects = WrittenManager()

    class Meta(Written.Meta):
        pass

    def __str__(self) -> str:
        return f"Answers of view {self.view_id}"


class Agreement(OfPerson, Written):
    """The one view that is agreed, in words. `reasons` has one for each need domain that has needed one."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="agreement")
    reason = models.TextField()
    reasons = models.JSONField(default=dict)
    risk_and_rights = models.TextField(blank=True, help_text="How safety and the right to live their life were weighed")
    band_because = models.TextField(blank=True, help_text="Why it is judged otherwise than the score's band")
    without_because = models.TextField(blank=True, help_text="Why it was agreed without a view that was wanted")

    disclosed_by = IN_FULL
    objects = WrittenManager()

    class Meta(Written.Meta):
        pass

    def __str__(self) -> str:
        return f"Agreement of assessment {self.assessment_id}"


class DissentState(OfPerson):
    """That an agency sees it differently: in which domain, and what it would have agreed to."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="%(class)ss")
    domain = models.CharField(max_length=40, blank=True, help_text="Blank: the agreed view as a whole")
    told_as = told_as_field()
    rating = models.CharField(max_length=12, blank=True, help_text="What they would have agreed to")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Dissent(DissentState):
    """An agency sees it differently, and says so. It stays, whatever is agreed later (a trigger holds that)."""

    words = models.TextField()

    disclosed_by = OF_NEED_IN_FULL
    objects = ScopedManager()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"Dissent {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_as = classes_of([self.domain])
        super().save(*args, **kwargs)


class DissentInSummary(DissentState, InSummary):
    """That an agency sees it differently, without its words."""

    disclosed_by = OF_NEED_IN_SUMMARY
    in_summary = SummaryOf(Dissent)

    class Meta(InSummary.Meta):
        db_table = "planning_dissent_in_summary"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"Dissent {self.pk} in summary"
