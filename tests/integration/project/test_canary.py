"""A protected address, phone number and school, written wherever anybody can write: no page, file, letter, log or error
that Handrail makes, for whoever in whatever post, says a word of them. The one page that may, does.

What is a backup is the whole database, values sealed: it is not walked here, and goes nowhere without its own keys.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from handrail.disclosure.models import LedgerEntry, ProtectedValue
from handrail.disclosure.protected.guard import WithholdProtected
from handrail.disclosure.public import ProtectedKind, Reader, as_system, export_ledger, reader_for
from handrail.kernel.clock import stopped_at
from handrail.linkage.models import QuarantinedRow, ReviewItem
from handrail.partnership.public import ROLES, Membership
from handrail.planning.models import OutboxMessage
from handrail.project.logging import formatter
from handrail.records.public import Address, Person, SourcePerson
from handrail.writing.public import keep_draft
from tests.factories import frontdoor, linkage, partnership, plans, readers, records
from tests.factories.protected import value_of
from tests.integration.project.canaries import (
    ADDRESS,
    CANARY,
    PHONE,
    SCHOOL,
    canaries_in,
    plant_everywhere,
    told_in,
)
from tests.integration.project.routes import routes

pytestmark = pytest.mark.django_db


@dataclass
class Marlshire:
    person: Person
    held: dict[str, Membership] = field(default_factory=dict)
    planted: list[str] = field(default_factory=list)
    values: list[ProtectedValue] = field(default_factory=list)

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(self.held[role].user)
        session = client.session
        session[readers.PROVEN] = True
        session.save()
        return client

    def reader(self, role: str) -> Reader:
        return reader_for(self.held[role])


@pytest.fixture
def marlshire(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Marlshire]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    settings.MEDIA_ROOT, settings.HANDRAIL_DEMO = tmp_path, True
    # Nothing reads a PDF's words back: what typst is given stands for what it draws.
    monkeypatch.setattr(
        "handrail.planning.minutes.pdf.typst.compile", lambda *a, **told: json.dumps(told["sys_inputs"]).encode()
    )
    with stopped_at(plans.TODAY):
        made = _people()
        with as_system("a test writes it everywhere"):
            made.planted = plant_everywhere()
        setter = made.reader("mdt_social_worker")
        for kind, told in (
            (ProtectedKind.ADDRESS, ADDRESS),
            (ProtectedKind.PHONE, PHONE),
            (ProtectedKind.SCHOOL, SCHOOL),
        ):
            made.values.append(value_of(made.person.pk, setter, told, kind))
        yield made


def _people() -> Marlshire:
    work = plans.work()
    person = plans.person(work)
    made = Marlshire(person, {"mdt_social_worker": work.held})
    for role in ROLES:
        if role not in made.held:
            held = partnership.membership(role)
            made.held[role] = held
            partnership.reach(person.pk, team=held.post.team)
            partnership.reach(person.pk, agency=held.post.team.agency)
    _record(made, person)
    _practice(made, work, person)
    return made


def _record(made: Marlshire, person: Person) -> None:
    with as_system("a test makes her record"):
        source = SourcePerson.objects.get(person=person)
        agency = source.agency
        records.address(source, "Flat 9, 471 Zinnia Parade, Stanbeck", "MS9 7XQ", phone=PHONE)
        records.address(source, SCHOOL, "", kind="school")
        for make in (records.event, records.involvement, records.flag, records.relationship):
            make(source)
        records.record(source, feed="council-people", as_sent={"No": "471", "Street": "Zinnia Parade", "Tel": PHONE})
        records.record(source, feed="council-people", as_sent={"Note": CANARY})
        brother = records.young_person(agency, given="Kyle", born=date(2011, 5, 2))
        records.address(brother, "471 ZINNIA PDE", "")
        ReviewItem.objects.create(
            match=linkage.a_match(source, brother, waterfall={"levels": [], "steps": []}), priority=1
        )
        batch = linkage.a_batch(agency)
        QuarantinedRow.objects.create(
            batch=batch, feed="council-people", line=3, as_sent={"Note": CANARY}, value=CANARY, reason="Bad."
        )
        OutboxMessage.objects.create(to="a@example.org", subject="Due", body="Two actions", at=records.SEEN)


def _practice(made: Marlshire, work: plans.Work, person: Person) -> None:
    plan = plans.plan(work, person)
    plans.goal(work, plan)
    plans.action(work, plan)
    plans.service(work, plan)
    door = made.reader("front_door_worker")
    frontdoor.contact(made.reader("school_safeguarding_lead"), person)
    frontdoor.contact(door, person, happened="Came again, with a bruise.")
    keep_draft("note:1", by=work.by, values={"note": [CANARY]}, based_on=None, title=f"Note about {ADDRESS}", page="/")


def test_the_canary_sings_without_the_wall(marlshire: Marlshire, settings: Any) -> None:
    """Or the walk below would prove nothing."""
    wall = f"{WithholdProtected.__module__}.{WithholdProtected.__name__}"
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != wall]
    said = told_in(marlshire.client("mdt_social_worker").get(f"/person/{marlshire.person.pk}/timeline/"))
    assert canaries_in(said)
    assert len(marlshire.planted) > 15, marlshire.planted


def test_no_page_of_any_role_says_a_word_of_it(marlshire: Marlshire) -> None:
    with as_system("a test looks up what there is"):
        found = list(routes())
    opened, refused, told = set(), set(), {}
    for role in ROLES:
        client = marlshire.client(role)
        for pattern, access, addresses in found:
            may = access.permission is None or ROLES[role].can(access.permission)
            if not may and pattern in refused:
                continue  # the same words refuse everybody
            refused |= set() if may else {pattern}
            for address in addresses if may else addresses[:1]:
                response = client.get(address)
                if sung := canaries_in(told_in(response)):
                    told[role, address] = sung
                if response.status_code == 200:
                    opened.add(pattern)
    assert told == {}
    assert len(opened) > 60, sorted(opened)
    assert LedgerEntry.objects.filter(action="withhold").exists()


def test_nothing_that_is_taken_out_or_sought_says_it(marlshire: Marlshire) -> None:
    told = {}
    for role in ROLES:
        client = marlshire.client(role)
        for address, posted in (
            ("/find", {"q": ADDRESS}),
            ("/find", {"q": "MS9 7XQ"}),
            ("/find", {"q": PHONE}),
            ("/contacts/look-up/", {"postcode": "MS9 7XQ", "family": "Brooks"}),
            ("/lists/transitions/take-out/", {"format": "csv", "purpose": "x", "reason": "y"}),
            ("/lists/plans/take-out/", {"format": "xlsx", "purpose": "x", "reason": "y"}),
        ):
            response = client.post(address, posted)
            said = told_in(response)
            for typed in posted.values():
                said = said.replace(typed, "")  # the control says to its reader what they typed themselves
            if sung := canaries_in(said):
                told[role, address] = sung
            if address == "/find":
                assert str(marlshire.person.pk) not in said
    assert told == {}


def test_no_letter_log_or_ledger_file_says_it(
    marlshire: Marlshire, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = marlshire.client("mdt_social_worker")
    with caplog.at_level(logging.DEBUG):
        client.get(f"/nowhere/{ADDRESS}")
        client.post(f"/person/{marlshire.person.pk}/voice/add/", {"words": CANARY})
        logging.getLogger("handrail").warning("Failed on %s" % CANARY)  # noqa: UP031 - as a careless line would
    lines = "\n".join(formatter().format(line) for line in caplog.records)
    assert lines
    assert canaries_in(lines) == []
    export_ledger(tmp_path / "ledger.jsonl")
    assert canaries_in((tmp_path / "ledger.jsonl").read_text()) == []
    assert all(canaries_in(letter.body) == [] for letter in mail.outbox)


def test_her_address_is_found_by_nobody_and_stands_on_no_row(marlshire: Marlshire) -> None:
    with as_system("a test looks"):
        assert set(Address.objects.values_list("protected", flat=True)) == {True}


def test_the_one_page_shows_it_to_whoever_holds_a_grant_alone(marlshire: Marlshire) -> None:
    seen = {}
    for role in ROLES:
        for value in marlshire.values:
            address = f"/person/{marlshire.person.pk}/sharing/protected/{value.pk}/show/"
            if canaries_in(told_in(marlshire.client(role).post(address))):
                seen.setdefault(role, []).append(value.kind)
    assert seen == {"mdt_social_worker": ["address", "phone", "school"]}
