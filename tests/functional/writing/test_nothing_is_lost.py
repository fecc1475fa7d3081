"""What is typed is still there: after the server was killed, after signing out, beside what somebody else typed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import fits
from tests.functional.writing.conftest import WritingSite, signs_in

RUTH, JOE = "Ruth Penhale", "Joe Trewin"
WORRY, WORKING = "What is the worry?", "What is working? (optional)"
KEPT = re.compile(r"^Draft kept \d\d:\d\d$")


def state(page: Page) -> object:
    return page.locator("[data-draft-sentence]")


def types(page: Page, label: str, text: str) -> None:
    page.get_by_role("textbox", name=label).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def starts_anew(page: Page, site: WritingSite) -> None:
    """An empty form, whatever drafts there are."""
    page.goto(f"{site.address}/notes/new?draft=new")


def test_the_server_is_killed_while_somebody_types(writing_site: WritingSite, sitting: Callable[..., Page]) -> None:
    page = sitting(RUTH)
    starts_anew(page, writing_site)
    types(page, WORRY, "He was seen with older men at the")
    expect(state(page)).to_have_text(KEPT)
    writing_site.kill()
    types(page, WORRY, " retail park")
    expect(state(page)).to_contain_text("Handrail cannot be reached", timeout=10_000)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label(WORRY)).to_have_value("He was seen with older men at the retail park")
    writing_site.start()
    expect(state(page)).to_have_text(KEPT, timeout=15_000)
    page.context.close()
    again = sitting(RUTH)
    again.goto(f"{writing_site.address}/drafts/")
    again.get_by_role("link", name="A new note").first.click()
    expect(again.get_by_label(WORRY)).to_have_value("He was seen with older men at the retail park")
    again.get_by_role("button", name="Send").click()
    expect(again.get_by_role("heading", name="Note")).to_be_visible()
    assert "retail park" not in writing_site.words_in_drafts()


def test_the_server_is_killed_and_the_page_never_comes_back(
    writing_site: WritingSite, sitting: Callable[..., Page]
) -> None:
    page = sitting(RUTH)
    starts_anew(page, writing_site)
    types(page, WORRY, "The first words, typed once")
    expect(state(page)).to_have_text(KEPT)
    writing_site.kill()
    page.context.close()
    writing_site.start()
    again = sitting(RUTH)
    again.goto(f"{writing_site.address}/notes/new")
    expect(again.get_by_label(WORRY)).to_have_value("The first words, typed once")


@pytest.mark.parametrize("gone", [{"name": "sessionid"}, {}], ids=["session", "all cookies"])
def test_signed_out_in_another_tab_the_text_stays_and_is_kept_after_signing_in(
    writing_site: WritingSite, sitting: Callable[..., Page], gone: dict[str, str]
) -> None:
    page = sitting(RUTH)
    starts_anew(page, writing_site)
    types(page, WORRY, "Before")
    expect(state(page)).to_have_text(KEPT)
    page.context.clear_cookies(**gone)
    types(page, WORRY, " and after")
    expect(state(page)).to_contain_text("Not kept", timeout=10_000)
    expect(page.get_by_label(WORRY)).to_have_value("Before and after")
    with page.context.expect_page() as waiting:
        page.get_by_role("link", name="Sign in").click()
    signs_in(waiting.value, writing_site, RUTH)
    page.get_by_role("button", name="Keep").click()
    expect(state(page)).to_have_text(KEPT)
    assert "Before and after" in writing_site.words_in_drafts()
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(re.compile(r"/notes/\d+/$"))
    expect(page.get_by_label(WORRY)).to_have_value("Before and after")


def test_the_last_letters_are_kept_when_the_page_is_closed_at_once(
    writing_site: WritingSite, sitting: Callable[..., Page]
) -> None:
    page = sitting(RUTH)
    starts_anew(page, writing_site)
    types(page, WORRY, "Typed and gone")
    page.goto(f"{writing_site.address}/drafts/")
    page.wait_for_timeout(500)
    assert "Typed and gone" in writing_site.words_in_drafts()


@pytest.mark.parametrize("choice", ["Keep theirs", "Keep mine", "Write it anew"])
def test_two_browsers_on_one_page(
    writing_site: WritingSite,
    sitting: Callable[..., Page],
    accessible: Callable[[Page], None],
    choice: str,
) -> None:
    address, word = f"{writing_site.address}/notes/1/", choice.replace(" ", "-").lower()
    hers, his = sitting(RUTH), sitting(JOE)
    hers.goto(f"{address}?draft=new")
    his.goto(f"{address}?draft=new")
    types(hers, WORRY, f" hers-{word}")
    types(his, WORRY, f" his-{word}")
    hers.get_by_role("button", name="Send").click()
    expect(hers).to_have_url(address)
    his.get_by_role("button", name="Send").click()
    expect(his.get_by_role("heading", level=1)).to_contain_text("Two of you wrote at once")
    expect(his.locator(".app-clash__texts")).to_contain_text(f"hers-{word}")
    expect(his.locator(".app-clash__texts")).to_contain_text(f"his-{word}")
    accessible(his)
    his.set_viewport_size({"width": 360, "height": 800})
    assert fits(his)
    his.get_by_label(choice).check()
    if choice == "Write it anew":
        types(his, WORRY, f" both-{word}")
    his.get_by_role("button", name="Save", exact=True).click()
    expect(his).to_have_url(address)
    his.goto(f"{address}history")
    for text in (f"hers-{word}", f"his-{word}"):
        expect(his.locator(".app-history")).to_contain_text(text)
    accessible(his)
    assert fits(his)


def test_without_a_script_save_for_later_does_the_same(
    writing_site: WritingSite, sitting: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = sitting(JOE, java_script_enabled=False)
    starts_anew(page, writing_site)
    page.get_by_label(WORRY).fill("Without a script")
    page.get_by_role("button", name="Save for later").click()
    expect(page).to_have_url(f"{writing_site.address}/drafts/")
    page.get_by_role("link", name="A new note").first.click()
    expect(page.get_by_label(WORRY)).to_have_value("Without a script")
    page.get_by_role("button", name="Throw the draft away").click()
    page.get_by_role("button", name=re.compile("^Bring back: A new note, kept")).first.click()
    page.get_by_role("link", name="A new note").first.click()
    expect(page.get_by_label(WORRY)).to_have_value("Without a script")


def test_the_pages_of_drafts_can_be_read_by_everybody(
    writing_site: WritingSite, sitting: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = sitting(RUTH)
    starts_anew(page, writing_site)
    types(page, WORKING, "Her nan")
    expect(state(page)).to_have_text(KEPT)
    for path in ("/notes/new", "/drafts/", "/"):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(writing_site.address + path)
            accessible(page)
            assert fits(page), f"{path} scrolls sideways at {width} px"
