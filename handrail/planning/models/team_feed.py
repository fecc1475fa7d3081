from django.db import models

from handrail.partnership.public import User


class CalendarFeed(models.Model):
    """The secret address at which somebody's calendar program fetches what is due. Only a digest of it is kept."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token in the address")
    made_at = models.DateTimeField()

    for_the_machine_alone = True

    def __str__(self) -> str:
        return f"Calendar feed {self.pk}"


class OutboxMessage(models.Model):
    """An e-mail that the demo has kept instead of sending it."""

    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    at = models.DateTimeField()

    for_the_machine_alone = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Message {self.pk}"
