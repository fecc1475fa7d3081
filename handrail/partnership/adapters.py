"""How allauth is bent to a partnership: nobody signs themselves up, and second-factor secrets are kept encrypted."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest

from handrail.kernel import clock

JUST_NOW = 5 * 60  # seconds


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever has just given a password is not asked for it again on the way to their first second step."""
        return super().is_reauthentication_required(app=app) and not _just_signed_in(context.request)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Changes stand on the ledger; no mail says who works here."""


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An identity of an OpenID Connect provider signs in only where an administrator has linked it to somebody."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays: without one the account could not be used."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def _just_signed_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    recent = clock.now().timestamp() - JUST_NOW
    newly = any(record["method"] == "password" and record["at"] > recent for record in records)
    return newly and not Authenticator.objects.filter(user_id=request.user.pk).exists()


def _box() -> MultiFernet:
    digests = (hashlib.sha256(key.encode()).digest() for key in settings.SECOND_FACTOR_KEYS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
