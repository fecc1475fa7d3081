from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Membership, Team, User
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models.access_request import AccessRequest, holder_words


class Grant(models.Model):
    """A team, or somebody in a post, let in to a person for some days, for a reason that somebody decided on.

    How much they then see is the sharing matrix's to say, as for everybody. The machine alone reads it: of a grant each
    reader is told as far as they may know who else works with the person.
    """

    for_the_machine_alone = True

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = models.ForeignKey(SourcePerson, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    member = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    request = models.OneToOneField(AccessRequest, models.PROTECT, null=True, related_name="grant")
    why = models.TextField()
    since = models.DateField()
    until = models.DateField(help_text="The first day without it")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    review_on = models.DateField(null=True, help_text="None where it is over before it would be looked at again")
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True)
    review_words = models.TextField(blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, help_text="The first day without it, where it ended early")
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["person", "until"], name="grant_person_until")]
        constraints = [
            models.CheckConstraint(
                condition=Q(team=None, member__isnull=False) | Q(team__isnull=False, member=None),
                name="grant_one_holder",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="grant_ends_after_start"),
            models.CheckConstraint(condition=~Q(why=""), name="grant_says_why"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None, ended_why="")
                | (Q(ended_on__isnull=False, ended_by__isnull=False, ended_on__lte=F("until")) & ~Q(ended_why="")),
                name="grant_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on=None, reviewed_by=None, review_words="")
                | (Q(reviewed_on__isnull=False, reviewed_by__isnull=False) & ~Q(review_words="")),
                name="grant_reviewed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Grant {self.pk}"

    @property
    def holder(self) -> str:
        return holder_words(self.team, self.member)

    @property
    def agency(self) -> str:
        """Of which agency they are who were let in."""
        team = self.member.post.team if self.member else self.team
        return str(team.agency) if team else ""

    @property
    def over_from(self) -> date:
        """The first day without it."""
        return min(self.until, self.ended_on) if self.ended_on else self.until

    @property
    def last_day(self) -> date:
        return self.over_from - timedelta(days=1)

    def runs(self, day: date) -> bool:
        return self.since <= day < self.over_from

    def to_review(self, day: date) -> bool:
        return self.runs(day) and self.reviewed_on is None and self.review_on is not None and self.review_on <= day
