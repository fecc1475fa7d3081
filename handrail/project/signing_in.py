"""Settings of signing in. docs/how-to/run-for-real.md says what a council sets.

Local users have a password and a second factor. Organisations' own sign-in comes by OpenID Connect:

    OIDC_PROVIDERS=council,police          short names, as they stand in addresses
    OIDC_COUNCIL_NAME=Marlshire Council    what the button says
    OIDC_COUNCIL_ISSUER=https://login.example.org/tenant/v2.0
    OIDC_COUNCIL_CLIENT_ID=…               and OIDC_COUNCIL_CLIENT_SECRET or OIDC_COUNCIL_CLIENT_SECRET_FILE
    OIDC_COUNCIL_ORIGINS=https://adfs.example.org   where else the sign-in passes through, if anywhere

The address to register with the provider is https://<this host>/accounts/oidc/<short name>/login/callback/.
"""

from typing import Any
from urllib.parse import urlsplit

from handrail.kernel.errors import UserError
from handrail.project.configuration import kept_secret, setting, words

THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def openid_app(name: str) -> dict[str, Any]:
    """One provider, from the environment, as allauth wants it."""
    prefix = _prefix(name)
    return {
        "provider_id": name,
        "name": setting(f"{prefix}_NAME", name.capitalize()),
        "client_id": setting(f"{prefix}_CLIENT_ID"),
        "secret": setting(f"{prefix}_CLIENT_SECRET"),
        "settings": {"server_url": _issuer(prefix), "oauth_pkce_enabled": True, "fetch_userinfo": True},
    }


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def origins_of(names: list[str]) -> list[str]:
    """Where signing in by these providers leads.

    Browsers hold a form's redirects to the content security policy too, so it must know every address on the way: the
    issuer's, and those that a council names because its issuer sends people on.
    """
    prefixes = [_prefix(name) for name in names]
    addresses = [address for prefix in prefixes for address in (_issuer(prefix), *words(f"{prefix}_ORIGINS"))]
    return sorted({origin_of(address) for address in addresses})


def _prefix(name: str) -> str:
    return f"OIDC_{name.upper().replace('-', '_')}"


def _issuer(prefix: str) -> str:
    """The address of a provider. TLS is what vouches for its answers (OpenID Connect Core 1.0, 3.1.3.7 point 6)."""
    address = setting(f"{prefix}_ISSUER")
    if not address:
        raise UserError(
            f"{prefix}_ISSUER is not set. It is the address of the provider, such as https://login.example.org"
        )
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
        raise UserError(f"{prefix}_ISSUER must begin with https://, or anybody on the way could sign in as anybody.")
    return address


OPENID_APPS = [openid_app(name) for name in words("OIDC_PROVIDERS")]
OPENID_ORIGINS = origins_of(words("OIDC_PROVIDERS"))

ACCOUNT_ADAPTER = "handrail.partnership.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {"login": "handrail.partnership.forms.LoginForm"}
# Wrong passwords lock the account, not the address: a council's whole staff share one address.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "5/5m/key",
    "reauthenticate": "10/m/user",
    "tell_us": "20/h/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(setting("TRUSTED_PROXIES", "0"))

SOCIALACCOUNT_ADAPTER = "handrail.partnership.adapters.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": OPENID_APPS}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address is no proof of who somebody is
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False

MFA_ADAPTER = "handrail.partnership.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "handrail.partnership.forms.AddPasskeyForm"}
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = setting("HANDRAIL_PARTNERSHIP_NAME", "Handrail")
# Encrypts second-factor secrets where they are stored. The first key writes, the others still read.
SECOND_FACTOR_KEYS = words("SECOND_FACTOR_KEYS") or [kept_secret("SECOND_FACTOR_KEY")]

USERSESSIONS_ADAPTER = "allauth.usersessions.adapter.DefaultUserSessionsAdapter"
SESSION_IDLE_MINUTES = int(setting("SESSION_IDLE_MINUTES", "30"))
SESSION_HOURS = int(setting("SESSION_HOURS", "10"))
SESSIONS_AT_ONCE = int(setting("SESSIONS_AT_ONCE", "3"))
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
