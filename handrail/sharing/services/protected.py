"""After a join, a split or an undo, what is protected goes with the record by which the person was known."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import ProtectedValue, as_system, protected_persons_changed
from handrail.records.public import SourcePerson


@transaction.atomic
def follow_protected(person_ids: Collection[UUID] | None = None, **kwargs: object) -> None:
    """None stands for everybody. What is withheld stays so whoever it is of; this is for the person's own page."""
    with as_system("what is protected goes with the records of the person"):
        held = ProtectedValue.objects.filter(recognised_by__isnull=False)
        if person_ids is not None:
            held = held.filter(person_id__in=list(person_ids))
        of = dict(SourcePerson.objects.filter(pk__in=held.values("recognised_by")).values_list("pk", "person_id"))
        moved = [value for value in held if of.get(value.recognised_by or 0, value.person_id) != value.person_id]
        for value in moved:
            value.person_id = of[value.recognised_by or 0]
            value.save(update_fields=["person_id"])
        if moved:
            protected_persons_changed()
