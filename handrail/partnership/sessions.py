"""How many places somebody may be signed in at once."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from handrail.partnership.models import User


@receiver(user_logged_in)
def end_oldest(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Signing in once more than is allowed ends the session begun first."""
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    for session in others.order_by("-created_at", "-pk")[settings.SESSIONS_AT_ONCE - 1 :]:
        session.end()
