from django.db import models

from handrail.disclosure.public import ScopedManager
from handrail.frontdoor.policies import SHIFT
from handrail.partnership.public import Team, User


class ShiftHandover(models.Model):
    """What one shift of the duty team leaves to the next; the figures are those of the moment."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    note = models.TextField()
    contacts = models.JSONField(default=list, help_text="Ids of the contacts that the note names")
    figures = models.JSONField(default=dict, help_text="How many waited, were late, and had checks out")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    disclosed_by = SHIFT
    objects = ScopedManager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_by=None, taken_at=None)
                | models.Q(taken_by__isnull=False, taken_at__isnull=False),
                name="shift_taken_who_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"Handover of {self.at:%d %b %H:%M}"
