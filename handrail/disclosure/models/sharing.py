from django.db import models
from django.db.models import Q


class Level(models.IntegerChoices):
    """How much a reader sees. Ordered: each level holds what the lower ones hold."""

    DENY = 0, "Nothing"
    POINTER = 1, "Pointer: that the agency is or was involved, whom to ring, how fresh"
    SUMMARY = 2, "Summary: what happened, in a line"
    FULL = 3, "Full: as the agency sent it"


class SharingMatrix(models.Model):
    """One published version of what the agencies have agreed to share. Never edited once published."""

    version = models.PositiveIntegerField(unique=True)
    note = models.CharField(max_length=300)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "sharing matrices"

    def __str__(self) -> str:
        return f"Sharing matrix, version {self.version}"


class SharingRule(models.Model):
    """origin agency kind x item class x recipient role x purpose -> level. Every combination stands as its own row."""

    matrix = models.ForeignKey(SharingMatrix, models.CASCADE, related_name="rules")
    origin_kind = models.CharField(max_length=40)
    item_class = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    purpose = models.SlugField()
    level = models.PositiveSmallIntegerField(choices=Level)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "role", "purpose", "origin_kind", "item_class"], name="sharing_rule_once"
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="sharing_level_known"),
        ]

    def __str__(self) -> str:
        return f"{self.origin_kind}/{self.item_class} to {self.role} for {self.purpose}: {self.get_level_display()}"
