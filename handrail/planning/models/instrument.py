from typing import Any

from django.db import models
from django.db.models import Q

from handrail.partnership.public import User, need_domains
from handrail.planning.definition.read import read_definition
from handrail.planning.definition.schema import Definition


class InstrumentVersion(models.Model):
    """One version of an instrument. Once published its definition never changes (a trigger holds that); the next one
    supersedes it, and assessments that began with it keep it.

    It holds nobody's information, so every reader sees it; what may be done with it is a matter of permission.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "In use"
        SUPERSEDED = "superseded", "Superseded"

    code = models.CharField(max_length=50)
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    title = models.CharField(max_length=300)
    definition = models.JSONField()
    note = models.CharField(max_length=500, blank=True, help_text="What is new in this version")
    edits = models.PositiveIntegerField(default=0, help_text="How often the draft was saved: two editors notice")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", help_text="Null: as shipped")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="instrument_version_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(status="draft"), name="instrument_one_draft"),
            models.UniqueConstraint(fields=["code"], condition=Q(status="published"), name="instrument_one_in_use"),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None) | Q(~Q(status="draft"), published_at__isnull=False),
                name="instrument_published_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def read(self) -> Definition:
        """The definition, checked. A draft may hold one that cannot be read yet."""
        data: dict[str, Any] = self.definition
        return read_definition(data, domains=[*need_domains().codes, *_named(data)] if self.published_at else _now())


def _now() -> list[str]:
    return need_domains().codes


def _named(data: dict[str, Any]) -> list[str]:
    """Domains that a published version names: it stays readable when the partnership drops one of them."""
    questions = (q for section in data.get("sections", []) for q in section.get("questions", []))
    return [q["domain"] for q in questions if q.get("kind") == "need_domain"]
