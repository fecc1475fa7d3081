from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from handrail.disclosure.public import ScopedManager, SummaryOf
from handrail.partnership.public import Agency, Post, User
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_OF_PLAN, WORDS_OF_PLAN
from handrail.writing.public import Written, WrittenManager


class Days(Func):
    """Two dates as the half-open period between them."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Only(Func):
    """A number as a range of itself: a range can be excluded without an extension to PostgreSQL."""

    function = "INT8RANGE"
    template = "%(function)s(%(expressions)s, %(expressions)s, '[]')"
    output_field = BigIntegerRangeField()


class Member(Written):
    """Somebody in the team around a young person, from a day and to a day: a post, or somebody who is named.

    A post's place always has an end, and can be renewed: whoever fills it may open the person while it lasts, and not
    a day longer. With `user` that is this very person in the post: when they leave it, the place is vacant; without,
    whoever sits in it.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="members")
    role = models.CharField(max_length=40, help_text="From data/team_roles.toml")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True, help_text="Of somebody who has no post here")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", help_text="None for the family")
    contact = models.CharField(max_length=200, blank=True, help_text="How to reach somebody who has no post here")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day no longer in the team")

    disclosed_by = PART_OF_PLAN
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["post"], name="member_post")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(post__isnull=False, name="") | (Q(post=None, user=None) & ~Q(name="")),
                name="member_is_a_post_or_named",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="member_ends_after_start"),
            models.CheckConstraint(condition=Q(post=None) | Q(until__isnull=False), name="member_place_has_an_end"),
        ]

    def __str__(self) -> str:
        return f"Member {self.pk}"

    def is_in(self, day: date) -> bool:
        """Whether the membership holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class LeadState(models.Model):
    """Who leads a plan, from a day and to a day."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which somebody else leads")
    called_off_on = models.DateField(null=True, help_text="When it was settled that it does not begin")

    class Meta:
        abstract = True

    def leads_on(self, day: date) -> bool:
        return self.called_off_on is None and self.since <= day and (self.until is None or day < self.until)


class Lead(LeadState):
    """Who leads a plan, day by day: never two, and (migration `plan_has_one_lead`) never none while it is open.

    One that was to begin and did not, since the plan ended first, stays and is called off.
    """

    because = models.CharField(max_length=300, help_text="Why the lead is with them")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    disclosed_by = WORDS_OF_PLAN
    objects = ScopedManager()

    class Meta:
        ordering = ["since"]
        constraints = [
            ExclusionConstraint(
                name="lead_one_at_a_time",
                expressions=[
                    (Only("plan"), RangeOperators.EQUAL),
                    (Days("since", "until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(called_off_on=None),
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="lead_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"Lead of plan {self.plan_id} since {self.since}"


class LeadInSummary(LeadState, InSummary):
    """Who leads a plan day by day, without why."""

    disclosed_by = PART_OF_PLAN
    in_summary = SummaryOf(Lead)

    class Meta(InSummary.Meta):
        db_table = "planning_lead_in_summary"
        ordering = ["since"]

    def __str__(self) -> str:
        return f"Lead {self.pk} in summary"
