"""What the pages of signing in need to know on top of what allauth hands them."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Provider:
    """An organisation's own sign-in, and the address that leads to it."""

    name: str
    address: str


@dataclass(frozen=True)
class SignIn:
    request: HttpRequest

    def providers(self) -> list[Provider]:
        known = get_adapter().list_providers(self.request)
        return [Provider(one.name, one.get_login_url(self.request, process="login")) for one in known]

    @property
    def passkeys_work(self) -> bool:
        """Browsers know passkeys only at a name, and only over TLS; this machine's own name is believed without."""
        host = urlsplit(f"//{self.request.get_host()}").hostname or ""
        if host == "localhost" or host.endswith(".localhost"):
            return True
        return self.request.is_secure() and not _is_number(host)

    @property
    def public_page(self) -> str:
        """Where somebody without an account tells of a worry; empty where the partnership has no such page."""
        address: str = settings.HANDRAIL_PUBLIC_PAGE
        return address

    @property
    def demo_address(self) -> str:
        return reverse("demo") if settings.HANDRAIL_DEMO else ""


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def signing_in(request: HttpRequest) -> dict[str, Any]:
    """A context processor; works nothing out until a page asks."""
    return {"sign_in": SignIn(request)}
