"""The same young person, six readers, six pages: the sharing matrix as somebody meets it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import Site

AALIYAH = "Aaliyah Brooks"
SEES = [
    # reader                      opens   words that stand on the page             words that may not
    ("front_door_worker", True, ["Whom to ring"], ["Fern House", "CAMHS was closed"]),
    ("mdt_social_worker", True, ["Joy Okafor", "Support horizon"], []),
    ("police_safeguarding_lead", True, ["Support horizon"], ["did not attend"]),
    ("personal_adviser", None, [], []),
    ("panel_chair", True, ["Support horizon"], []),
    ("ig_officer", False, ["This is not shown to you"], ["Brooks", "BROOKS", "Joy Okafor"]),
]


@pytest.mark.parametrize(("role", "opens", "there", "absent"), SEES)
def test_what_each_reader_sees(
    site: Site, sign_in: Callable[[str], Page], role: str, opens: bool | None, there: list[str], absent: list[str]
) -> None:
    page = sign_in(role)
    answer = page.goto(site.address + site.person(AALIYAH))
    assert answer is not None
    if opens is not None:
        assert answer.status == (200 if opens else 403)
    text = page.locator("body").inner_text()
    assert [words for words in there if words not in text] == []
    assert [words for words in absent if words in text] == []


def test_the_six_pages_differ(site: Site, sign_in: Callable[[str], Page]) -> None:
    pages = set()
    for role, *_ in SEES:
        page = sign_in(role)
        page.goto(site.address + site.person(AALIYAH))
        pages.add(page.locator("main").inner_text())
    assert len(pages) == len(SEES)


def test_every_reading_is_on_the_ledger_with_its_reader(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("police_safeguarding_lead")
    page.goto(site.address + site.person(AALIYAH))
    page = sign_in("ig_officer")
    page.goto(f"{site.address}/ledger")
    expect(page.locator("table").first).to_contain_text("Karen Holt")
