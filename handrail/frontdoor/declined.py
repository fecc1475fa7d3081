"""Checks that an agency declined are refusals to share: shown and counted with the others, and kept here alone."""

from datetime import date
from uuid import UUID

from django.db.models import Count

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import AgencyCheck, AskedAbout
from handrail.kernel import clock
from handrail.sharing.public import RefusalSource, RefusedCount, RefusedElsewhere, WhyRefused, register_refusals

_REASON = "refusals are counted by agency, of nobody in particular: the page has checked the permission"


def register() -> None:
    register_refusals(RefusalSource("checks", declined_about, declined_counted))


def declined_about(person_id: UUID) -> list[RefusedElsewhere]:
    """Those that whoever reads now may see, with the question where they still may. Two queries."""
    declined = AgencyCheck.objects.filter(contact__person=person_id, answer=AgencyCheck.Answer.DECLINED)
    held = list(declined.select_related("agency", "team", "asked_by"))
    asked = dict(AskedAbout.objects.filter(check_asked__in=held).values_list("check_asked", "question"))
    return [
        RefusedElsewhere(
            on=clock.local(one.answered_at).date(),  # type: ignore[arg-type]  # an answer has its moment
            asked_by=f"the front door, by {one.asked_by}",
            refused_by=str(one.team or one.agency),
            asked_for=asked.get(one.pk, "what the agency knows"),
            because=one.text,
        )
        for one in held
    ]


def declined_counted(since: date, until: date) -> list[RefusedCount]:
    """By agency, in a half-open period of days in England. One query."""
    with as_system(_REASON):
        declined = AgencyCheck.objects.filter(answer=AgencyCheck.Answer.DECLINED).order_by()
        within = declined.filter(answered_at__date__gte=since, answered_at__date__lt=until)
        counted = within.values_list("agency__name").annotate(how_many=Count("pk"))
        return [RefusedCount(name, WhyRefused.DECLINED, how_many, 0) for name, how_many in counted]
