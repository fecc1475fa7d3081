"""Settings of signing in. docs/how-to/run-for-real.md says what a council sets.

Local users have a password and a second factor. Organisations' own sign-in comes by OpenID Connect:

    OIDC_PROVIDERS=council,police          short names, as they stand in addresses
    OIDC_COUNCIL_NAME=Marlshire Council    what the button says
    OIDC_COUNCIL_ISSUER=https://login.example.org/tenant/v2.0
    OIDC_COUNCIL_CLIENT_ID=…               and OIDC_COUNCIL_CLIENT_SECRET or OIDC_COUNCIL_CLIENT_SECRET_FILE

The address to register with the provider is https://<this host>/accounts/oidc/<short name>/login/callback/.
"""

from typing import Any
from urllib.parse import urlsplit

from handrail.project.configuration import kept_secret, setting, words


def openid_app(name: str) -> dict[str, Any]:
    """One provider, from the environment, as allauth wants it."""
    prefix = f"OIDC_{name.upper().replace('-', '_')}"
    return {
        "provider_id": name,
        "name": setting(f"{prefix}_NAME", name.capitalize()),
        "client_id": setting(f"{prefix}_CLIENT_ID"),
        "secret": setting(f"{prefix}_CLIENT_SECRET"),
        "settings": {"server_url": setting(f"{prefix}_ISSUER"), "oauth_pkce_enabled": True, "fetch_userinfo": True},
    }


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


OPENID_APPS = [openid_app(name) for name in words("OIDC_PROVIDERS")]
# Browsers hold a form's redirect to the content security policy too, so the policy must know where sign-in leads.
OPENID_ORIGINS = sorted({origin_of(app["settings"]["server_url"]) for app in OPENID_APPS})

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
