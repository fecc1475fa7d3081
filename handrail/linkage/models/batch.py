from django.db import models

from handrail.linkage.models.specification import ExtractSpecification
from handrail.partnership.public import Agency, Permission, User


class Batch(models.Model):
    """One load of one file (or one return made of several files)."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "Uploaded, not yet looked at"
        PREVIEWED = "previewed", "Previewed"
        LOADING = "loading", "Loading"
        LOADED = "loaded", "Loaded"
        REFUSED = "refused", "Refused"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    reader = models.CharField(max_length=60, help_text="'ssda903', 'annex-a', 'cin-census', or a specification's code")
    specification = models.ForeignKey(ExtractSpecification, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, blank=True, help_text="Where an upload waits; empty once it is loaded")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State, default=State.UPLOADED)
    refused_because = models.CharField(max_length=500, blank=True)
    rows_done = models.PositiveBigIntegerField(default=0)
    rows_expected = models.PositiveBigIntegerField(null=True)
    report = models.JSONField(default=dict, help_text="Per feed: rows read, new, changed, unchanged, quarantined")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="loaded", loaded_at__isnull=False)
                | (~models.Q(state="loaded") & models.Q(loaded_at=None)),
                name="batch_loaded_at_with_state",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    def read_by(self) -> str:
        """The reader and, where it is a specification, its version: another version may understand a row otherwise."""
        return f"{self.reader} v{self.specification.version}" if self.specification else self.reader

    def in_words(self) -> str:
        """What became of it, in a line."""
        if self.state != self.State.LOADED:
            return f"{self.file_name}: {self.refused_because or self.get_state_display().lower()}"
        if "same_as" in self.report:
            return f"{self.file_name}: the same file as in the load before, so nothing has changed"
        feeds = self.report.get("feeds", {}).values()
        sums = {
            what: sum(feed[what] for feed in feeds) for what in ("read", "new", "changed", "unchanged", "quarantined")
        }
        counted = ", ".join(f"{sums[what]:,} {what}" for what in ("new", "changed", "unchanged", "quarantined"))
        return f"{self.file_name}: {sums['read']:,} rows read: {counted}"


class QuarantinedRow(models.Model):
    """A row that could not be taken in, where it stands, and why. Kept as sent, so that it can be mended."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="quarantined")
    feed = models.CharField(max_length=60)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    rule = models.CharField(max_length=60)
    reason = models.CharField(max_length=500)
    value = models.CharField(max_length=200, blank=True, help_text="Empty where the value is personal")
    as_sent = models.JSONField(default=dict)
    mended = models.JSONField(null=True)
    released_in = models.ForeignKey(Batch, models.SET_NULL, null=True, related_name="+")

    only_with = Permission.LOAD_EXTRACTS

    class Meta:
        ordering = ["feed", "line"]
        indexes = [models.Index(fields=["batch", "feed", "line"], name="quarantine_place")]

    def __str__(self) -> str:
        return f"{self.feed} line {self.line}: {self.rule}"
