"""Signing in without a password, as one of the demo's invented people. Only where settings say that it is a demo."""

from datetime import date

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from handrail.kernel.errors import UserError
from handrail.partnership.models import Membership
from handrail.partnership.roles import ROLES, Role
from handrail.partnership.selectors import current_memberships

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def demo_people(on: date) -> list[tuple[Membership, Role]]:
    """Whoever sits in a post and has no sign-in of their own: the people that the demo made, and nobody added since."""
    order = list(ROLES)
    without = current_memberships(on).filter(user__socialaccount=None)
    held = [membership for membership in without if not membership.user.has_usable_password()]
    held.sort(key=lambda membership: order.index(membership.post.role))
    return [(membership, ROLES[membership.post.role]) for membership in held]


def sign_in_as(*, request: HttpRequest, membership_id: str, on: date) -> None:
    if not settings.HANDRAIL_DEMO:
        raise PermissionDenied
    people = {str(membership.pk): membership.user for membership, _ in demo_people(on)}
    if membership_id not in people:
        raise UserError("That is not one of the demo's people.")
    user = people[membership_id]
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="demo")
