"""The Sharing tab's protected values, as the people who use them meet them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry, ProtectedGrant, ProtectedValue
from handrail.disclosure.public import PROTECTED, as_system
from handrail.partnership.public import Membership
from handrail.records.public import Person, SourcePerson
from tests.factories import readers
from tests.factories import records as make
from tests.factories.protected import HOME
from tests.integration.records.conftest import Marlshire, marlshire, site

__all__ = ["marlshire", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
REVIEW = {"review_on-day": "1", "review_on-month": "5", "review_on-year": "2027"}
UNTIL = {"until-day": "1", "until-month": "2", "until-year": "2027"}


def signed_in(held: Membership) -> Client:
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[readers.PROVEN] = True
    session.save()
    return client


@pytest.fixture
def joy(marlshire: Marlshire) -> Membership:
    return readers.membership("mdt_social_worker", marlshire.mdt, "Joy Okafor")


@pytest.fixture
def tom(marlshire: Marlshire) -> Membership:
    return readers.membership("mdt_social_worker", marlshire.mdt, "Tom Ashdown")


def tab(client: Client, source: SourcePerson) -> str:
    return client.get(reverse("person-tab", args=[source.person_id, "sharing"])).content.decode()


def protect(client: Client, source: SourcePerson, **said: str) -> str:
    posted = {"what": "address", "address": HOME, "reason": "He has found her twice.", **REVIEW, **said}
    response = client.post(reverse("protect", args=[source.person_id]), posted)
    return "" if response.status_code == 302 else response.content.decode()


def the_value() -> ProtectedValue:
    with as_system("a test looks"):
        return ProtectedValue.objects.select_related("set_by").get()


def at(name: str, source: SourcePerson, pk: int | None = None) -> str:
    return reverse(name, args=[source.person_id, *([pk] if pk else [])])


def test_what_an_agency_says_is_picked_and_leaves_every_page(marlshire: Marlshire, joy: Membership) -> None:
    client, source = signed_in(joy), marlshire.aaliyah
    form = client.get(at("protect", source)).content.decode()
    assert "Address: 4 Mill Lane, ZZ1 1AA" in form
    assert protect(client, source, what="held-0") == ""
    overview = client.get(at("person", source)).content.decode()
    assert "Mill Lane" not in overview
    assert "Protected: address" in overview
    assert "Not shown here: their address, which is protected." in overview
    assert the_value().recognised_by == source.pk


def test_what_is_typed_wrong_is_said_beside_its_field_and_stays(marlshire: Marlshire, joy: Membership) -> None:
    client, source = signed_in(joy), marlshire.aaliyah
    assert "Enter the address" in protect(client, source, address="")
    said = protect(client, source, address="Stanbeck")
    assert "Write a house number and street" in said
    assert 'value="Stanbeck"' in said
    assert protect(client, source) == ""
    assert "protected already" in protect(client, source)


def test_it_is_shown_once_and_on_the_ledger(marlshire: Marlshire, joy: Membership) -> None:
    client, source = signed_in(joy), marlshire.aaliyah
    protect(client, source)
    assert HOME not in tab(client, source)
    response = client.post(at("protected-show", source, the_value().pk))
    assert HOME in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store, private"
    assert client.get(at("protected-show", source, the_value().pk)).status_code == 405
    entry = LedgerEntry.objects.filter(action="show_protected").get()
    assert (entry.outcome, entry.actor_id, entry.subject) == ("allowed", joy.user_id, source.person_id)


def test_a_colleague_is_not_shown_it_until_somebody_lets_them(
    marlshire: Marlshire, joy: Membership, tom: Membership
) -> None:
    source = marlshire.aaliyah
    protect(signed_in(joy), source)
    value = the_value()
    client = signed_in(tom)
    assert "Show the protected address" not in tab(client, source)
    refused = client.post(at("protected-show", source, value.pk))
    assert (refused.status_code, HOME in refused.content.decode()) == (403, False)
    himself = client.post(
        at("protected-grant", source, value.pk), {"whom": f"user-{tom.user_id}", "reason": "I visit.", **UNTIL}
    )
    assert "Nobody grants this to themselves" in himself.content.decode()
    let = {"whom": f"user-{tom.user_id}", "reason": "Visits her.", **UNTIL}
    assert signed_in(joy).post(at("protected-grant", source, value.pk), let).status_code == 302
    assert "Show the protected address" in tab(client, source)
    assert HOME in client.post(at("protected-show", source, value.pk)).content.decode()
    with as_system("a test looks"):
        grant = ProtectedGrant.objects.get(user=tom.user)
    signed_in(joy).post(at("protected-withdraw", source, grant.pk))
    assert client.post(at("protected-show", source, value.pk)).status_code == 403


def test_whoever_may_not_protect_is_offered_nothing_to_do(marlshire: Marlshire, joy: Membership) -> None:
    source = marlshire.aaliyah
    protect(signed_in(joy), source)
    nurse = readers.signed_in("health_practitioner", marlshire.mdt)
    said = tab(nurse, source)
    assert "Kept from everybody without a grant" in said
    assert "found her twice" not in said
    assert nurse.get(at("protect", source)).status_code == 403
    assert nurse.post(at("protected-end", source, the_value().pk), {"reason": "x"}).status_code == 403


def test_the_front_door_protects_whom_it_only_finds(marlshire: Marlshire) -> None:
    door = readers.signed_in("front_door_worker", make.team(marlshire.council, "Front door"))
    assert protect(door, marlshire.aaliyah) == ""
    assert "Protected: address" in door.get(at("person", marlshire.aaliyah)).content.decode()


def test_two_people_end_it(marlshire: Marlshire, joy: Membership, tom: Membership) -> None:
    source = marlshire.aaliyah
    protect(signed_in(joy), source, what="held-0")
    value = the_value()
    asked = signed_in(joy).post(at("protected-end", source, value.pk), {"reason": "He is in prison."})
    assert asked.status_code == 302
    again = signed_in(joy).post(at("protected-end", source, value.pk), {"answer": "agree"})
    assert "Somebody else must agree" in again.content.decode()
    assert "Joy Okafor asks for the end of this: He is in prison." in tab(signed_in(tom), source)
    assert signed_in(tom).post(at("protected-end", source, value.pk), {"answer": "agree"}).status_code == 302
    assert "4 Mill Lane" in signed_in(joy).get(at("person", source)).content.decode()


def test_it_goes_with_the_record_by_which_she_was_known(marlshire: Marlshire, joy: Membership) -> None:
    from handrail.linkage.events import persons_changed

    protect(signed_in(joy), marlshire.aaliyah, what="held-0")
    with as_system("a test moves her record"):
        other = Person.objects.create(created_at=make.SEEN)
        SourcePerson.objects.filter(pk=marlshire.aaliyah.pk).update(person=other)
        persons_changed.send(sender=None, person_ids={marlshire.aaliyah.person_id, other.pk})
    assert the_value().person_id == other.pk


def test_rows_as_sent_are_withheld_whole_also_where_the_value_stands_in_two_columns(
    marlshire: Marlshire, joy: Membership
) -> None:
    client, source = signed_in(joy), marlshire.aaliyah
    with as_system("a test makes rows"):
        make.record(source, feed="council-people", as_sent={"Note": "seen", "No": "12", "Street": "Quay Rd", "T": "x"})
        make.record(source, feed="council-people", as_sent={"Note": "plain", "No": "14", "Street": "Quay Rd"})
    protect(client, source)
    said = client.get(reverse("person-rows", args=[source.person_id, source.pk, "council-people"])).content.decode()
    assert "Quay Rd" in said
    assert "seen" not in said
    assert "plain" in said
    assert PROTECTED in said


def test_the_panel_costs_the_same_whatever_is_protected(marlshire: Marlshire, joy: Membership) -> None:
    client, source = signed_in(joy), marlshire.aaliyah

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            tab(client, source)
        return len(made)

    protect(client, source)
    queries()
    one = queries()
    protect(client, source, address="14 Harbour Street, LV2 3CD")
    queries()
    assert queries() == one


def test_a_grant_ends_by_itself(marlshire: Marlshire, joy: Membership) -> None:
    from handrail.kernel.clock import stopped_at

    client, source = signed_in(joy), marlshire.aaliyah
    protect(client, source)
    value = the_value()
    with stopped_at(value.review_on + timedelta(days=1)):
        assert signed_in(joy).post(at("protected-show", source, value.pk)).status_code == 403
