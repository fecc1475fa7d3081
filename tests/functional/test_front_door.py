"""From a worry in a school to the answer: the people of the front door, each in their own browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.functional.conftest import PEOPLE_BY_ROLE, Site

SECRET = "Known to us for carrying a knife in June."


def write(page: Page, site: Site, given: str, family: str) -> None:
    page.goto(f"{site.address}/contacts/new/")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("First name").fill(given)
    page.get_by_label("Family name").fill(family)
    page.get_by_label("What happened?").fill("Came in with two phones.")
    page.get_by_label("What are you worried about?").fill("That he is paid to keep one.")
    page.get_by_label("Yes, they agree to it").check()


def test_from_contact_to_answer_with_checks_in_parallel(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("school_safeguarding_lead")
    write(page, site, "Corey", "Vale")
    page.get_by_role("button", name="Send", exact=True).click()
    reference = re.search(r"C-\d+", page.locator("h1").inner_text())
    assert reference
    address = page.url

    page = sign_in("contact_officer")
    page.goto(address)
    page.get_by_label("Amber").check()
    page.get_by_role("button", name="Rate").click()
    page.get_by_label("Marlshire Police").check()
    page.get_by_label("NHS Marlshire").check()
    page.get_by_role("button", name="Ask them").click()
    expect(page.locator(".app-checks__one")).to_have_count(2)
    assert page.get_by_role("button", name="Decide and tell them").count() == 0

    page = sign_in("police_safeguarding_lead")
    page.goto(f"{site.address}/checks/")
    page.get_by_role("link", name="VALE, Corey").first.click()
    assert "two phones" not in page.locator("main").inner_text()
    page.get_by_label("Information", exact=True).check()
    page.get_by_label("In a line").check()
    page.get_by_label("The information, or why you decline").fill(SECRET)
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("Your answer has reached the front door.")).to_be_visible()

    page = sign_in("front_door_worker")
    page.goto(address)
    expect(page.get_by_text(SECRET).first).to_be_visible()
    expect(page.get_by_text("1 agency has not answered yet")).to_be_visible()
    page.get_by_label("Level 2: Additional").check()
    page.get_by_label("2a One need").check()
    page.get_by_label("Where does it go?").select_option(label="Information and advice")
    page.get_by_label("Why?").last.fill("The school can meet it with the family.")
    page.get_by_label("Answer to whoever sent it").fill("Thank you. Please ring his mother this week.")
    page.get_by_role("button", name="Decide and tell them").click()
    expect(page.get_by_text("whoever sent it has the answer")).to_be_visible()

    page = sign_in("school_safeguarding_lead")
    page.goto(address)
    text = page.locator("main").inner_text()
    assert "Please ring his mother this week." in text
    assert SECRET not in text


def test_while_a_name_is_typed_the_page_says_who_works_with_them(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("front_door_worker")
    page.goto(f"{site.address}/contacts/new/")
    page.get_by_label("First name").fill("Aaliyah")
    page.get_by_label("Family name").fill("Brooks")
    known = page.locator("#known")
    expect(known).to_contain_text("Aaliyah BROOKS")
    expect(known).to_contain_text("works with them now: what you send reaches that team at once")


def test_everything_works_without_javascript(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/demo")
    page.get_by_role("button", name=f"Sign in as {PEOPLE_BY_ROLE['front_door_worker']}").click()
    write(page, site, "Megan", "Lane")
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_label("What happened?")).to_have_value("Came in with two phones.")
    page.get_by_label("Megan LANE").check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("is this one of these?")).to_be_visible()  # her contact of this morning is open
    page.get_by_label("I have looked").check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your reference is")).to_be_visible()
    expect(page.locator("main")).to_contain_text("which works with them already")
    context.close()


def test_a_contact_survives_a_session_that_ends_in_the_middle(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("school_safeguarding_lead")
    write(page, site, "Rowan", "Teal")
    expect(page.locator("[data-draft-sentence]")).to_contain_text("Draft kept")
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("What are you worried about?").fill("That nobody else has noticed.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page).to_have_url(re.compile("login|demo"))
    sign_in("school_safeguarding_lead")
    page.goto(f"{site.address}/contacts/new/")
    expect(page.get_by_label("First name")).to_have_value("Rowan")
    expect(page.get_by_label("What are you worried about?")).to_have_value("That nobody else has noticed.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your reference is")).to_be_visible()


def test_two_who_put_the_same_contact_right_at_once_lose_neither_text(
    site: Site, sign_in: Callable[[str], Page], browser: Browser
) -> None:
    page = sign_in("school_safeguarding_lead")
    write(page, site, "Corin", "Ash")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your reference is")).to_be_visible()
    address = f"{page.url}correct/"
    page.goto(address)
    colleague = browser.new_page()
    colleague.goto(f"{site.address}/demo")
    colleague.get_by_role("button", name=f"Sign in as {PEOPLE_BY_ROLE['school_safeguarding_lead']}").click()
    colleague.goto(address)
    colleague.get_by_label("What happened?").fill("Came in with three phones.")
    colleague.get_by_role("button", name="Save", exact=True).click()
    expect(colleague.get_by_text("Saved. The front door sees what was changed.")).to_be_visible()
    page.get_by_label("What happened?").fill("Came in with one phone.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Two of you wrote at once")).to_be_visible()
    page.get_by_label("Keep theirs").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("Came in with three phones.")
    page.get_by_role("link", name="what was told before").click()
    for text in ("two", "three", "one phone"):
        expect(page.locator("main")).to_contain_text(text)
    colleague.close()


def test_the_queue_is_walked_with_the_arrow_keys(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("contact_officer")
    page.goto(f"{site.address}/front-door/")
    links = page.locator("tbody th a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/*/")


def test_from_outside_nothing_can_be_read_back(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/tell-us/")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_role("link", name="Say whether anybody is in danger now").click()
    expect(page.get_by_label("Yes", exact=True)).to_be_focused()
