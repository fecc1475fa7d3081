from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.partnership.models.agency import Team
from handrail.partnership.roles import ROLES


class Post(models.Model):
    """A seat in a team, filled or vacant. People come and go; the post keeps its role."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, choices=[(code, role.name) for code, role in ROLES.items()])
    title = models.CharField(max_length=120)
    capacity = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="How many young people whoever sits in it can hold at a time, where that is set",
    )

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return f"{self.title}, {self.team}"


class Membership(models.Model):
    """Who sits in a post, since when and until when. `until` is the first day no longer in it."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.post}"
