from django.db import models

from handrail.desk.policies import OwnOrTeams
from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import Team, User


class SavedFilter(models.Model):
    """Which rows of a list somebody wants to see again, under a name of their own."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+", help_text="With which it is shared")
    page = models.CharField(max_length=40, help_text="Of which list, by code")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, help_text="The choices, as an address has them")
    saved_at = models.DateTimeField()

    disclosed_by = OwnOrTeams(user="user_id")
    objects = ScopedManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return f"Filter {self.pk} of {self.page}"
