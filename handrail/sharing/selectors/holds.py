"""Holds, for whoever keeps the schedule; and whether one stands on a person, for whoever opens them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.disclosure.public import as_system
from handrail.records.public import SourcePerson
from handrail.sharing.models import Hold


def holds() -> QuerySet[Hold]:
    """All of them, those that stand first, then by the day on which they are looked at again."""
    return Hold.objects.select_related("put_by", "released_by").order_by("-released_at", "review_on", "pk")


def holds_on(person_id: UUID) -> list[Hold]:
    """Those that stand on a person or on any class of information. Two queries, as the machine: no reason is told."""
    with as_system("whether a hold stands on somebody's record"):
        sources = list(SourcePerson.objects.filter(person_id=person_id).values_list("pk", flat=True))
        theirs = Q(person_id=person_id) | Q(source_persons__overlap=sources) | ~Q(item_class="")
        return list(Hold.objects.filter(theirs, released_at=None))
