from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import SummaryOf
from handrail.partnership.public import Agency
from handrail.planning.models.for_needs import ForNeeds
from handrail.planning.models.in_summary import InSummary
from handrail.planning.models.plan import Plan
from handrail.planning.models.seen_by import PART_FOR_NEEDS, WORDS_FOR_NEEDS
from handrail.writing.public import Written, WrittenManager


class ProvisionState(ForNeeds):
    """A service with what it meets, from when, and until when."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    service = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", help_text="Who provides it")
    since = models.DateField()
    planned_end = models.DateField(help_text="The first day without it, as planned")
    until = models.DateField(null=True, help_text="The first day without it, once it has ended")

    class Meta:
        abstract = True


class Provision(ProvisionState, Written):
    """A service that the plan puts in place: the horizon draws it as support in its domains, to its planned end."""

    end_reason = models.CharField(max_length=200, blank=True)

    disclosed_by = WORDS_FOR_NEEDS
    objects = WrittenManager()

    class Meta(Written.Meta):
        ordering = ["since", "pk"]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=~Q(domains=[]), name="provision_meets_a_domain"),
            models.CheckConstraint(condition=Q(planned_end__gt=F("since")), name="provision_planned_end_after_start"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="provision_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.service


class ProvisionInSummary(ProvisionState, InSummary):
    """A service that the plan puts in place, without why it ended."""

    disclosed_by = PART_FOR_NEEDS
    in_summary = SummaryOf(Provision, only="deleted_at IS NULL")

    class Meta(InSummary.Meta):
        db_table = "planning_provision_in_summary"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return self.service
