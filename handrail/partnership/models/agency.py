from django.db import models


class AgencyKind(models.TextChoices):
    CHILDRENS_SOCIAL_CARE = "childrens_social_care", "Children's social care"
    ADULT_SOCIAL_CARE = "adult_social_care", "Adult social care"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary sector"
    PARTNERSHIP = "partnership", "The partnership itself"


class Agency(models.Model):
    """An organisation that holds records of its own and shares under its own name."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=AgencyKind)
    duty_phone = models.CharField(max_length=40, blank=True)
    duty_hours = models.CharField(max_length=120, blank=True)
    fresh_within_days = models.PositiveSmallIntegerField(
        default=14, help_text="Older than this, its data is called stale"
    )

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=AgencyKind.values), name="agency_kind_known")]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="teams")
    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    also_called = models.JSONField(default=list, blank=True, help_text="Names that extracts use for this team")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
