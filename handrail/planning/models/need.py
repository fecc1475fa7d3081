from django.db import models
from django.db.models import F, Q

from handrail.disclosure.public import ScopedManager
from handrail.planning.models.assessment import IN_SUMMARY, Assessment, OfPerson
from handrail.planning.models.recognised import recognised_by


class Need(OfPerson):
    """A need that an agreed assessment found, for as long as no later one says otherwise. Half-open in days.

    It is the young person's, one at a time in each domain, whichever agency's assessment spoke last; of somebody whose
    records were joined there may be one from each, until the next assessment settles it. It is shared as the assessment
    is that opened it. Agreed assessments alone write it (`services.needs`).
    """

    class Level(models.IntegerChoices):
        SOME = 1, "Some need"
        CLEAR = 2, "Clear need"
        SERIOUS = 3, "Serious need"

    recognised_by = recognised_by()
    domain = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField(choices=Level)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day without it, or at another level")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="needs", help_text="Which found it")
    ended_by = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="needs_ended", help_text="Which changed or closed it"
    )

    disclosed_by = IN_SUMMARY
    objects = ScopedManager()

    class Meta:
        ordering = ["domain", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "domain", "recognised_by"],
                condition=Q(until=None),
                nulls_distinct=False,
                name="need_open_once",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="need_ends_after_start"),
            models.CheckConstraint(
                condition=Q(until=None, ended_by=None) | Q(until__isnull=False, ended_by__isnull=False),
                name="need_ended_by_an_assessment",
            ),
            models.CheckConstraint(condition=Q(level__in=[1, 2, 3]), name="need_level_known"),
        ]

    def __str__(self) -> str:
        return f"Need: {self.domain} since {self.since}"
