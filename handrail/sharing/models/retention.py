from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from handrail.partnership.public import Permission, User


class RetentionSchedule(models.Model):
    """One version of how long what is kept. Never changed, only followed: what went under it stays explained."""

    version = models.PositiveIntegerField(unique=True)
    rules = models.JSONField(help_text="As `retention.Schedule.as_json` gives it")
    note = models.CharField(max_length=500, help_text="What is new in this version, and who agreed it")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", help_text="Null: as shipped")

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"Retention schedule, version {self.version}"


class Hold(models.Model):
    """Nothing it stands on may be disposed of, however long ago its time was up, until somebody releases it.

    On one person, wherever joins and splits take the records that were theirs; or on a whole class of information,
    '*' being all of them.
    """

    class Why(models.TextChoices):
        INQUIRY = "inquiry", "A public inquiry has asked that it be kept"
        LITIGATION = "litigation", "Litigation, or a claim that may come"
        COMPLAINT = "complaint", "A complaint or an investigation"
        REVIEW = "review", "A safeguarding practice review"
        OTHER = "other", "Something else"

    person_id = models.UUIDField(null=True, help_text="Whom it is on, as known when it was put")
    source_persons = ArrayField(models.BigIntegerField(), default=list, help_text="Their source records, then")
    item_class = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=20, choices=Why)
    words = models.TextField(help_text="Which inquiry, claim or complaint, and who asked")
    since = models.DateField()
    review_on = models.DateField(help_text="When somebody looks whether it is still needed")
    put_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    put_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    released_because = models.TextField(blank=True)

    only_with = Permission.KEEP_RETENTION

    class Meta:
        ordering = ["review_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person_id=None) & ~Q(item_class="") | Q(person_id__isnull=False, item_class=""),
                name="hold_on_a_person_or_a_class",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, released_because="")
                | Q(released_at__isnull=False, released_by__isnull=False) & ~Q(released_because=""),
                name="hold_released_who_when_and_why",
            ),
            models.CheckConstraint(condition=Q(review_on__gt=models.F("since")), name="hold_is_looked_at_again"),
        ]

    def __str__(self) -> str:
        return f"Hold {self.pk}"

    @property
    def is_on(self) -> bool:
        return self.released_at is None
