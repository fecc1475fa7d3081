from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency, Membership, Team


class Reach(models.Model):
    """A legitimate relationship: a team, an agency or somebody in a post, with a person, since and until when, and why.

    Written when involvements are loaded, when a cohort is computed, and when somebody is let in. Held by a membership
    it is of one human being in one post: it ends with their sitting there, and goes along into no other. `person_id`
    has no foreign key, since persons live on a higher floor.
    """

    class Basis(models.TextChoices):
        INVOLVEMENT = "involvement", "works with the person"
        COHORT = "cohort", "the person is in the cohort that the team's panel looks after"
        GRANT = "grant", "access was granted"
        TEAM_AROUND = "team_around", "is in the team around the person"
        BREAK_GLASS = "break_glass", "opened the person in an emergency"

    person_id = models.UUIDField()
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, blank=True, related_name="+")
    membership = models.ForeignKey(Membership, models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    basis = models.CharField(max_length=20, choices=Basis)
    fact = models.CharField(max_length=120, blank=True, help_text="What it rests on, such as 'involvement 123'")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    until_at = models.DateTimeField(null=True, blank=True, help_text="Where it ends within a day, the moment")

    class Meta:
        verbose_name_plural = "reach"
        indexes = [
            models.Index(fields=["person_id", "team"], name="reach_person_team"),
            models.Index(fields=["person_id", "agency"], name="reach_person_agency"),
            models.Index(fields=["team", "person_id"], name="reach_team_person"),
            models.Index(
                fields=["membership", "person_id"], condition=Q(membership__isnull=False), name="reach_member_person"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, agency=None, membership=None)
                | Q(team=None, agency__isnull=False, membership=None)
                | Q(team=None, agency=None, membership__isnull=False),
                name="reach_one_holder",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="reach_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.team or self.agency or self.membership}: {self.get_basis_display()}"
