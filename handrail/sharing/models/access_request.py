from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.partnership.public import Membership, Team, User
from handrail.sharing.models.named import Named
from handrail.sharing.policies import ASKED


class AccessRequest(Named):
    """Somebody asks that a team, or somebody in a post, be let in to a person: why, and until when."""

    class Answer(models.TextChoices):
        GIVEN = "given", "Let in"
        REFUSED = "refused", "Not let in"
        WITHDRAWN = "withdrawn", "Taken back"

    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", help_text="In which post they asked")
    for_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    for_member = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    until = models.DateField(help_text="The last day on which they need it")
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True, help_text="What whoever asked is told")
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    disclosed_by = ASKED
    objects = ScopedManager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["by", "-at"], name="access_request_by")]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="access_request_says_why"),
            models.CheckConstraint(
                condition=Q(for_team=None, for_member__isnull=False) | Q(for_team__isnull=False, for_member=None),
                name="access_request_for_one",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="access_request_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["given", "refused"]) | ~Q(answered_by=F("by")),
                name="access_request_answered_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"

    @property
    def holder(self) -> str:
        """Who is to be let in, in words."""
        return holder_words(self.for_team, self.for_member)


def holder_words(team: Team | None, member: Membership | None) -> str:
    if member is not None:
        return f"{member.user}, {member.post.team.name}"
    return f"everybody in {team.name}" if team is not None else ""
