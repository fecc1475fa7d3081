from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import OwnPolicy, ScopedManager
from handrail.partnership.public import User


class Notice(models.Model):
    """Something that concerns a user: which kind of thing, when, and where to look. Never what it says of anybody.

    The same thing is told once until it is read. `about` has no foreign key, since persons live on a higher floor.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True, help_text="The person whom it concerns, named only to who may open them")
    link = models.CharField(max_length=200, blank=True, help_text="The page to look at, from the first slash on")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    disclosed_by = OwnPolicy(user="user_id")
    objects = ScopedManager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_of_user"),
            models.Index(fields=["mailed_at"], condition=Q(mailed_at=None, read_at=None), name="notice_to_mail"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "about", "link"],
                condition=Q(read_at=None),
                nulls_distinct=False,
                name="notice_once_until_read",
            ),
            models.CheckConstraint(condition=Q(read_at=None) | Q(read_at__gte=F("at")), name="notice_read_after_told"),
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk} ({self.kind})"


class EmailChoice(models.Model):
    """Whether a user wants their notices by e-mail as well. Without a row they do."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+", primary_key=True)
    wanted = models.BooleanField()

    disclosed_by = OwnPolicy(user="user_id")
    objects = ScopedManager()

    def __str__(self) -> str:
        return f"User {self.user_id}: {'e-mail' if self.wanted else 'no e-mail'}"
