"""How allauth is bent to a partnership: nobody signs themselves up, and second-factor secrets are kept encrypted."""

import base64
import hashlib
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.shortcuts import render

from handrail.kernel import clock
from handrail.partnership.models import User
from handrail.partnership.selectors import administrators

JUST_NOW = 5 * 60  # seconds


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever has just given a password is not asked for it again while they set up their first second step."""
        return super().is_reauthentication_required(app=app) and not _just_signed_in(context.request)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Changes stand on the ledger; no mail says who works here."""


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An identity of an OpenID Connect provider signs in only where an administrator has linked it to somebody."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """What the provider says of somebody is looked at once and not kept; only its id of them is."""
        account = sociallogin.account
        claims, account.extra_data = account.extra_data, {}
        if sociallogin.is_existing:
            account.save(update_fields=["extra_data"])
        if subjects_of(claims) != {account.uid}:
            raise OAuth2Error("The identity token and the user information are not about the same person.")

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes an account by signing in elsewhere, whatever their e-mail address. The page says whom to ask."""
        tell_that_it_failed(request)
        identity = {"provider": sociallogin.account.provider, "subject": sociallogin.account.uid}
        page = {**identity, "administrators": administrators()}
        raise ImmediateHttpResponse(render(request, "account/signup_closed.jinja", page, status=HTTPStatus.FORBIDDEN))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        tell_that_it_failed(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """What a new passkey is called until its owner says otherwise."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {held + 1}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays: without one the account could not be used."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def subjects_of(claims: dict[str, Any]) -> set[str]:
    """Whom the identity token and the user information are about. Both must be there (OpenID Connect Core 5.3.2)."""
    return {str(claims.get(part, {}).get("sub")) for part in ("id_token", "userinfo")}


def tell_that_it_failed(request: HttpRequest) -> None:
    """So that the ledger knows: allauth tells only of passwords."""
    user_login_failed.send(sender=__name__, credentials={}, request=request)


def _just_signed_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    recent = clock.now() - timedelta(seconds=JUST_NOW)
    newly = any(record["method"] == "password" and record["at"] > recent.timestamp() for record in records)
    return newly and not Authenticator.objects.filter(user_id=request.user.pk, created_at__lt=recent).exists()


def _box() -> MultiFernet:
    digests = (hashlib.sha256(key.encode()).digest() for key in settings.SECOND_FACTOR_KEYS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
