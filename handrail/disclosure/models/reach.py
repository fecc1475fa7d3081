from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency, Team


class Reach(models.Model):
    """A legitimate relationship: a team or an agency, with a person, since when, until when, and because of what.

    Written when involvements are loaded, when a cohort is computed, and later when access is granted. `person_id` has
    no foreign key, since persons live on a higher floor.
    """

    class Basis(models.TextChoices):
        INVOLVEMENT = "involvement", "works with the person"
        COHORT = "cohort", "the person is in the cohort that the team's panel looks after"
        GRANT = "grant", "access was granted"
        TEAM_AROUND = "team_around", "is in the team around the person"

    person_id = models.UUIDField()
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, blank=True, related_name="+")
    basis = models.CharField(max_length=20, choices=Basis)
    fact = models.CharField(max_length=120, blank=True, help_text="What it rests on, such as 'involvement 123'")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "reach"
        indexes = [
            models.Index(fields=["person_id", "team"], name="reach_person_team"),
            models.Index(fields=["person_id", "agency"], name="reach_person_agency"),
            models.Index(fields=["team", "person_id"], name="reach_team_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(team=None, agency__isnull=False) | Q(team__isnull=False, agency=None),
                name="reach_one_holder",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="reach_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.team or self.agency}: {self.get_basis_display()}"
