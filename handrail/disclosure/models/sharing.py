from django.db import models
from django.db.models import Q

from handrail.partnership.public import User


class Level(models.IntegerChoices):
    """How much a reader sees. Ordered: each level holds what the lower ones hold."""

    DENY = 0, "Nothing"
    POINTER = 1, "Pointer: that the agency is or was involved, whom to ring, how fresh"
    SUMMARY = 2, "Summary: what happened, in a line"
    FULL = 3, "Full: as the agency sent it"


class SharingMatrix(models.Model):
    """One version of what the agencies have agreed to share. Never edited once published; until then a draft.

    `edition` counts the changes to a draft, so that two officers do not write over each other. Whoever proposes a draft
    does not publish it where it shares more than the version in force: another officer does.
    """

    version = models.PositiveIntegerField(unique=True)
    note = models.CharField(max_length=300)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    drafted_from = models.PositiveIntegerField(null=True, help_text="The version in force when it was begun")
    edition = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "sharing matrices"
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed_by=None, proposed_at=None)
                | Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="matrix_proposed_who_and_when",
            )
        ]

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
