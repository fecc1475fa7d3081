"""The frame around every page, the brand, the error pages, and templates that fail loudly."""

import base64
import hashlib
import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest
from django.template import engines
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pytest_django import Settings

from handrail.ui import navigation, views
from handrail.ui.brand import contrast, readable_on, style_sheet
from handrail.ui.context import frame
from handrail.ui.gallery.views import PAGES, gallery
from handrail.ui.navigation import NavigationItem, navigation_for, register_navigation
from tests.unit.ui.conftest import check_html


def request_for(path: str, **more: object) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]  # somebody who has not signed in
    request._messages = []  # type: ignore[attr-defined]  # where Django keeps messages
    for name, value in more.items():
        setattr(request, name, value)
    return request


pytestmark = pytest.mark.urls("tests.unit.ui.urls")


@pytest.fixture
def _empty_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})


@pytest.mark.parametrize("show", PAGES)
def test_the_gallery_shows_every_component_in_sound_html(show: str, settings: Settings) -> None:
    settings.HANDRAIL_DEMO = True
    html = gallery(request_for(f"/gallery?show={show}")).content.decode()
    check_html(html)
    assert "crown" not in html.lower()
    assert ("<title>Error: " in html) == (show == "error")


def test_the_gallery_is_only_for_demonstrations(settings: Settings) -> None:
    settings.HANDRAIL_DEMO = False
    settings.DEBUG = False
    with pytest.raises(Http404):
        gallery(request_for("/gallery"))


def test_the_one_inline_script_is_the_one_that_the_policy_allows(settings: Settings) -> None:
    settings.HANDRAIL_DEMO = True
    html = gallery(request_for("/gallery")).content.decode()
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"]


@pytest.mark.usefixtures("_empty_register")
def test_navigation_is_sorted_marked_and_only_what_the_reader_may_see() -> None:
    register_navigation(NavigationItem("Gallery", "ui:gallery", 2))
    register_navigation(NavigationItem("Brand", "ui:brand", 1))
    register_navigation(NavigationItem("Nowhere", "no-such-page", 0))
    assert [(item["text"], item["active"]) for item in navigation_for(request_for("/gallery"))] == [
        ("Brand", False),
        ("Gallery", True),
    ]
    register_navigation(NavigationItem("Brand", "ui:brand", 1, visible=lambda request: False))
    assert [item["text"] for item in navigation_for(request_for("/gallery/of/more"))] == ["Gallery"]
    assert navigation_for(request_for("/gallery/of/more"))[0]["active"]
    assert not navigation_for(request_for("/galleryother"))[0]["active"]


def test_the_frame_names_the_reader_only_when_signed_in() -> None:
    assert frame(request_for("/")).reader == ""
    user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "J. Okafor")
    assert frame(request_for("/", user=user)).reader == "J. Okafor"


@given(st.integers(0, 0xFFFFFF))
def test_text_can_be_read_on_any_brand_colour(number: int) -> None:
    colour = f"#{number:06x}"
    assert contrast(readable_on(colour), colour) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["red", "#fff", "#00625a;}", "#00625a\n"])
def test_a_brand_colour_that_is_none_is_refused(colour: str, settings: Settings) -> None:
    settings.HANDRAIL_BRAND_COLOUR = colour
    with pytest.raises(ImproperlyConfigured, match="must look like"):
        style_sheet()


def test_the_brand_is_a_style_sheet_of_our_own(settings: Settings) -> None:
    settings.HANDRAIL_BRAND_COLOUR = "#ffdd00"
    response = views.brand(request_for("/brand.css"))
    assert response.content.decode() == ":root{--govuk-brand-colour:#ffdd00;--app-on-brand:#000000}\n"
    assert response["Content-Type"].startswith("text/css")


@pytest.mark.parametrize(
    ("handler", "status"),
    [(views.bad_request, 400), (views.permission_denied, 403), (views.page_not_found, 404), (views.csrf_failure, 403)],
)
def test_error_pages_say_nothing_of_what_was_asked(handler: object, status: int) -> None:
    request = HttpRequest()
    request.path = "/people/brooks-aaliyah"
    response = handler(request, Exception("Aaliyah Brooks"))  # type: ignore[operator]  # the handler that Django calls
    html = response.content.decode()
    check_html(html)
    assert response.status_code == status
    assert "rooks" not in html


def test_a_failure_page_needs_no_request_no_session_and_no_database() -> None:
    response = views.server_error(HttpRequest())
    assert response.status_code == 500
    assert "Nothing that you sent has been half saved" in response.content.decode()


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{% if nothing %}{% endif %}",
        "{% for one in nothing %}{% endfor %}",
        "{{ thing.nothing }}",
        "{% if thing.nothing %}{% endif %}",
        "{% if thing.nothing == 1 %}{% endif %}",
        "{{ options.nothing }}",
    ],
)
def test_a_typing_error_in_a_template_fails(source: str) -> None:
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string(source).render({"thing": SimpleNamespace(a=1), "options": {"a": 1}})


def test_an_option_left_out_of_a_dict_is_false() -> None:
    template = engines["jinja2"].from_string("{{ 'a' if options.nothing else 'b' }}{{ options.nothing == 'x' }}")
    assert template.render({"options": {}}) == "bFalse"


def test_words_are_filters() -> None:
    template = engines["jinja2"].from_string("{{ day | long_date }} {{ 1204 | count_of }} {{ 2 | plural('day') }}")
    assert template.render({"day": date(2009, 3, 14)}) == "14 March 2009 1,204 2 days"


def test_settings_name_this_environment(settings: Settings) -> None:
    assert settings.TEMPLATES[0]["OPTIONS"]["environment"] == "handrail.ui.jinja.environment"
