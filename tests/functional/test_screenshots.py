"""The pictures of the documentation come from here, where `HANDRAIL_SCREENSHOTS=1` is set."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.functional.conftest import Site

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
PICTURES = [
    ("person", "mdt_social_worker", "{person}"),
    ("transitions", "panel_chair", "/transitions/"),
]


@pytest.mark.parametrize(("name", "role", "path"), PICTURES)
def test_a_picture_of_the_documentation(
    site: Site, sign_in: Callable[[str], Page], name: str, role: str, path: str
) -> None:
    page = sign_in(role)
    page.set_viewport_size({"width": 1280, "height": 1500})
    answer = page.goto(site.address + path.format(person=site.person("Aaliyah Brooks")))
    assert answer is not None
    assert answer.status == 200
    picture = IMAGES / f"{name}.png"
    if os.environ.get("HANDRAIL_SCREENSHOTS"):
        IMAGES.mkdir(exist_ok=True)
        page.screenshot(path=picture)
    assert picture.is_file()
