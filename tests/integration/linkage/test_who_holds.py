"""That an agency holds a record is shared by the matrix: to whom it is not, the record might as well not be there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.acting import POST, PURPOSE
from handrail.disclosure.public import as_system, reader_for, reading
from handrail.kernel.clock import stopped_at
from handrail.linkage.models import ReviewItem
from handrail.linkage.services import lineage
from handrail.partnership.public import Agency, Membership, Team
from handrail.records.public import Name, Person, SourcePerson
from handrail.records.services import refresh_reach, refresh_shown
from handrail.transitions.public import refresh
from tests.factories import partnership, readers
from tests.factories import records as make
from tests.factories.linkage import a_match

pytestmark = pytest.mark.django_db
CRIME, SAFEGUARDING = "prevention_of_crime", "safeguarding"


@pytest.fixture(autouse=True)
def site(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    with stopped_at(make.TODAY):
        yield


@dataclass
class Known:
    """Dan, whom police and council know; and a record of health's, not yet joined with his."""

    dan: Person
    police: Team
    patient: SourcePerson
    also_dan: SourcePerson

    def told_by_health(self) -> None:
        """His record of health's is joined with his others, and another may be his too."""
        with as_system("a test joins two persons"):
            lineage.join(persons=[self.dan, self.patient.person], by=partnership.user(), reason="The same NHS number")
            refresh_shown()
            refresh_reach(today=make.TODAY)
            ReviewItem.objects.create(
                match=a_match(self.dan.source_persons.get(local_id="C1"), self.also_dan), priority=1
            )


@pytest.fixture
def known() -> Known:
    with as_system("a test makes its people"):
        council, police = make.agency("Marlshire Council", "childrens_social_care"), make.agency("Marlshire Police")
        health = make.agency("Marlshire Health", "health")
        dan = make.young_person(council, given="Dan", family="Carroll", local_id="C1")
        arrest = make.source_person(police, dan.person, given="Daniel", family="Carroll", local_id="P7")
        make.event(arrest, item_class="offending", kind="arrest", summary="Arrested in Wexcombe")
        patient = make.young_person(health, given="Danyal", family="Carol", local_id="H9")
        Person.objects.filter(pk=patient.person_id).update(created_at=make.SEEN + timedelta(days=1))
        make.name(patient, "Danyal", "Carol")
        make.address(patient, "9 Quay Road", "ZZ9 9ZZ")
        make.event(patient, item_class="health_attendance", kind="ae_attendance", summary="Emergency department")
        make.involvement(patient, "CAMHS", kind="camhs", item_class="mental_health")
        also_dan = make.young_person(health, given="Dan", family="Carroll", local_id="H10")
        refresh_reach(today=make.TODAY)
        refresh(today=make.TODAY)
    return Known(dan.person, make.team(police), patient, also_dan)


def reading_for(purpose: str, team: Team) -> tuple[Client, Membership]:
    held = readers.membership("police_safeguarding_lead", team)
    client = Client()
    client.force_login(held.user)
    session = client.session
    session.update({readers.PROVEN: True, POST: held.pk, PURPOSE: purpose})
    session.save()
    return client, held


def everything(client: Client, person: Person) -> str:
    names = ("person", "person-timeline", "person-sources", "person-why")
    pages = [client.get(reverse(name, args=[person.pk])) for name in names]
    assert [page.status_code for page in pages] == [200] * len(names)
    words = (re.sub(r"<[^>]+>", " ", page.text.split("<main", 1)[1].split("</main>", 1)[0]) for page in pages)
    return re.sub(r"\s+", " ", " ".join(words))


@pytest.mark.parametrize(("purpose", "differs"), [(CRIME, False), (SAFEGUARDING, True)])
def test_what_is_not_shared_changes_no_page(known: Known, purpose: str, differs: bool) -> None:
    client, _ = reading_for(purpose, known.police)
    before = everything(client, known.dan)
    known.told_by_health()
    after = everything(client, known.dan)
    assert (before != after) is differs
    assert ("Joined and taken apart" in after) is differs


def test_it_is_not_even_said_that_nothing_was_sent(known: Known) -> None:
    for purpose, said in ((CRIME, False), (SAFEGUARDING, True)):
        client, _ = reading_for(purpose, known.police)
        page = client.get(reverse("person", args=[known.dan.pk])).text
        assert ("sent nothing about this person by Marlshire Health" in page) is said, purpose


def test_no_query_finds_the_record_or_its_names(known: Known) -> None:
    known.told_by_health()
    for purpose, sources, names in ((CRIME, {"C1", "P7"}, set()), (SAFEGUARDING, {"C1", "P7", "H9"}, {"Danyal"})):
        _, held = reading_for(purpose, known.police)
        with reading(reader_for(held, purpose)):
            assert set(SourcePerson.objects.values_list("local_id", flat=True)) == sources
            assert set(Name.objects.values_list("given", flat=True)) == names


def test_somebody_shown_by_their_record_alone_is_not_called_by_its_number(known: Known) -> None:
    """Nobody knows a name or a birth date: no page may say 'Health, id H11'."""
    with as_system("somebody whom nobody can name"):
        health = Agency.objects.get(name="Marlshire Health")
        nameless = make.young_person(health, given="", family="", born=None, local_id="H11")
        arrest = make.source_person(known.police.agency, nameless.person, local_id="P8", given="", family="")
        make.event(arrest, item_class="offending", kind="arrest")
        refresh_shown()
        refresh_reach(today=make.TODAY)
    client, _ = reading_for(CRIME, known.police)
    page = client.get(reverse("person", args=[nameless.person_id])).text
    assert "P8" in page
    assert "H11" not in page
    assert "Marlshire Health" not in page.split("<main", 1)[1]


@pytest.mark.parametrize(("purpose", "called"), [(CRIME, "Dan C"), (SAFEGUARDING, "CAROL, Danyal")])
def test_somebody_is_called_as_an_agency_calls_them_that_shares_whom_it_knows(
    known: Known, purpose: str, called: str
) -> None:
    """Health gives a name and a birth date and so goes before the police, who wrote down a name alone."""
    with as_system("a patient whom the police have met"):
        arrest = make.source_person(known.police.agency, known.patient.person, given="Dan C", family="")
        make.event(arrest, item_class="offending", kind="arrest")
        make.flag(arrest, item_class="offending")
        refresh_shown()
        refresh_reach(today=make.TODAY)
        refresh(today=make.TODAY)
    client, _ = reading_for(purpose, known.police)
    for address in (reverse("person", args=[known.patient.person_id]), reverse("transitions")):
        page = client.get(address).text
        assert called in page
        assert ("Danyal" in page) is (purpose == SAFEGUARDING)
