"""A day's work, by role: find somebody, see what is about to end, take an extract in, decide a match."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.functional.conftest import PEOPLE_BY_ROLE, Site

AALIYAH = "Aaliyah Brooks"


@pytest.mark.parametrize("typed", ["aaliyah brooks", "broks aliyah", "Brooks 14/03/2009", "BROOKS, Aaliyah 2009"])
def test_somebody_is_found_however_they_are_typed(site: Site, sign_in: Callable[[str], Page], typed: str) -> None:
    page = sign_in("mdt_social_worker")
    page.locator("#find-in-header").fill(typed)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("brooks", re.IGNORECASE)).first.click()
    expect(page).to_have_title(re.compile("^BROOKS, Aaliyah"))


def test_the_panel_chair_goes_from_a_count_to_its_rows_to_a_person(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("panel_chair")
    page.goto(f"{site.address}/transitions/")
    page.get_by_role("link", name=re.compile("no owner after")).click()
    expect(page.locator("tbody tr").first).to_contain_text("No owner")
    page.locator("tbody tr a").first.click()
    expect(page.get_by_role("heading", name="Support horizon")).to_be_visible()


def test_an_export_says_what_the_page_says(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("panel_chair")
    page.goto(f"{site.address}/transitions/")
    in_cohort = int(page.locator(".app-counts, main").first.inner_text().split("in the cohort")[0].split()[-1])
    page.get_by_role("link", name="Take this list out as a file").click()
    page.get_by_role("button", name="Download as CSV").click()
    page.get_by_role("link", name="Say who will see the file").click()
    page.get_by_label("What do you need it for?").fill("Agenda of the panel")
    page.get_by_label("Only I, for my own work").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    rows = csv.reader(Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines())
    assert len(list(rows)) == in_cohort + 1


def test_an_extract_is_previewed_loaded_and_reported(
    site: Site, sign_in: Callable[[str], Page], tmp_path: Path
) -> None:
    file = tmp_path / "missing-reports.csv"
    file.write_text(
        "MissingReportNumber,NicheNominalId,Forename,Surname,DateOfBirth,ReportedDateTime,FoundDateTime,RiskGrade\n"
        "MR-9001,N-77001,Test,Example,02/03/2010,01/11/2026 22:10,02/11/2026 08:00,M\n"
        "MR-9002,N-77001,Test,Example,02/03/2010,31/02/2026 22:10,,H\n"
    )
    page = sign_in("data_steward")
    page.goto(f"{site.address}/extracts/upload")
    page.locator("input[type=file]").set_input_files(file)
    agency = page.get_by_label("Agency", exact=False)
    if agency.count():
        agency.first.select_option(label="Marlshire Police")
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("Example")
    page.get_by_role("button", name=re.compile("^Load")).first.click()
    expect(page.locator("main")).to_contain_text(re.compile("quarantin", re.IGNORECASE), timeout=30_000)
    page.goto(f"{site.address}/quarantine")
    expect(page.locator("main")).to_contain_text("Police: missing reports")


def test_a_match_is_decided_by_the_keyboard_and_undone(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("data_steward")
    page.goto(f"{site.address}/matches")
    page.locator("tbody a").first.click()
    expect(page.locator("[data-review-keys] kbd").first).to_be_visible()  # from now on keys decide
    first = page.url
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "/matches" in url)


def test_everything_can_be_done_without_a_script(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/demo")
    page.get_by_role("button", name=f"Sign in as {PEOPLE_BY_ROLE['mdt_social_worker']}").click()
    page.locator("#find-in-header").fill("aaliyah brooks")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("brooks", re.IGNORECASE)).first.click()
    expect(page.get_by_role("heading", name="Support horizon")).to_be_visible()
    expect(page.locator("main table").first).to_be_visible()
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("main")).to_contain_text("What has happened")
    context.close()


def test_the_keyboard_alone_reaches_the_find_box_and_the_content(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("mdt_social_worker")
    page.goto(site.address + site.person(AALIYAH))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash").endswith("main-content")


def test_a_printed_page_leaves_out_what_cannot_be_pressed(site: Site, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("mdt_social_worker")
    page.goto(site.address + site.person(AALIYAH))
    page.emulate_media(media="print")
    expect(page.locator("#find-in-header")).to_be_hidden()
    expect(page.get_by_role("heading", name="Support horizon")).to_be_visible()
