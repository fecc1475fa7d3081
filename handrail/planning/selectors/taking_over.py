"""Who takes over somebody at eighteen, as their plans say it: as much as whoever reads now may see."""

from collections.abc import Collection
from dataclasses import dataclass

from handrail.planning.models import Closing, ClosingInSummary, ProvisionInSummary


@dataclass(frozen=True, slots=True)
class TakingOver:
    """By name where that is shared, else the agency alone."""

    who: str
    agency: str
    said_by: str  # what in a plan says it, in words


def taking_over(facts: Collection[str]) -> dict[str, TakingOver]:
    """By fact ('closing 12', 'provision 7'), those that the reader may know of. Three queries at most."""
    ids: dict[str, list[int]] = {"closing": [], "provision": []}
    for sort, _, number in (fact.partition(" ") for fact in facts):
        if sort in ids:
            ids[sort].append(int(number))
    return _closings(ids["closing"]) | _provisions(ids["provision"])


def _closings(pks: list[int]) -> dict[str, TakingOver]:
    if not pks:
        return {}
    names = dict(Closing.objects.filter(pk__in=pks).values_list("pk", "receiving_owner"))
    held = ClosingInSummary.objects.filter(pk__in=pks).select_related("receiving_agency")
    said = "Named when a plan was closed"
    return {
        f"closing {one.pk}": TakingOver(names.get(one.pk, ""), one.receiving_agency.name, said)
        for one in held
        if one.receiving_agency is not None
    }


def _provisions(pks: list[int]) -> dict[str, TakingOver]:
    if not pks:
        return {}
    held = ProvisionInSummary.objects.filter(pk__in=pks).select_related("agency")
    return {f"provision {one.pk}": TakingOver(one.service, one.agency.name, "A service of a plan") for one in held}
