from datetime import date

from django.db import models

from handrail.kernel.periods import add_months
from handrail.partnership.public import Permission, User
from handrail.records.public import Person, SourcePerson

ANSWER_MONTHS, LONGER_MONTHS = 1, 3  # UK GDPR Article 12(3): one month, and two more where it is complex


class ReportRequest(models.Model):
    """Somebody asks who saw what of theirs, and when (UK GDPR Article 15). What is shown is chosen here, and what could
    harm somebody else is left out until an officer has decided otherwise."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    reference = models.CharField(max_length=80, blank=True, help_text="The number that your own office gave it")
    received_on = models.DateField()
    longer_because = models.CharField(max_length=300, blank=True, help_text="Why it takes two months more")
    staff_names = models.BooleanField(default=False, help_text="Whether workers are named, or only their post")
    outside_names = models.BooleanField(default=False, help_text="Whether people outside who were told are named")
    crime = models.BooleanField(default=False, help_text="Whether what was read to prevent crime is shown")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    answered_on = models.DateField(null=True)

    only_with = Permission.READ_ACCESS_REPORT

    class Meta:
        ordering = ["answered_on", "received_on", "pk"]

    def __str__(self) -> str:
        return f"Report request {self.pk}"

    @property
    def due(self) -> date:
        return add_months(self.received_on, LONGER_MONTHS if self.longer_because else ANSWER_MONTHS)
