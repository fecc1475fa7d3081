from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency, Permission, User
from handrail.sharing.models.retention import RetentionSchedule


class Disposal(models.Model):
    """One run: counted (the dry run), proposed, approved by somebody else, carried out. None begins by itself."""

    class State(models.TextChoices):
        COUNTING = "counting", "Counting"
        COUNTED = "counted", "Counted: a dry run"
        PROPOSED = "proposed", "Waits for a second officer"
        APPROVED = "approved", "Approved, about to begin"
        RUNNING = "running", "Being carried out"
        DONE = "done", "Done"
        WITHDRAWN = "withdrawn", "Not to be done"

    schedule = models.ForeignKey(RetentionSchedule, models.PROTECT, related_name="+")
    as_of = models.DateField(help_text="What falls due by this day")
    state = models.CharField(max_length=12, choices=State, default=State.COUNTING)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict, help_text="`held`, `due` and `years`: numbers of people, by class and rule")
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", help_text="Who withdrew it")
    ended_because = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0, help_text="People gone through, while it is carried out")
    certificate = models.JSONField(default=dict)

    only_with = Permission.KEEP_RETENTION

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="disposal_approved_by_another"
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=None, proposed_at=None)
                | Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="disposal_proposed_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False, proposed_by__isnull=False),
                name="disposal_approved_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "running", "done"]) | Q(approved_by__isnull=False),
                name="disposal_runs_only_approved",
            ),
            models.UniqueConstraint(
                F("state"), condition=Q(state="running"), name="disposal_one_at_a_time"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Disposal {self.pk}"


class DisposalItem(models.Model):
    """One class of one person's information in a run, with the sum that makes it due."""

    class State(models.TextChoices):
        DUE = "due", "Due"
        HELD = "held", "A hold stands on it"
        DISPOSED = "disposed", "Disposed of"
        KEPT = "kept", "Kept after all"

    disposal = models.ForeignKey(Disposal, models.CASCADE, related_name="items")
    person_id = models.UUIDField()
    item_class = models.CharField(max_length=40)
    rule = models.CharField(max_length=60)
    after = models.CharField(max_length=20)
    years = models.PositiveSmallIntegerField()
    counted_from = models.DateField()
    until = models.DateField(help_text="The first day on which it may go")
    state = models.CharField(max_length=10, choices=State)

    only_with = Permission.KEEP_RETENTION

    class Meta:
        ordering = ["until", "person_id", "item_class"]
        indexes = [models.Index(fields=["disposal", "state"], name="disposal_item_state")]
        constraints = [
            models.UniqueConstraint(fields=["disposal", "person_id", "item_class"], name="disposal_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_class} in disposal {self.disposal_id}"


class Tombstone(models.Model):
    """That an agency's record of somebody, or one class of it, was disposed of here, so that its next extract does not
    bring it back. Only a keyed digest of the agency and its id is kept: it tells nobody who it was.

    An empty class stands for all of it. `returned_at` is when the agency sent something newer, which was taken in.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    made_with = models.CharField(max_length=16, help_text="Which key: another makes other digests")
    item_class = models.CharField(max_length=40, blank=True)
    disposed_on = models.DateField()
    disposal = models.ForeignKey(Disposal, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)

    for_the_machine_alone = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "digest", "item_class"], name="tombstone_once"),
        ]

    def __str__(self) -> str:
        return f"Tombstone {self.pk}"
