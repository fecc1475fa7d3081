import uuid

from django.db import models

from handrail.partnership.public import Agency
from handrail.records.facts import Sex
from handrail.records.managers import PERSON, SOURCE_PERSON, ScopedManager


class Person(models.Model):
    """One human being: the set of source persons that point here, plus what Handrail's users write.

    The `shown_*` columns are copies, for lists and headings, from the one source named in `shown_from`; they are never
    a blend. A person whose source persons have all been moved away by a join stays, retired, so that it can be undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField()
    retired = models.BooleanField(default=False)
    shown_given = models.CharField(max_length=120, blank=True)
    shown_family = models.CharField(max_length=120, blank=True)
    shown_from = models.ForeignKey("SourcePerson", models.SET_NULL, null=True, related_name="+")
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, default=Sex.UNKNOWN)
    died = models.DateField(null=True)

    disclosed_by = PERSON
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["born"], name="person_born")]

    def __str__(self) -> str:
        return f"Person {self.id}"


class SourcePerson(models.Model):
    """One agency's record of one person: what linkage moves between persons, and never edits."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    local_id = models.CharField(max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, related_name="source_persons")
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, default=Sex.UNKNOWN)
    ethnicity = models.CharField(max_length=40, blank=True)
    died = models.DateField(null=True)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField(help_text="When an extract last spoke of this person: the source's freshness")

    disclosed_by = SOURCE_PERSON
    objects = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "local_id"], name="source_person_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.local_id}"
