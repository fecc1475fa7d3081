"""Support that stands on the record and is not counted, because no rule names who sent it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from handrail.disclosure.public import as_system
from handrail.records.public import Involvement
from handrail.transitions.rules import rules


@dataclass(frozen=True, slots=True)
class Uncounted:
    """How many involvements of a kind come from a kind of agency under an item class that `told_by` does not name."""

    kind: str
    origin: str
    item_class: str
    involvements: int


def uncounted_support() -> Sequence[Uncounted]:
    """The most first. One query over every involvement: for whoever looks after the rules, not for a page."""
    told = {tuple(map(str, one)) for one in rules().told}
    with as_system("which rule is missing is a question about the rules, and names nobody"):
        held = Involvement.objects.filter(kind__in={kind for kind, _, _ in told}).order_by()
        counted = list(held.values_list("kind", "agency__kind", "item_class").annotate(Count("pk")))
    return sorted((Uncounted(*one) for one in counted if one[:3] not in told), key=lambda one: -one.involvements)
