from django.db import models

from handrail.partnership.public import User


class ExtractSpecification(models.Model):
    """How one agency's extract is read, as text that people edit. A version is never changed, only followed."""

    code = models.SlugField()
    version = models.PositiveIntegerField()
    text = models.TextField(help_text="TOML")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="extract_specification_once")]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
