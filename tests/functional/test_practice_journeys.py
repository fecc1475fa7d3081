"""What is done together for somebody: an assessment with a dissent, a review that steps a plan down, a closing."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from handrail.kernel import clock
from tests.functional.conftest import Site

HAMZA, MEGAN = "Hamza Khan", "Megan Lane"
WORRIED = "He was seen with older men at the docks."
DISSENT = "We hold intelligence that he chose to go: we see it as graver."


def day(page: Page, name: str, on: date) -> None:
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.locator(f"[name={name}-{part}]").fill(str(value))


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).first.click()


def begin_plan(page: Page, site: Site, person: str, kind: str, since: date) -> None:
    page.goto(f"{site.address}{person}plans/begin/")
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Why there is a plan").fill("So that you are safe.")
    day(page, "since", since)
    page.locator("[name=post]").select_option(index=1)
    page.locator("[name=role]").select_option(label="Case-holding social worker")
    press(page, "Begin the plan")


def give_view(page: Page, address: str, rating: str, worried: str) -> None:
    page.goto(f"{address}view/ours/harm/")
    page.locator("[name=harm__worried]").fill(worried)
    page.locator(f"[name=harm__rating][value='{rating}']").check()
    page.locator("[name=harm__confidence][value=medium]").check()
    press(page, "Save and go on")
    page.goto(f"{address}view/ours/")
    press(page, "This view is finished")
    expect(page.get_by_text("This view is finished and stands beside the others.")).to_be_visible()


def test_three_agencies_assess_together_and_one_sees_it_differently(site: Site, sign_in: Callable[[str], Page]) -> None:
    # Given a young person whom social care and police know, with a nurse in the team around him.
    hamza, today = site.person(HAMZA), clock.today()
    page = sign_in("mdt_social_worker")
    begin_plan(page, site, hamza, "Package of support", today)
    page.goto(f"{site.address}{hamza}plan/")
    page.get_by_role("link", name="Add to the team").first.click()
    page.locator("[name=post]").select_option(
        label="Sister Maeve Quinn: Health practitioner, Emergency Department, Marlshire General Hospital"
    )
    page.locator("[name=role]").select_option(label="Specialist nurse")
    day(page, "since", today)
    press(page, "Add to the team")
    # When each of the three gives a view of its own,
    page.goto(f"{site.address}{hamza}assess/shared-risk-assessment/")
    press(page, "Begin")
    address = page.url
    give_view(page, address, "2", WORRIED)
    give_view(sign_in("police_safeguarding_lead"), address, "3", "Three stops with the same two men.")
    give_view(sign_in("health_practitioner"), address, "1", "He comes to us by himself.")
    # and the leading one writes what is agreed,
    page = sign_in("mdt_social_worker")
    page.goto(f"{address}agree/")
    page.locator("[name=rating_harm][value='2']").check()
    page.locator("[name=reason_harm]").fill("He goes where the older men are.")
    page.locator("[name=reason]").fill("He goes where the older men are, and he comes to the nurse by himself.")
    page.locator("[name=risk_and_rights]").fill("He may see his friends; where, is agreed with him.")
    page.locator("[name=without_because]").fill("He did not want to say anything yet.")
    press(page, "This is agreed")
    expect(page.get_by_text("The assessment is agreed.").first).to_be_visible()
    # then the one that sees it differently says so, and it stays beside what was agreed.
    page = sign_in("police_safeguarding_lead")
    page.goto(f"{address}dissent/")
    page.locator("[name=words]").fill(DISSENT)
    press(page, "Say so")
    page = sign_in("mdt_social_worker")
    page.goto(address)
    for words in (WORRIED, DISSENT):
        expect(page.get_by_text(words).first).to_be_visible()


def test_a_plan_is_reviewed_and_stepped_down(site: Site, sign_in: Callable[[str], Page]) -> None:
    # Given a child in need plan with a review that is due,
    page, today = sign_in("mdt_social_worker"), clock.today()
    page.goto(f"{site.address}{site.person(MEGAN)}plan/")
    page.get_by_role("link", name="Child in need review").first.click()
    review = page.url.removesuffix("minutes/")
    # when the meeting is held and decides that the plan ends,
    day(page, "held_on", today)
    page.locator("[name=chair]").fill("Carol Denby")
    page.locator("[name=young_person_view]").fill("It is quiet. I like my art group.")
    page.locator("[name=decisions]").fill("The plan ends, because it is quiet. Family Help goes on.")
    page.locator("select[name^=came]").select_option(label="Came")
    press(page, "Save the minutes")
    page.goto(f"{review}finish/")
    page.locator("[name=plan_ends]").check()
    press(page, "Finish the review")
    # then it is stepped down, and what it follows from and what was said stay.
    page.goto(f"{site.address}{site.person(MEGAN)}plan/")
    page.get_by_role("link", name="Step up or down").first.click()
    page.get_by_label("Family Help plan", exact=True).check()
    page.locator("[name=reason]").fill("The review decided so.")
    page.locator("[name=why]").fill("So that you keep your art group.")
    day(page, "on", today)
    page.locator("[name=post]").select_option(index=1)
    page.locator("[name=role]").select_option(label="Case-holding social worker")
    press(page, "End this plan and begin the other")
    page.goto(f"{site.address}{site.person(MEGAN)}plan/")
    expect(page.get_by_text("Follows a child in need plan, on the same day").first).to_be_visible()


def test_nobody_near_eighteen_is_let_go_without_somebody_who_takes_over(
    site: Site, sign_in: Callable[[str], Page]
) -> None:
    # Given a plan of somebody older than seventeen and a half,
    page, today = sign_in("mdt_social_worker"), clock.today()
    hamza = site.person(HAMZA)
    begin_plan(page, site, hamza, "Transition plan", today - timedelta(days=1))
    page.goto(f"{site.address}{hamza}plan/")
    closings = [link.get_attribute("href") or "" for link in page.get_by_role("link", name="Close the plan").all()]
    closing = max(closings, key=lambda address: int(address.split("/")[2]))
    page.goto(f"{site.address}{closing}")
    # when it is to be closed with nobody to take over, it is refused beside the question, and what was typed stays;
    day(page, "on", today)
    page.get_by_label("What it was for has been achieved").check()
    page.locator("[name=summary]").fill("He is at college.")
    page.locator("[name=support_goes_on]").fill("College mentor.")
    press(page, "Close the plan")
    expect(page.locator("#id_receiving_owner-error")).to_contain_text("Name who takes over")
    expect(page.locator("[name=summary]")).to_have_value("He is at college.")
    # once somebody has agreed to take over, it is closed.
    page.locator("[name=receiving_owner]").fill("Louise Hartnell")
    page.locator("[name=receiving_agency]").select_option(label="Marlshire Council: adult social care")
    day(page, "agreed_on", today)
    press(page, "Close the plan")
    page.goto(f"{site.address}{closing.removesuffix('close/')}")
    expect(page.get_by_text("Louise Hartnell").first).to_be_visible()
