from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from handrail.disclosure import sharing_selectors as selectors
from handrail.disclosure.acting import choose_post, choose_purpose
from handrail.disclosure.matrix import reading
from handrail.disclosure.models import SharingMatrix
from handrail.disclosure.presenters import sharing_table
from handrail.disclosure.requests import ReaderRequest
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.words import long_date
from handrail.partnership.public import ROLES, Permission, memberships_of, needs, signed_in
from handrail.ui.public import Filter, Filters, Option


@signed_in
@require_safe
def acting(request: ReaderRequest) -> HttpResponse:
    """In which post, and for which purpose, the reader acts; with a button for each of the others."""
    page = {
        "reader": request.reader,
        "memberships": memberships_of(request.user, clock.today()),
        "roles": ROLES,
        "purposes": selectors.purposes_of(request.reader.role.purposes),
    }
    return render(request, "disclosure/acting.jinja", page)


@signed_in
@require_POST
def act_in_post(request: ReaderRequest) -> HttpResponse:
    given = request.POST.get("membership", "")
    held = memberships_of(request.user, clock.today())
    return _chosen(
        request,
        lambda: choose_post(
            session=request.session,
            membership_id=int(given) if given.isdecimal() and len(given) < 19 else 0,
            memberships=held,
        ),
    )


@signed_in
@require_POST
def act_for_purpose(request: ReaderRequest) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    return _chosen(request, lambda: choose_purpose(session=request.session, by=request.reader, purpose=purpose))


def _chosen(request: ReaderRequest, choose: Any) -> HttpResponse:
    try:
        choose()
    except UserError as refused:
        messages.error(request, refused.sentence)
        return redirect("acting")
    return redirect(settings.LOGIN_REDIRECT_URL)


@needs(Permission.EDIT_SHARING)
@require_safe
def sharing(request: ReaderRequest) -> HttpResponse:
    """What the agencies have agreed that a role may see for a purpose."""
    role = ROLES.get(request.GET.get("role", ""), next(iter(ROLES.values())))
    purposes = selectors.purposes_of(role.purposes)
    asked = request.GET.get("purpose", "")
    purpose = next((one for one in purposes if one.code == asked), purposes[0] if purposes else None)
    versions = reading.versions()
    asked_version = request.GET.get("version", "")
    matrix = next((one for one in versions if str(one.version) == asked_version), next(iter(versions), None))
    levels = selectors.levels_for(matrix, role.code, purpose.code) if matrix and purpose else {}
    page = {
        "matrix": matrix,
        "newest": versions[0].version if versions else 0,
        "drafted": reading.draft() is not None,
        "role": role,
        "purpose": purpose,
        "filters": _sharing_filters(role.code, purpose.code if purpose else "", matrix, versions),
        "table": sharing_table(levels, f"What the post of {role.name.lower()} sees of others' information"),
    }
    return render(request, "disclosure/sharing.jinja", page)


def _sharing_filters(role: str, purpose: str, matrix: SharingMatrix | None, versions: list[SharingMatrix]) -> Filters:
    codes = tuple(dict.fromkeys(code for one in ROLES.values() for code in one.purposes))
    return Filters(
        [
            Filter("role", "Role", role, [Option(one.code, one.name) for one in ROLES.values()]),
            Filter("purpose", "Purpose", purpose, [Option(one.code, one.name) for one in selectors.purposes_of(codes)]),
            Filter(
                "version",
                "Version",
                str(matrix.version) if matrix else "",
                [Option(str(one.version), f"{one.version}, since {long_date(_day(one))}") for one in versions],
            ),
        ],
        action=reverse("sharing"),
        label="Choose a role and a purpose",
    )


def _day(matrix: SharingMatrix) -> date:
    """The day on which a version came into force."""
    return clock.local(matrix.published_at).date() if matrix.published_at else clock.today()
