"""What source records state, in columns. Projections: rebuilt from `SourceRecord.as_sent`, never edited by hand."""

from django.db import models
from django.db.models import F, Q

from handrail.partnership.public import Agency, Team
from handrail.records.facts import IdentifierScheme, ItemClass
from handrail.records.managers import (
    NUMBERS,
    WHAT_HAPPENED,
    WHERE_THEY_ARE,
    WHO_IS_AROUND_THEM,
    WHO_IT_IS,
    WHO_WORKS_WITH_THEM,
    ScopedManager,
)
from handrail.records.models.person import SourcePerson
from handrail.records.models.source import SourceRecord

CLASSES = [(item.value, item.value.replace("_", " ")) for item in ItemClass]


class Fact(models.Model):
    """Whose it is and which row states it. That both are there, and belong together, the database checks once for each
    statement (migration 0002): foreign keys check row by row, and cost a load more than all its writing."""

    source_person = models.ForeignKey(SourcePerson, models.PROTECT, related_name="%(class)ss", db_constraint=False)
    source_record = models.ForeignKey(SourceRecord, models.PROTECT, related_name="%(class)ss", db_constraint=False)

    class Meta:
        abstract = True


class Identifier(Fact):
    scheme = models.CharField(max_length=20, choices=[(s.value, s.value) for s in IdentifierScheme])
    value = models.CharField(max_length=80)
    valid = models.BooleanField(default=True, help_text="Whether its check digit or format holds")

    disclosed_by = NUMBERS
    objects = ScopedManager()

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Name(Fact):
    kind = models.CharField(max_length=20, default="current")
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)

    disclosed_by = WHO_IT_IS
    objects = ScopedManager()

    def __str__(self) -> str:
        return f"{self.given} {self.family}"


class Address(Fact):
    kind = models.CharField(max_length=20, default="home")
    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    protected = models.BooleanField(
        default=False, db_default=False, help_text="It says where somebody is whose address is kept from everybody"
    )
    phone_protected = models.BooleanField(default=False, db_default=False)

    disclosed_by = WHERE_THEY_ARE
    objects = ScopedManager()

    class Meta:
        verbose_name_plural = "addresses"
        indexes = [models.Index(fields=["postcode"], condition=Q(kind="home", until=None), name="address_home_now")]

    def __str__(self) -> str:
        return self.postcode


class Relationship(Fact):
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200, blank=True)
    local_id = models.CharField(max_length=80, blank=True, help_text="The other person's id in the same agency")

    disclosed_by = WHO_IS_AROUND_THEM
    objects = ScopedManager()

    def __str__(self) -> str:
        return self.kind


class Shared(Fact):
    """A fact that the sharing matrix decides about, by its origin agency and item class.

    A person's facts are found by an index of each table that begins with the person and goes on with the day.
    """

    source_person = models.ForeignKey(
        SourcePerson, models.PROTECT, related_name="%(class)ss", db_constraint=False, db_index=False
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    item_class = models.CharField(max_length=40, choices=CLASSES)

    class Meta:
        abstract = True


class Involvement(Shared):
    kind = models.CharField(max_length=40)
    service = models.CharField(max_length=200)
    team_name = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    worker = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    planned_end = models.DateField(null=True)
    end_reason = models.CharField(max_length=200, blank=True)
    legal_status = models.CharField(max_length=20, blank=True)

    disclosed_by = WHO_WORKS_WITH_THEM
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["source_person", "since"], name="involvement_person_since")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="involvement_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} since {self.since}"


class Event(Shared):
    kind = models.CharField(max_length=40)
    on = models.DateField()
    at = models.TimeField(null=True)
    until = models.DateField(null=True)
    summary = models.CharField(max_length=500)
    place = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    marking = models.CharField(max_length=40, default="OFFICIAL-SENSITIVE")

    disclosed_by = WHAT_HAPPENED
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["source_person", "-on"], name="event_person_on")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


class Flag(Shared):
    kind = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)
    basis = models.CharField(max_length=200)

    disclosed_by = WHAT_HAPPENED
    objects = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["source_person", "kind"], name="flag_person_kind")]

    def __str__(self) -> str:
        return f"{self.kind} since {self.since}"
