"""Find, as people type: what must come first, in how many queries, and for whom."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system, reading
from handrail.linkage.models import LinkageRun
from handrail.linkage.selectors.find import find
from handrail.linkage.services.link import link
from handrail.records.facts import AddressFact, IdentifierFact, IdentifierScheme
from handrail.records.public import SourcePerson
from tests.factories import readers
from tests.factories import records as make
from tests.factories.linkage import a_row, an_agency, load
from tests.factories.partnership import reach

CASES = [
    ("Bartholomew Featherstonehaugh", "the name as it is"),
    ("Featherstonehaugh Bartholomew", "the other way round"),
    ("featherstonehaugh, bart", "a nickname"),
    ("Bartholomew Fetherstonehaugh", "a letter left out"),
    ("Bartolomew Featherstonehaugh", "a letter left out of the forename"),
    ("featherstonehaugh 2008", "a surname and a year"),
    ("bartholomew 2/11/2008", "a forename and the birth date"),
    ("Bartholomew November 2008", "a forename and part of the birth date"),
    ("featherstonehaugh ZM9 9QQ", "a surname and a postcode"),
    ("999 800 0009", "an NHS number"),
    ("A865400312007", "a pupil number"),
    ("ZX-4471", "an agency's own number"),
]


@pytest.fixture
def somebody(linked: LinkageRun, tmp_path: Path) -> SourcePerson:
    """One person to look for, among the small county."""
    numbers = (
        IdentifierFact(IdentifierScheme.NHS, "9998000009"),
        IdentifierFact(IdentifierScheme.UPN, "A865400312007"),
        AddressFact("1 Quay Road", "ZM9 9QQ", phone="07700 900123"),
    )
    row = a_row("ZX-4471", "9000", given="Bartholomew", family="Featherstonehaugh", facts=numbers)
    load([row], tmp_path, agency=an_agency("health", "health"))
    link()
    return SourcePerson.objects.get(local_id="ZX-4471")


def test_everything_that_people_type_finds_them(somebody: SourcePerson) -> None:
    first = {
        why: hits[0].person_id == somebody.person_id if (hits := find(typed).hits) else False for typed, why in CASES
    }
    assert [why for why, came_first in first.items() if not came_first] == []


def test_a_hit_says_who_and_who_holds_them(somebody: SourcePerson) -> None:
    hit = find("featherstonehaugh").hits[0]
    assert (hit.given, hit.family, hit.agencies) == ("Bartholomew", "Featherstonehaugh", ("Health",))


def test_what_is_nobody_finds_nobody(linked: LinkageRun) -> None:
    assert find("Xerxes Quetzalcoatl 1999").hits == ()
    assert not find("   ").understood


def test_the_number_of_queries_is_fixed(linked: LinkageRun) -> None:
    find("warm")
    counted = []
    for typed in ("dean carroll", "hussain", "mohammed 2008"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            find(typed)
        counted.append(len(queries))
    assert max(counted) <= 12, "one per tier of keys, and four for what is shown"


def test_only_whom_the_reader_may_find_is_found(somebody: SourcePerson) -> None:
    team = make.team(make.agency())
    social_worker = readers.reader("mdt_social_worker", team)
    front_door = readers.reader("front_door_worker", team)
    with reading(social_worker):
        assert find("Bartholomew Featherstonehaugh").hits == ()
    with reading(front_door):
        assert len(find("Bartholomew Featherstonehaugh").hits) == 1
    reach(somebody.person_id, team=team)
    with reading(readers.reader("mdt_social_worker", team)):
        assert find("Bartholomew Featherstonehaugh").hits[0].person_id == somebody.person_id


@pytest.mark.parametrize(
    ("purpose", "found"), [("safeguarding", True), ("prevention_of_crime", False)], ids=["shared", "not shared"]
)
@pytest.mark.parametrize("typed", ["ZX-4471", "999 800 0009", "Bartholomew Featherstonehaugh"])
def test_a_record_of_which_the_reader_may_not_know_leads_to_nobody(
    somebody: SourcePerson, typed: str, purpose: str, found: bool
) -> None:
    """Police know him under another name; that health holds this one is shared for safeguarding alone."""
    police = make.agency("Wexcombe Police")
    make.source_person(police, somebody.person, given="Bo", family="Stone")
    reach(somebody.person_id, agency=police)
    with reading(readers.reader("police_safeguarding_lead", make.team(police), purpose)):
        assert bool(find(typed).hits) is found


@pytest.mark.parametrize("where", ["ZM9 9QQ", "07700 900123"])
def test_a_search_confirms_no_address_that_the_reader_may_not_see(somebody: SourcePerson, where: str) -> None:
    """The front door may find anybody, and may not see where they live: trying postcodes on them must tell nothing."""
    team = make.team(somebody.agency)
    named = "Bartholomew Featherstonehaugh"
    with reading(readers.reader("front_door_worker", team)):
        assert find(where).hits == ()
        assert find(f"{named} {where}").hits == find(named).hits == find(f"{named} ZM1 1QQ").hits
    reach(somebody.person_id, team=team)
    with reading(readers.reader("front_door_worker", team)):
        assert somebody.person_id in [hit.person_id for hit in find(where).hits]


def test_the_page_and_the_ledger(somebody: SourcePerson) -> None:
    team = make.team(make.agency())
    browser = readers.signed_in("front_door_worker", team)
    answer = browser.post("/find", {"q": "bartholomew fetherstonehaugh"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Bartholomew FEATHERSTONEHAUGH" in text
    assert f"/person/{somebody.person_id}/" in text
    entry = LedgerEntry.objects.get(action="search")
    assert entry.body["found"] >= 1
    assert LedgerDetail.objects.get(entry=entry).text["query"] == "bartholomew fetherstonehaugh"
    assert "fetherstonehaugh" not in str(entry.body)


def test_nobody_found_says_what_to_try(linked: LinkageRun) -> None:
    browser = readers.signed_in("mdt_social_worker", make.team(make.agency()))
    text = browser.post("/find", {"q": "dean carroll"}).content.decode()
    assert "Nobody found whom you may see" in text
    assert "Carroll" not in text.replace("dean carroll", ""), "not even a name"


def test_before_the_first_run_it_says_so(db: None) -> None:
    with as_system("a test"):
        assert not find("dean").ready
    browser = readers.signed_in("front_door_worker", make.team(make.agency()))
    assert "handrail link" in browser.post("/find", {"q": "dean"}).content.decode()


def test_what_was_typed_stands_in_no_address_and_no_title(somebody: SourcePerson) -> None:
    browser = readers.signed_in("front_door_worker", make.team(make.agency()))
    ignored = browser.get("/find", {"q": "bartholomew featherstonehaugh"})
    assert ignored.status_code == 200
    assert "FEATHERSTONEHAUGH" not in ignored.text.upper()
    assert not LedgerEntry.objects.filter(action="search").exists()
    found = browser.post("/find", {"q": "bartholomew featherstonehaugh"})
    assert "Bartholomew FEATHERSTONEHAUGH" in found.text
    assert "featherstonehaugh" not in found.text.split("</title>")[0].lower()
    assert found.text.count('value="bartholomew featherstonehaugh"') == 2, "in the page's box and in the header's"
    forms = re.findall(r"<form[^>]*role=\"search\"[^>]*>", found.text + browser.get("/").text)
    assert len(forms) == 4
    assert all('method="post"' in form for form in forms)


def test_a_search_from_another_site_is_refused(somebody: SourcePerson) -> None:
    browser = readers.signed_in("front_door_worker", make.team(make.agency()))
    browser.handler.enforce_csrf_checks = True
    assert browser.post("/find", {"q": "bartholomew"}).status_code == 403
