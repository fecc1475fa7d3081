from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import Level, Policy, ScopedManager
from handrail.partnership.public import Agency, User
from handrail.planning.models.instrument import InstrumentVersion
from handrail.records.facts import ItemClass
from handrail.records.public import Person
from handrail.writing.public import Written, WrittenManager

# That there is an assessment, its ratings and its dissent are its summary; what was written stands apart, in full.
IN_SUMMARY = Policy(person="person_id", at_least=Level.SUMMARY)
IN_FULL = Policy(person="person_id", at_least=Level.FULL)


class OfPerson(models.Model):
    """Whose it is, which agency wrote it, and the class by which that agency shares it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    item_class = models.CharField(max_length=40, default=ItemClass.ASSESSMENT)

    class Meta:
        abstract = True


class Assessment(OfPerson, Written):
    """One use of an instrument for one young person, led by the agency that opened it. It keeps its version."""

    class Status(models.TextChoices):
        OPEN = "open", "Being written"
        AGREED = "agreed", "Agreed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    prompted_by = models.CharField(max_length=300, blank=True, help_text="Why now, in a line")
    opened_on = models.DateField()
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    levels = models.JSONField(default=dict, help_text="The agreed rating of each need domain")
    band = models.CharField(max_length=40, blank=True, help_text="As judged, whatever the score says")
    agreed_on = models.DateField(null=True)
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    review_on = models.DateField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

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
            models.CheckConstraint(
                condition=Q(~Q(status="withdrawn"), withdrawn_because="")
                | Q(~Q(withdrawn_because=""), status="withdrawn"),
                name="assessment_withdrawn_says_why",
            ),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="assessment_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return f"Assessment {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class View(OfPerson):
    """Whose eyes: one agency's view in an assessment, or the young person's own, written down by an agency.

    `ratings` repeats from the answers what its summary is: the rating and confidence of each need domain.
    """

    class Whose(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person's own view"
        WORKER = "worker", "The agency's view"

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="views")
    whose = models.CharField(max_length=12, choices=Whose)
    ratings = models.JSONField(default=dict)
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


class Dissent(OfPerson):
    """An agency sees it differently, and says so. It stays, whatever is agreed later (a trigger holds that)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="dissents")
    domain = models.CharField(max_length=40, blank=True, help_text="Blank: the agreed view as a whole")
    rating = models.CharField(max_length=12, blank=True, help_text="What they would have agreed to")
    words = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    disclosed_by = IN_SUMMARY
    objects = ScopedManager()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"Dissent {self.pk}"
