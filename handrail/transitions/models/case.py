from django.db import models

from handrail.disclosure.public import ScopedManager
from handrail.records.public import WORKED_OUT, Person


class TransitionCase(models.Model):
    """One young person in the cohort, as last computed: what the transitions list is filtered by.

    What goes wrong and when is in `HorizonFinding`, because it differs by reader. The owners are involvements by id,
    read under their own policy; no foreign keys, since involvements are rebuilt with each load.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    cohort_rule = models.CharField(max_length=60)
    rules = models.CharField(max_length=120, help_text="The versions of the rules it was computed by")
    cohort_facts = models.JSONField(default=list, help_text="Which facts met the rule, such as 'flag 12'")
    since = models.DateField(help_text="When the rule was first met by the facts that meet it now")
    born = models.DateField()
    turns_18 = models.DateField()
    care_status = models.CharField(max_length=20, blank=True)
    owner_now_id = models.BigIntegerField(null=True, help_text="The involvement that owns now")
    owner_after_18_id = models.BigIntegerField(null=True, help_text="The involvement that owns from the 18th birthday")
    taken_over_by = models.CharField(
        max_length=40, blank=True, help_text="What in a plan names the owner from then on, where no involvement does"
    )
    team = models.ForeignKey("partnership.Team", models.SET_NULL, null=True, related_name="+")
    area = models.CharField(max_length=10, blank=True, help_text="Outward part of the latest postcode")
    computed_on = models.DateField()

    disclosed_by = WORKED_OUT
    objects = ScopedManager()

    class Meta:
        ordering = ["turns_18"]

    def __str__(self) -> str:
        return f"Case of {self.person_id}"
