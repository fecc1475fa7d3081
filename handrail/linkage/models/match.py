from django.db import models
from django.db.models import F, Q

from handrail.linkage.models.lineage import MoveSet
from handrail.partnership.public import Permission, User
from handrail.records.public import SourcePerson


class LinkageModel(models.Model):
    """A trained model: its weights, the run that trained it, and the thresholds of its three bands."""

    version = models.CharField(max_length=16, unique=True, help_text="From the content of the weights")
    settings = models.JSONField()
    training = models.JSONField(default=dict)
    trained_at = models.DateTimeField()

    class Meta:
        ordering = ["-trained_at"]

    def __str__(self) -> str:
        return self.version


class LinkageRun(models.Model):
    model = models.ForeignKey(LinkageModel, models.PROTECT, related_name="runs")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    incremental = models.BooleanField(default=False)
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Run {self.pk}"

    def in_words(self) -> str:
        """What the run did, in a line."""
        told = ("records", "joined", "for_review", "seconds")
        records, joined, review, seconds = (self.figures.get(figure, 0) for figure in told)
        compared = "new and changed records" if self.incremental else "records"
        became = f"{joined:,} joined to a person, {review:,} for a person to decide"
        return f"{records:,} {compared} compared in {seconds} s: {became}"


class Match(models.Model):
    """Two source persons that a run compared and found near enough to keep: the weight, its parts, and the band."""

    class Band(models.TextChoices):
        JOIN = "join", "Join"
        REVIEW = "review", "Review"
        APART = "apart", "Apart"

    run = models.ForeignKey(LinkageRun, models.CASCADE, related_name="matches")
    left = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    right = models.ForeignKey(SourcePerson, models.CASCADE, related_name="+")
    weight = models.FloatField(help_text="Match weight: log2 of the odds")
    waterfall = models.JSONField(default=dict, help_text="levels: what each comparison saw; steps: the weight it adds")
    band = models.CharField(max_length=10, choices=Band)
    because = models.CharField(max_length=60, blank=True, help_text="A rule that decided over the weight: twin, ...")

    only_with = Permission.REVIEW_MATCHES

    class Meta:
        verbose_name_plural = "matches"
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="match_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="match_left_before_right"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} and {self.right_id}: {self.weight:.1f}"


class ReviewItem(models.Model):
    """A match that a person must decide."""

    class Decision(models.TextChoices):
        JOIN = "join", "One person"
        APART = "apart", "Two people"
        LATER = "later", "Later"

    match = models.OneToOneField(Match, models.CASCADE, related_name="review")
    reason = models.CharField(max_length=300, blank=True, help_text="Why the machine did not join the two")
    priority = models.FloatField(help_text="Higher first: nearer to certain, and with more at stake")
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    move_set = models.OneToOneField(MoveSet, models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    only_with = Permission.REVIEW_MATCHES

    class Meta:
        ordering = ["-priority", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="review_decided_who_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"Review of {self.match_id}"


class ToLink(models.Model):
    """A source person that a load has brought or changed since the last linkage run."""

    source_person = models.OneToOneField(SourcePerson, models.CASCADE, primary_key=True, related_name="+")

    for_the_machine_alone = True

    class Meta:
        verbose_name_plural = "to link"

    def __str__(self) -> str:
        return str(self.source_person_id)
