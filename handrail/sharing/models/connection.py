from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import Permission, User
from handrail.records.public import SourcePerson
from handrail.sharing.models.named import Named
from handrail.sharing.policies import CONNECTION


class Connection(Named):
    """Somebody who signs in is this person, is of their family, or knows them privately: from then on they are closed.

    Closed to that user in every post, before every relationship that their teams have, unless information governance
    allows it. Whether anybody of that name is held the user is not told.
    """

    class Kind(models.TextChoices):
        SELF = "self", "Is this person"
        FAMILY = "family", "Family, or lives with them"
        PRIVATE = "private", "Knows them privately"

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds")
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_why = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    allowed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    allowed_at = models.DateTimeField(null=True)
    allowed_why = models.TextField(blank=True)

    disclosed_by = CONNECTION
    objects = ScopedManager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        indexes = [models.Index(fields=["user"], name="connection_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="connection_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(until=None, ended_by=None, ended_why="")
                | (Q(until__isnull=False, ended_by__isnull=False) & ~Q(ended_why="")),
                name="connection_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(allowed_by=None, allowed_at=None, allowed_why="")
                | (Q(allowed_by__isnull=False, allowed_at__isnull=False) & ~Q(allowed_why="")),
                name="connection_allowed_whole",
            ),
            models.CheckConstraint(
                condition=Q(allowed_by=None) | ~Q(allowed_by=F("user")), name="connection_allowed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"Connection {self.pk}"


class LookedInto(models.Model):
    """What somebody found out about a user who seems to have looked up themselves or somebody they know.

    The flag itself is worked out from the ledger each time; this says up to which entry it has been looked into.
    """

    only_with = Permission.REVIEW_ACCESS

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    person_id = models.UUIDField(null=True, help_text="None for searches")
    up_to = models.BigIntegerField(help_text="The last entry of the ledger that was looked into")
    words = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "looked into"
        indexes = [models.Index(fields=["user", "person_id"], name="looked_into_user_person")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="looked_into_says_what"),
            models.CheckConstraint(condition=~Q(by=F("user")), name="looked_into_by_another"),
        ]

    def __str__(self) -> str:
        return f"Looked into: user {self.user_id} up to entry {self.up_to}"
