from django.db import models

from handrail.disclosure.public import ScopedManager
from handrail.records.public import WORKED_OUT, Person


class TransitionCase(models.Model):
    """One young person in the cohort, as last computed: the columns the transitions list is ordered and filtered by."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    cohort_rule = models.CharField(max_length=60)
    rules = models.CharField(max_length=120, help_text="The versions of the rules it was computed by")
    cohort_facts = models.JSONField(default=list, help_text="Which facts met the rule, as ids")
    born = models.DateField(null=True)
    turns_18 = models.DateField(null=True)
    care_status = models.CharField(max_length=20, blank=True)
    first_finding_on = models.DateField(null=True, help_text="The first day on which something goes wrong")
    first_finding_kind = models.CharField(max_length=10, blank=True)
    domains = models.JSONField(default=list, help_text="Domains with a finding, the soonest first")
    owner_now = models.CharField(max_length=300, blank=True)
    owner_after_18 = models.CharField(max_length=300, blank=True)
    team = models.ForeignKey("partnership.Team", models.SET_NULL, null=True, related_name="+")
    area = models.CharField(max_length=10, blank=True, help_text="Outward part of the latest postcode")
    computed_on = models.DateField()

    disclosed_by = WORKED_OUT
    objects = ScopedManager()

    class Meta:
        ordering = ["first_finding_on"]
        indexes = [models.Index(fields=["first_finding_on"], name="case_first_finding")]

    def __str__(self) -> str:
        return f"Case of {self.person_id}"
