"""Keys that lead to pages, in a real browser: never while somebody types, and off for whoever wants them off."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.functional.conftest import Site


def test_keys_lead_to_pages_but_not_while_somebody_types(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("mdt_social_worker")
    page.goto(f"{site.address}/drafts/")
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("p")
    assert page.url == f"{site.address}/plans/"
    page.keyboard.press("g")
    page.keyboard.press("f")
    expect(page.locator("#find-in-header")).to_be_focused()
    page.keyboard.type("g h?")
    expect(page.locator("#find-in-header")).to_have_value("g h?")
    assert page.url == f"{site.address}/plans/"


def test_the_list_of_keys_opens_closes_and_turns_them_off(
    site: Site, sign_in: Callable[[str], Page], accessible: Callable[[Page], None]
) -> None:
    page = sign_in("mdt_social_worker")
    page.goto(f"{site.address}/drafts/")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(listed).to_be_visible()
    accessible(page)
    listed.get_by_label("Use these keys in this browser").uncheck()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(listed).to_be_hidden()
    assert page.url == f"{site.address}/drafts/"
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(listed.get_by_label("Use these keys in this browser")).not_to_be_checked()


def test_on_the_page_of_a_match_the_letter_after_g_decides_nothing(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("data_steward")
    page.goto(f"{site.address}/matches")
    page.locator("tbody th a").first.click()
    expect(page.locator("[data-review-keys] kbd").first).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("h")
    assert page.url == f"{site.address}/"
