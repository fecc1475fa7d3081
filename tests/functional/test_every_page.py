"""Each page as the people it is for: readable by everybody, on a phone and a laptop, nothing blocked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.functional.conftest import Site, fits

PHONE, LAPTOP = {"width": 360, "height": 800}, {"width": 1280, "height": 900}
AALIYAH = "Aaliyah Brooks"

PAGES = [
    ("mdt_social_worker", "/"),
    ("mdt_social_worker", "/find"),
    ("mdt_social_worker", "{person}"),
    ("mdt_social_worker", "{person}timeline/"),
    ("mdt_social_worker", "{person}horizon/"),
    ("mdt_social_worker", "{person}sources/"),
    ("mdt_social_worker", "{person}why/"),
    ("mdt_social_worker", "{person}needs/"),
    ("mdt_social_worker", "{person}assess/distance-travelled/"),
    ("mdt_social_worker", "{person}assessments/2/"),
    ("mdt_social_worker", "{person}assessments/2/dissent/"),
    ("mdt_social_worker", "{person}assessments/3/"),
    ("mdt_social_worker", "{person}assessments/4/agree/"),
    ("mdt_social_worker", "{person}assessments/4/withdraw/"),
    ("mdt_social_worker", "{person}assessments/4/view/ours/"),
    ("mdt_social_worker", "{person}assessments/4/view/ours/likely/"),
    ("police_safeguarding_lead", "{person}assessments/2/"),
    ("partnership_administrator", "/instruments/"),
    ("partnership_administrator", "/instruments/shared-risk-assessment/"),
    ("partnership_administrator", "/instruments/shared-risk-assessment/1/"),
    ("partnership_administrator", "/instruments/exploitation-indicators/1/"),
    ("mdt_social_worker", "/acting"),
    ("mdt_social_worker", "/transitions/"),
    ("mdt_social_worker", "/accounts/sessions/"),
    ("mdt_social_worker", "{person}plan/"),
    ("mdt_social_worker", "{person}plans/begin/"),
    ("mdt_social_worker", "{person}voice/add/"),
    ("mdt_social_worker", "/plans/"),
    ("mdt_social_worker", "/plans/1/"),
    ("mdt_social_worker", "/plans/1/handout/"),
    ("mdt_social_worker", "/plans/1/step/"),
    ("mdt_social_worker", "/plans/1/close/"),
    ("mdt_social_worker", "/plans/1/goals/add/"),
    ("mdt_social_worker", "/plans/1/actions/add/"),
    ("mdt_social_worker", "/plans/1/services/add/"),
    ("mdt_social_worker", "/plans/1/team/add/"),
    ("mdt_social_worker", "/plans/reviews/1/"),
    ("mdt_social_worker", "/calendar/"),
    ("mdt_social_worker", "/outbox/"),
    ("mdt_social_worker", "/notices/"),
    ("mdt_social_worker", "/caseload/"),
    ("mdt_social_worker", "/filters/"),
    ("mdt_social_worker", "/transitions/?show=gap"),
    ("mdt_social_worker", "/lists/plans/take-out/?show=drift"),
    ("panel_chair", "/caseload/"),
    ("partnership_administrator", "/"),
    ("partnership_administrator", "/partnership"),
    ("partnership_administrator", "/partnership/posts/1/capacity"),
    ("police_safeguarding_lead", "{person}plan/"),
    ("police_safeguarding_lead", "{person}"),
    ("personal_adviser", "{person}"),
    ("panel_chair", "/"),
    ("panel_chair", "{person}"),
    ("panel_chair", "/transitions/"),
    ("panel_chair", "/transitions/forecast/"),
    ("front_door_worker", "/"),
    ("front_door_worker", "{person}"),
    ("front_door_worker", "/front-door/"),
    ("front_door_worker", "/front-door/board/"),
    ("front_door_worker", "/front-door/shift/"),
    ("front_door_worker", "/front-door/timeliness/"),
    ("front_door_worker", "/front-door/timeliness/decided/met/"),
    ("front_door_worker", "/contacts/1/"),
    ("front_door_worker", "/contacts/10/"),
    ("front_door_worker", "/contacts/11/rate/"),
    ("front_door_worker", "/contacts/11/ask/"),
    ("front_door_worker", "/contacts/11/decide/"),
    ("contact_officer", "/contacts/11/"),
    ("school_safeguarding_lead", "/"),
    ("school_safeguarding_lead", "/contacts/new/"),
    ("school_safeguarding_lead", "/contacts/"),
    ("school_safeguarding_lead", "/contacts/11/"),
    ("school_safeguarding_lead", "/contacts/11/correct/"),
    ("school_safeguarding_lead", "/contacts/11/history/"),
    ("front_door_worker", "/contacts/1/decide-otherwise/"),
    ("front_door_worker", "/checks/1/history/"),
    ("police_safeguarding_lead", "/checks/1/"),
    ("health_practitioner", "/checks/"),
    ("mdt_social_worker", "{person}level/step/"),
    ("mdt_social_worker", "/tell-us/"),
    ("ig_officer", "/"),
    ("ig_officer", "/ledger"),
    ("ig_officer", "/sharing"),
    ("ig_officer", "/access/review/"),
    ("ig_officer", "/access/review/1/"),
    ("ig_officer", "/access/review/3/"),
    ("ig_officer", "/connections/staff/"),
    ("ig_officer", "/connections/1/"),
    ("front_door_worker", "/access/decide/"),
    ("front_door_worker", "/access/requests/1/"),
    ("front_door_worker", "/access/grants/1/end/"),
    ("front_door_worker", "/access/grants/1/look-again/"),
    ("personal_adviser", "/access/"),
    ("personal_adviser", "/access/ask/"),
    ("personal_adviser", "/connections/"),
    ("school_safeguarding_lead", "/emergency/"),
    ("mdt_social_worker", "{person}sharing/"),
    ("mdt_social_worker", "{person}sharing/let-in/"),
    ("ig_officer", "{person}"),
    ("ig_officer", "/ledger/1/"),
    ("ig_officer", "/sharing/draft/?role=school_safeguarding_lead"),
    ("ig_officer", "/sharing/draft/changes/"),
    ("ig_officer", "/sharing/draft/preview/?who=role:school_safeguarding_lead&origin=voluntary"),
    ("ig_officer", "/told-and-refused/"),
    ("ig_officer", "/who-saw-what/"),
    ("ig_officer", "/who-saw-what/new/"),
    ("ig_officer", "/who-saw-what/1/"),
    ("ig_officer", "/who-saw-what/1/theirs/"),
    ("mdt_social_worker", "{person}sharing/"),
    ("mdt_social_worker", "{person}sharing/told/"),
    ("mdt_social_worker", "{person}sharing/refused/"),
    ("mdt_social_worker", "/told/"),
    ("mdt_social_worker", "/told/1/"),
    ("mdt_social_worker", "/refused/2/"),
    ("ig_officer", "/retention/"),
    ("ig_officer", "/retention/rules/"),
    ("ig_officer", "/retention/rules/of/looked-after/"),
    ("ig_officer", "/retention/rules/undo/"),
    ("ig_officer", "/retention/holds/"),
    ("ig_officer", "/retention/holds/add/"),
    ("ig_officer", "/retention/holds/1/"),
    ("ig_officer", "/retention/runs/dry/"),
    ("ig_officer", "/retention/runs/1/"),
    ("ig_officer", "/retention/runs/1/people/"),
    ("ig_officer", "/retention/person/{person_id}/"),
    ("mdt_social_worker", "{person}sharing/"),
    ("mdt_social_worker", "/history/plan/1/"),
    ("mdt_social_worker", "/history/action/1/"),
    ("mdt_social_worker", "/history/action/1/delete/"),
    ("mdt_social_worker", "/history/assessment/2/"),
    ("data_steward", "/"),
    ("data_steward", "/extracts"),
    ("data_steward", "/extracts/upload"),
    ("data_steward", "/quarantine"),
    ("data_steward", "/specifications"),
    ("data_steward", "/specifications/police-missing"),
    ("data_steward", "/matches"),
    ("data_steward", "/matches/measured"),
    ("data_steward", "/lineage/"),
    ("data_steward", "/lineage/{person_id}/"),
]


@pytest.mark.parametrize(("role", "path"), PAGES)
def test_a_page_can_be_read_by_everybody(
    site: Site, seated: Callable[[str], Page], accessible: Callable[[Page], None], role: str, path: str
) -> None:
    page = seated(role)
    person = site.person(AALIYAH)
    address = site.address + path.format(person=person, person_id=person.strip("/").rpartition("/")[2])
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]  # Playwright's own type of a size
    answer = page.goto(address)
    assert answer is not None
    assert answer.status in {200, 403}
    assert page.locator("h1").count() == 1
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own type of a size
        accessible(page)
        assert fits(page), f"{address} scrolls sideways at {size['width']} px"


@pytest.mark.parametrize("typed", ["broks aliyah", "zzzzzz", ""])
def test_what_find_answers_can_be_read_by_everybody(
    site: Site, sign_in: Callable[[str], Page], accessible: Callable[[Page], None], typed: str
) -> None:
    page = sign_in("mdt_social_worker")
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own type of a size
        page.goto(f"{site.address}/find")
        page.locator("#find").fill(typed)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url == f"{site.address}/find"
        accessible(page)
        assert fits(page), f"What Find answers to '{typed}' scrolls sideways at {size['width']} px"


@pytest.mark.parametrize("path", ["/nowhere", "/person/00000000-0000-0000-0000-000000000000/"])
def test_what_is_not_there_says_so_in_a_page(
    site: Site, sign_in: Callable[[str], Page], accessible: Callable[[Page], None], path: str
) -> None:
    page = sign_in("mdt_social_worker")
    answer = page.goto(site.address + path)
    assert answer is not None
    assert answer.status in {403, 404}
    accessible(page)
