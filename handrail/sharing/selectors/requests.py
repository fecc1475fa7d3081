"""Requests to be let in: one's own, and those that a reader may decide on."""

from datetime import date
from uuid import UUID

from handrail.disclosure.public import Reader, as_system
from handrail.partnership.public import Permission
from handrail.records.public import Person, show_as_shared
from handrail.sharing.models import AccessRequest
from handrail.sharing.selectors.exact import exactly, exactly_each
from handrail.sharing.selectors.people import working_teams

WITH = ("by", "membership__post__team__agency", "for_team", "for_member__user", "for_member__post__team", "answered_by")
_REASON = "requests to be let in, for whoever may decide on them"


def asked_by(user_id: int, most: int = 20) -> list[AccessRequest]:
    """What a user asked for, the newest first."""
    return list(AccessRequest.objects.filter(by=user_id).select_related(*WITH).order_by("-at", "-pk")[:most])


def open_requests(reader: Reader, today: date, most: int = 100) -> list[AccessRequest]:
    """Those that wait for an answer: all of them for the front door, else those about persons whom one's team works
    with. Never one's own. A fixed number of queries."""
    with as_system(_REASON):
        held = AccessRequest.objects.filter(answer="").exclude(by=reader.user_id).select_related(*WITH)
        waiting = list(held.order_by("at", "pk")[:most])
        if reader.role.can(Permission.DECIDE_CONTACTS):
            return waiting
        whom = exactly_each(waiting)
        teams = working_teams({person for found in whom for person in found}, today)
    return [
        one
        for one, found in zip(waiting, whom, strict=True)
        if any(reader.team_id in teams[person] for person in found)
    ]


def request_for(reader: Reader, request_id: int, today: date) -> AccessRequest | None:
    """A request that waits and that this reader may decide on."""
    return next((one for one in open_requests(reader, today) if one.pk == request_id), None)


def meant_by(request: AccessRequest) -> list[Person]:
    """The persons whom it names, of those whom whoever reads now may know of."""
    return persons_named(exactly(request))


def persons_named(person_ids: set[UUID]) -> list[Person]:
    """Persons as the reader sees them. Two queries."""
    held = Person.objects.filter(pk__in=person_ids).select_related("shown_from__agency")
    people = list(held.order_by("shown_family", "shown_given", "pk"))
    show_as_shared(people)
    return people
