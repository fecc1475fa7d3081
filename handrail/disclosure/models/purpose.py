from django.db import models


class Purpose(models.Model):
    """Why somebody reads, with the basis in law that makes it lawful."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    lawful_basis = models.CharField(max_length=300, help_text="UK GDPR Article 6")
    condition = models.CharField(max_length=300, help_text="UK GDPR Article 9 or 10 condition", blank=True)
    gateway = models.CharField(max_length=300, help_text="The power or duty to share", blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    enabled = models.BooleanField(default=True, help_text="Law that is not in force ships switched off")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
