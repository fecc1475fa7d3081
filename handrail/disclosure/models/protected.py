"""What must not leave: the values themselves, sealed, and the marks by which they are known again in any text."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from handrail.disclosure.protected.shapes import Kind, Part
from handrail.partnership.public import Team, User

KINDS = [(kind.value, kind.value) for kind in Kind]
PARTS = [(part.value, part.value) for part in Part]


def _somebody(*, null: bool = True) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(User, models.PROTECT, null=null, related_name="+")


class ProtectedValue(models.Model):
    """An address, a phone number or a school that is kept from everybody without a grant of its own.

    `sealed` is the value under a key that stands outside the database. Protection ends by two people: one asks, another
    agrees. `recognised_by` is the source record by which the person was known then, so that it goes along with a join.
    """

    person_id = models.UUIDField()
    recognised_by = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    sealed = models.TextField()
    reason = models.CharField(max_length=500)
    set_by = _somebody(null=False)
    set_at = models.DateTimeField()
    review_on = models.DateField(help_text="When somebody looks whether it is still needed; it does not end by itself")
    end_asked_by = _somebody()
    end_asked_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)
    ended_by = _somebody()
    ended_at = models.DateTimeField(null=True)

    for_the_machine_alone = True

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="protected_value_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_by=F("end_asked_by"))),
                name="protected_value_ended_by_another",
            ),
            models.CheckConstraint(
                condition=Q(end_asked_at=None, end_asked_by=None)
                | Q(end_asked_at__isnull=False, end_asked_by__isnull=False),
                name="protected_value_end_asked_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Protected {self.kind} {self.pk}"


class ProtectedMark(models.Model):
    """A keyed hash of one shape of a value, and of the word by which that is found. `key` names the key."""

    value = models.ForeignKey(ProtectedValue, models.CASCADE, related_name="marks")
    part = models.CharField(max_length=10, choices=PARTS)
    key = models.CharField(max_length=16)
    digest = models.BinaryField()
    anchor = models.BinaryField(default=b"")

    for_the_machine_alone = True

    def __str__(self) -> str:
        return f"Mark {self.pk}"


class ProtectedGrant(models.Model):
    """Who may be shown one value: somebody, or a team, until a day. It opens nothing else."""

    value = models.ForeignKey(ProtectedValue, models.CASCADE, related_name="grants")
    user = _somebody()
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500)
    granted_by = _somebody(null=False)
    granted_at = models.DateTimeField()
    until = models.DateField(help_text="The first day without it")
    withdrawn_by = _somebody()
    withdrawn_at = models.DateTimeField(null=True)

    for_the_machine_alone = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, team__isnull=False) | Q(user__isnull=False, team=None),
                name="protected_grant_one_holder",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user or self.team} until {self.until}"


class ProtectedVersion(models.Model):
    """One row, new with each change of what is protected: by it every process knows whether its marks still hold."""

    version = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.version)
