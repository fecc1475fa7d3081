"""Django's settings. What differs between places comes from the environment (see docs/how-to/run-for-real.md)."""

from pathlib import Path

import dj_database_url

from handrail.project.configuration import home, kept_secret, setting, switched_on, words
from handrail.project.logging import LOGGING as LOGGING
from handrail.project.signing_in import *  # noqa: F403 - Django reads settings by name
from handrail.project.signing_in import ALLAUTH_TRUSTED_PROXY_COUNT, OPENID_ORIGINS

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()

HANDRAIL_DEMO = switched_on("HANDRAIL_DEMO")
HANDRAIL_COUNCIL_NAME = setting("HANDRAIL_COUNCIL_NAME", "Marlshire Council")
HANDRAIL_PARTNERSHIP_NAME = setting("HANDRAIL_PARTNERSHIP_NAME", "Marlshire Safeguarding Partnership")
HANDRAIL_RULES = setting("HANDRAIL_RULES")  # a folder whose files replace the horizon's rules of the same name
HANDRAIL_CLAMD = setting("HANDRAIL_CLAMD")  # where ClamAV's daemon listens: host:port, or a socket's path
HANDRAIL_TAKE_UNSCANNED = switched_on("HANDRAIL_TAKE_UNSCANNED")  # files from outside without it: a choice to be made
# Where people without an account tell the front door of a worry; the sign-in page leads there.
HANDRAIL_PUBLIC_PAGE = "" if switched_on("HANDRAIL_NO_PUBLIC_PAGE") else "/tell-us/"
HANDRAIL_DRAFT_DAYS = int(setting("HANDRAIL_DRAFT_DAYS", "90"))  # a draft untouched for so long is removed
HANDRAIL_ONE_OFFICER = switched_on("HANDRAIL_ONE_OFFICER")  # one alone may publish a matrix that shares more
HANDRAIL_PREPARED_STATEMENTS = setting("HANDRAIL_PREPARED_STATEMENTS", "yes") != "no"  # see the how-to on poolers
HANDRAIL_PLACE_MONTHS = int(setting("HANDRAIL_PLACE_MONTHS", "6"))  # how long a place in a team around lasts
HANDRAIL_BRAND_COLOUR = setting("HANDRAIL_BRAND_COLOUR", "#00625a")

DEBUG = False
SECRET_KEY = kept_secret("SECRET_KEY")
HANDRAIL_DISPOSAL_KEY = kept_secret("DISPOSAL_KEY")  # marks whose records were disposed of, so that none comes back
ALLOWED_HOSTS = words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
HTTPS = switched_on("HANDRAIL_HTTPS")

INSTALLED_APPS = [
    "handrail.ui",
    "handrail.partnership",
    "handrail.disclosure",
    "handrail.desk",
    "handrail.writing",
    "handrail.records",
    "handrail.sharing",
    "handrail.linkage",
    "handrail.planning",
    "handrail.frontdoor",
    "handrail.transitions",
    "handrail.project",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "handrail.disclosure.protected.guard.WithholdProtected",  # outside everything that makes a page of what is held
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "handrail.partnership.middleware.SessionLimits",
    "handrail.partnership.middleware.SecondFactor",
    "handrail.partnership.middleware.ProviderDown",
    "handrail.writing.middleware.KeepWhatWasSent",
    "handrail.disclosure.middleware.DisclosureMiddleware",  # last: next to the view
]

ROOT_URLCONF = "handrail.project.urls"
WSGI_APPLICATION = "handrail.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "handrail.ui.jinja.environment",
            "context_processors": [
                "handrail.partnership.context.signing_in",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": dj_database_url.parse(setting("DATABASE_URL", "postgresql:///handrail"), conn_max_age=60)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "handrail_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "partnership.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = None  # WhiteNoise serves what the rooms carry; nothing is collected
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "uploads"
HANDRAIL_UPLOAD_LIMIT_MB = int(setting("HANDRAIL_UPLOAD_LIMIT_MB", "1000"))  # longer files go by the command line
HANDRAIL_KEEP_UPLOADS_HOURS = int(setting("HANDRAIL_KEEP_UPLOADS_HOURS", "24"))

# Seals protected addresses, phone numbers and schools. The first key writes, the others still open and still find.
PROTECTED_VALUE_KEYS = words("PROTECTED_VALUE_KEYS") or [kept_secret("PROTECTED_VALUE_KEY")]

# What goes out by e-mail says how much is due and never for whom. The demo sends nothing and shows its outbox instead.
HANDRAIL_ADDRESS = setting("HANDRAIL_ADDRESS", "http://localhost:8000").rstrip("/")
EMAIL_BACKEND = "handrail.disclosure.protected.mail.WithholdingBackend"  # which hands what it has looked through to:
HANDRAIL_EMAIL_BACKEND = (
    "handrail.planning.outbox.OutboxBackend" if HANDRAIL_DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = setting("EMAIL_HOST", "localhost")
EMAIL_PORT = int(setting("EMAIL_PORT", "25"))
EMAIL_HOST_USER = setting("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = setting("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = switched_on("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = setting("DEFAULT_FROM_EMAIL", "handrail@localhost")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# Trusted only behind a proxy of one's own (TRUSTED_PROXIES), which must set the header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and ALLAUTH_TRUSTED_PROXY_COUNT else None
CSRF_FAILURE_VIEW = "handrail.ui.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "handrail.ui.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        # The one inline script: GOV.UK Frontend's own line that says JavaScript is there, allowed by its hash.
        "script-src": ["'self'", "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *OPENID_ORIGINS],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
