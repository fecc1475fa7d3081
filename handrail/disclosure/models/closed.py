from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import User


class Closed(models.Model):
    """A person whom somebody who signs in may not open, in whatever post: themselves, their family, a friend's child.

    It goes before every relationship that their teams have. Written by the room that knows why (`fact`). `person_id`
    has no foreign key, since persons live on a higher floor.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    person_id = models.UUIDField()
    fact = models.CharField(max_length=120, help_text="What it rests on, such as 'connection 7'")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "closed"
        indexes = [models.Index(fields=["user", "person_id"], name="closed_user_person")]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="closed_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.fact}: closed to user {self.user_id}"
