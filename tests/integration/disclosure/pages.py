"""Pages that exist for tests alone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from handrail.disclosure.public import Action, needs, open_subject, open_to_all, record, signed_in
from handrail.kernel.errors import UserError
from handrail.partnership.public import Agency, Permission
from handrail.records.public import Event
from tests.integration.disclosure.conftest import role_now


def unmarked(request: HttpRequest) -> HttpResponse:
    return HttpResponse("should never be served")


@open_to_all
def everybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse(role_now())


@signed_in
def anybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.reader.role.code} {request.reader.purpose} {Event.objects.count()} {role_now()}")


@needs(Permission.READ_LEDGER)
def officers(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the ledger")


@signed_in
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Changes something before it asks, as a careless view might."""
    Agency.objects.update(name="changed by a refused request")
    return HttpResponse(open_subject(Action.OPEN_PERSON, person_id).level.name)


@signed_in
def change(request: HttpRequest) -> HttpResponse:
    Agency.objects.update(name="changed")
    record(Action.MANAGE_PARTNERSHIP)
    return HttpResponse("done")


@signed_in
def crash(request: HttpRequest) -> HttpResponse:
    Agency.objects.update(name="changed by a request that crashed")
    record(Action.JOIN)
    record(Action.OPEN_PERSON, outcome="denied")
    raise KeyError("a defect")


@signed_in
def mistaken(request: HttpRequest) -> HttpResponse:
    Agency.objects.update(name="changed by a mistake")
    raise UserError("That post was already left.")


urlpatterns = [
    path("mistaken", mistaken),
    path("unmarked", unmarked),
    path("everybody", everybody),
    path("anybody", anybody),
    path("officers", officers),
    path("person/<uuid:person_id>", person),
    path("change", change),
    path("crash", crash),
    path("", include("handrail.project.urls")),
]
