"""Every component in a real browser: no accessibility fault, no sideways scrolling, nothing that the policy blocks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from handrail.ui.gallery.views import PAGES
from tests.functional.conftest import fits

PHONE, LAPTOP = {"width": 360, "height": 800}, {"width": 1280, "height": 800}


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the browser complained about."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("show", PAGES)
def test_every_component_can_be_read_by_everybody(
    page: Page, gallery: str, faults: list[str], accessible: Callable[[Page], None], show: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own type of a size
    page.goto(f"{gallery}?show={show}")
    accessible(page)
    assert fits(page)
    assert faults == []


def test_the_summary_takes_the_focus_and_its_links_land_on_their_fields(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}?show=error")
    expect(page).to_have_title("Error: Gallery \N{EN DASH} Marlshire Safeguarding Partnership")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() == 7
    for link in links.all():
        target = (link.get_attribute("href") or "").lstrip("#")
        link.click()
        assert page.evaluate("document.activeElement.id") == target


def test_a_form_is_whole_without_a_script(page: Page, gallery: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]  # a page in a test has a browser
    bare = context.new_page()
    bare.goto(f"{gallery}?show=form")
    expect(bare.get_by_label("Name of the owner")).to_be_visible()
    expect(bare.get_by_role("button", name="Name the owner")).to_be_visible()
    bare.goto(f"{gallery}?show=charts")
    expect(bare.locator(".app-decisions__switch")).to_be_hidden()
    context.close()


def test_a_key_decides_unless_somebody_types_or_has_switched_keys_off(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}?show=charts")
    page.keyboard.press("j")
    page.wait_for_url("**decide=join**")
    page.keyboard.press("Control+a")
    page.keyboard.press("x")
    assert "decide=join" in page.url
    page.get_by_label("Decide by single keys").uncheck()
    page.keyboard.press("a")
    page.reload()
    expect(page.get_by_label("Decide by single keys")).not_to_be_checked()
    page.keyboard.press("a")
    assert "decide=join" in page.url
    expect(page.locator("kbd").first).to_be_hidden()


def test_paper_shows_the_facts_and_leaves_out_what_only_a_screen_can_use(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}?show=charts")
    facts = page.get_by_text("Ends at 18 (Children Act 1989 s17)", exact=True)
    expect(facts).to_be_hidden()
    page.emulate_media(media="print")
    expect(facts).to_be_visible()
    for gone in (".app-tabs", ".app-decisions", ".govuk-skip-link"):
        expect(page.locator(gone).first).to_be_hidden()
