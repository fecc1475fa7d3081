from django.contrib.postgres.fields import DateRangeField
from django.db import models

from handrail.disclosure.public import Level, Policy, ScopedManager
from handrail.partnership.public import Agency
from handrail.records.public import Person

# Which need domain a bar stands in tells what it is, and so who is involved as what: more than a pointer may.
BAR = Policy(person="person_id", at_least=Level.SUMMARY)


class DomainPeriod(models.Model):
    """A stretch of days in one need domain, with the fact and the rule that drew it. Rebuilt, never edited."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    domain = models.CharField(max_length=40)
    period = DateRangeField(help_text="Half-open")
    rule = models.CharField(max_length=60, help_text="The rule's code, in the horizon rules that were in force")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    item_class = models.CharField(max_length=40, help_text="Whether a reader may see what this is, as for its fact")
    fact = models.CharField(max_length=60, help_text="Such as 'involvement 123'")
    label = models.CharField(max_length=200)

    class Meta:
        abstract = True


class NeedPeriod(DomainPeriod):
    disclosed_by = BAR
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["person", "domain"], include=["period"], name="need_person_domain")]

    def __str__(self) -> str:
        return f"Need: {self.domain} {self.period}"


class SupportPeriod(DomainPeriod):
    class EndsBecause(models.TextChoices):
        OPEN = "", "no end is known"
        CLOSED = "closed", "its agency closed it"
        PLANNED = "planned end", "it is planned to end"
        OVERDUE = "planned end passed", "its planned end has passed"
        AGE = "upper age", "the service ends at that age"
        LEGAL = "legal status", "its legal status ends"

    ends_because = models.CharField(max_length=60, blank=True, choices=EndsBecause)

    disclosed_by = BAR
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["person", "domain"], include=["period"], name="support_person_domain")]

    def __str__(self) -> str:
        return f"Support: {self.domain} {self.period}"


class HorizonFinding(models.Model):
    """A stretch of need without support, as last computed for a young person in the cohort.

    It is an ending when a support that stops leaves it with no successor in time, else a gap. One row for each agency
    and item class whose facts say that there is a need, on the days on which they say so: a reader is told of it only
    where they may know of the need. The columns `stopped...` are of the support that stopped last before it, where
    one did. Who may be told of it at all, `selectors.told` says.
    """

    class Kind(models.TextChoices):
        GAP = "gap", "Gap"
        ENDING = "ending", "Ending"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    domain = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)
    starts_on = models.DateField()
    opens_on = models.DateField(help_text="When it opens or, for a gap that is open, when it opened")
    until = models.DateField()
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    item_class = models.CharField(max_length=40)
    stopped = models.CharField(max_length=60, blank=True, help_text="The support's fact, such as 'involvement 12'")
    stopped_on = models.DateField(null=True)
    stopped_agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+")
    stopped_class = models.CharField(max_length=40, blank=True)
    stopped_because = models.CharField(max_length=60, blank=True, choices=SupportPeriod.EndsBecause)
    computed_on = models.DateField()

    disclosed_by = BAR
    objects = ScopedManager()

    class Meta:
        ordering = ["starts_on", "domain"]
        indexes = [models.Index(fields=["person", "starts_on"], name="finding_person_starts")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.domain} from {self.starts_on}"
