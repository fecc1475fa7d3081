"""When meetings about a plan were held."""

from datetime import date

from handrail.planning.models import Plan, Review


def held_days(plan: Plan, meeting: str, *, but: Review | None = None) -> list[date]:
    """The days on which meetings of a sort were held, one of them perhaps left out."""
    held = Review.objects.filter(plan=plan, meeting=meeting, held_on__isnull=False)
    if but is not None:
        held = held.exclude(pk=but.pk)
    return [one.held_on for one in held.order_by("held_on") if one.held_on is not None]
