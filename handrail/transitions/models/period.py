from django.contrib.postgres.fields import DateRangeField
from django.db import models

from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import Agency
from handrail.records.public import WORKED_OUT, Person


class DomainPeriod(models.Model):
    """A stretch of days in one need domain, with the fact and the rule that drew it. Rebuilt, never edited."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    domain = models.CharField(max_length=40)
    period = DateRangeField(help_text="Half-open")
    rule = models.CharField(max_length=60, help_text="The rule's code, in the horizon rules that were in force")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+")
    item_class = models.CharField(max_length=40, help_text="Whether a reader may see what this is, as for its fact")
    fact = models.CharField(max_length=60, help_text="Such as 'involvement 123'")
    label = models.CharField(max_length=200)

    class Meta:
        abstract = True


class NeedPeriod(DomainPeriod):
    disclosed_by = WORKED_OUT
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["person", "domain"], name="need_person_domain")]

    def __str__(self) -> str:
        return f"Need: {self.domain} {self.period}"


class SupportPeriod(DomainPeriod):
    ends_because = models.CharField(max_length=60, blank=True, help_text="planned end, upper age, legal status, closed")

    disclosed_by = WORKED_OUT
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["person", "domain"], name="support_person_domain")]

    def __str__(self) -> str:
        return f"Support: {self.domain} {self.period}"


class HorizonFinding(models.Model):
    """A gap (need without support) or an ending (support that stops with no successor), as last computed."""

    class Kind(models.TextChoices):
        GAP = "gap", "Gap"
        ENDING = "ending", "Ending"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    domain = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)
    period = DateRangeField()
    computed_on = models.DateField()

    disclosed_by = WORKED_OUT
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["person", "domain"], name="finding_person_domain")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.domain} {self.period}"
