"""The pictures of the README and the tutorial, taken from the running demo.

They are written anew only with HANDRAIL_SCREENSHOTS=1, since a page that names today differs from day to day.
Otherwise the pages must render, and the pictures must be there and small enough to be looked at.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import Site

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
MOST_BYTES = 300_000
WIDTH = 1280
PICTURES = [
    # picture          reader               what it shows                        height
    ("person", "mdt_social_worker", "Support horizon", 1500),
    ("transitions", "panel_chair", "Young people about to lose support", 1100),
]


@pytest.mark.parametrize(("picture", "role", "heading", "height"), PICTURES)
def test_the_pictures_of_the_readme(
    site: Site, sign_in: Callable[[str], Page], picture: str, role: str, heading: str, height: int
) -> None:
    page = sign_in(role)
    page.set_viewport_size({"width": WIDTH, "height": 900})
    page.goto(site.address + (site.person("Aaliyah Brooks") if picture == "person" else "/transitions/"))
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    file = IMAGES / f"{picture}.png"
    if os.environ.get("HANDRAIL_SCREENSHOTS") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": min(height, whole)}
        page.screenshot(path=file, full_page=True, clip=clip)
    assert file.exists(), f"{file.name} is missing: run the functional tests with HANDRAIL_SCREENSHOTS=1."
    assert file.stat().st_size < MOST_BYTES
