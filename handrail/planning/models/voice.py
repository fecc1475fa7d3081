from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency
from handrail.planning.models.recognised import recognised_by
from handrail.planning.models.seen_by import VOICE
from handrail.records.public import Person
from handrail.writing.public import Written, WrittenManager


class Voice(Written):
    """What the young person or their family said, who heard it, what was done with it, and what came back to them."""

    class Whose(models.TextChoices):
        YOUNG_PERSON = "young_person", "The young person"
        PARENT = "parent", "A parent or carer"
        FAMILY = "family", "Somebody else in the family"
        FRIEND = "friend", "A friend, or somebody they trust"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recognised_by = recognised_by()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    whose = models.CharField(max_length=20, choices=Whose)
    words = models.TextField(blank=True, help_text="In their words, not ours")
    recording = models.CharField(max_length=80, blank=True, help_text="Where a recording or picture is kept")
    recording_kind = models.CharField(max_length=40, blank=True)
    recording_shows = models.CharField(max_length=300, blank=True, help_text="What it shows or says, in a line")
    heard_by = models.CharField(max_length=200)
    heard_on = models.DateField()
    used = models.TextField(blank=True, help_text="What was done with it")
    used_on = models.DateField(null=True)
    came_back = models.TextField(blank=True, help_text="What they were told came of it")
    came_back_on = models.DateField(null=True)

    disclosed_by = VOICE
    objects = WrittenManager()

    class Meta(Written.Meta):
        verbose_name_plural = "voices"
        ordering = ["-heard_on", "-pk"]
        indexes = [models.Index(fields=["person", "-heard_on"], name="voice_person_heard")]
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=~Q(words="") | ~Q(recording=""), name="voice_says_something"),
            models.CheckConstraint(
                condition=Q(recording="", recording_kind="") | (~Q(recording="") & ~Q(recording_kind="")),
                name="voice_recording_has_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(used="", used_on=None)
                | (~Q(used="") & Q(used_on__isnull=False, used_on__gte=F("heard_on"))),
                name="voice_used_when",
            ),
            models.CheckConstraint(
                condition=Q(came_back="", came_back_on=None)
                | (~Q(came_back="") & Q(came_back_on__isnull=False, came_back_on__gte=F("heard_on"))),
                name="voice_came_back_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Voice {self.pk}"
