"""Puts on the ledger what rooms below cannot: sign-ins, second factors, and changes to the partnership."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import record
from handrail.partnership.public import User, partnership_changed


@receiver(user_logged_in)
def signed_in(user: User, **kwargs: Any) -> None:
    record(Action.SIGN_IN, actor_id=user.pk)


@receiver(user_logged_out)
def signed_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record(Action.SIGN_OUT, actor_id=user.pk)


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    """The name that was tried is personal, or a password typed into the wrong box: it stands in the detail only."""
    tried = str(credentials.get("username") or credentials.get("login") or "")[:150].replace("\x00", "")
    user = User.objects.filter(username__iexact=tried).first() if tried else None
    record(
        Action.SIGN_IN,
        outcome="failed",
        body={"known": user is not None},
        detail={"tried": tried if user else ""},
        actor_id=user.pk if user else None,
    )


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def second_factor_changed(user: User, authenticator: Any, signal: Any, **kwargs: Any) -> None:
    what = {authenticator_added: "added", authenticator_removed: "removed"}.get(signal, "reset")
    record(Action.CHANGE_SIGN_IN, body={"factor": str(authenticator.type), "what": what}, actor_id=user.pk)


@receiver(password_changed)
def password_was_changed(user: User, **kwargs: Any) -> None:
    record(Action.CHANGE_SIGN_IN, body={"factor": "password", "what": "changed"}, actor_id=user.pk)


@receiver([social_account_added, social_account_removed])
def identity_linked(request: Any, signal: Any, **kwargs: Any) -> None:
    what = "added" if signal is social_account_added else "removed"
    record(Action.CHANGE_SIGN_IN, body={"factor": "identity", "what": what}, actor_id=request.user.pk)


@receiver(partnership_changed)
def partnership_was_changed(what: str, by: User | None, ids: dict[str, Any], **kwargs: Any) -> None:
    record(Action.MANAGE_PARTNERSHIP, body={"what": what, **ids}, actor_id=by.pk if by else None)
