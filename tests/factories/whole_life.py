"""Somebody of whom every room holds something, and in every text of theirs a word that stands nowhere else."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.disclosure.public import Action, as_system, open_subject, reader_for, reading, record
from handrail.frontdoor.models import Attachment
from handrail.frontdoor.public import Contact
from handrail.frontdoor.services.attachments import attach, attachment_folder
from handrail.kernel import clock
from handrail.linkage.models import BlockingKey, PreparedRecord, QuarantinedRow, ToLink
from handrail.linkage.services import lineage
from handrail.planning.models import AssessmentReasons, Lead
from handrail.planning.public import Assessment, Plan, Said, Voice, hear
from handrail.planning.services.voice_recordings import recording_path
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models import AccessRequest, Grant
from handrail.transitions.models import NeedPeriod, TransitionCase
from handrail.writing.public import keep_draft
from tests.factories import frontdoor, partnership, plans, telling
from tests.factories import planning as assess
from tests.factories import records as make
from tests.factories.linkage import a_batch, a_match
from tests.unit.planning.test_recordings import png

CANARY = "Zephyrine"
BORN = date(2009, 3, 14)


@dataclass
class Life:
    """`person` is whom it is about, `other` somebody beside them of whom nothing may change."""

    person: Person
    other: Person
    work: plans.Work
    files: list[Path]


def whole_life(of: plans.Work, born: date = BORN) -> Life:
    """Everything is closed and over by the day on which the factories' clock stands."""
    police = partnership.agency("police", name="Police")
    with as_system("a test tells a life"):
        source = make.young_person(of.council, given=CANARY, family=CANARY, born=born, local_id=f"{CANARY}-1")
        joined = make.young_person(police, given=CANARY, family="Brooks", born=born, local_id=f"{CANARY}-2")
        other = make.young_person(police, given="Dean", family="Carroll")
        for one in (source, joined):
            _facts(one)
        _of_linkage(source, other, of)
    person = source.person
    lineage.join(persons=[person, joined.person], by=of.by, reason=f"{CANARY} is {CANARY}")
    with as_system("a test asks who they are now"):
        person = SourcePerson.objects.select_related("person").get(pk=source.pk).person
    partnership.reach(person.pk, team=of.team)
    partnership.reach(person.pk, agency=of.council)
    _of_planning(of, person)
    files = _of_front_door(of, person)
    _of_sharing(of, person)
    _on_ledger(of, person)
    with as_system("a test tells a life"):
        _of_transitions(person, of)
        person.refresh_from_db()
        files += [recording_path(voice.recording) for voice in Voice.objects.filter(person=person)]
    return Life(person, other.person, of, files)


def _facts(source: SourcePerson) -> None:
    sent = {"Name": CANARY, "Id": source.local_id}
    for item in ("identity", "social_care", "missing"):
        make.record(source, item_class=item, as_sent=sent)
    make.identifier(source, value=f"{CANARY}9")
    make.name(source, CANARY, CANARY)
    make.address(source, lines=f"4 {CANARY} Lane")
    make.relationship(source, name=f"{CANARY}'s mother")
    make.involvement(source, f"{CANARY}'s help", since=date(2020, 1, 1), until=date(2021, 1, 1), worker=CANARY)
    make.event(source, date(2020, 5, 1), summary=f"{CANARY} was missing")
    make.flag(source, since=date(2020, 1, 1), basis=f"{CANARY} was seen")


def _of_linkage(source: SourcePerson, other: SourcePerson, of: plans.Work) -> None:
    a_match(source, other, waterfall={"said": CANARY})
    BlockingKey.objects.create(key=77, source_person=source)
    PreparedRecord.objects.create(source_person=source, prepared={"given": [CANARY]})
    ToLink.objects.get_or_create(source_person=source)
    batch = a_batch(of.council)
    sent = {"Name": CANARY, "Id": source.local_id}
    QuarantinedRow.objects.create(batch=batch, feed="test", line=2, rule="date", reason="Unreadable", as_sent=sent)
    QuarantinedRow.objects.create(batch=batch, feed="test", line=3, rule="date", reason="Other", as_sent={"Id": "X"})


def _of_planning(of: plans.Work, person: Person) -> None:
    with as_system("a test tells a life"):
        assess.assessed(person, of.council, "assessment")
        Assessment.objects.filter(person=person).update(status="withdrawn")
        AssessmentReasons.objects.filter(person=person).update(prompted_by=CANARY, withdrawn_because=CANARY)
    made = plans.plan(of, person, why=f"So that {CANARY} is safe", since=date(2020, 1, 1))
    goal = plans.goal(of, made, words=f"I, {CANARY}, want to stay")
    plans.action(of, made, what=f"Ring {CANARY}", goal=goal, due=date(2020, 2, 1))
    plans.service(of, made, name=f"{CANARY}'s mentor", since=date(2020, 1, 1), planned_end=date(2020, 6, 1))
    keep_draft(f"plan:{made.pk}:goal:new", by=of.by, values={"words": [CANARY]}, based_on=None)
    keep_draft(f"voice:new:{person.pk}", by=of.by, values={"words": [CANARY]}, based_on=None, title=CANARY)
    said = Said(Voice.Whose.YOUNG_PERSON, f"{CANARY} said", CANARY, date(2020, 3, 1), "A picture")
    picture = SimpleUploadedFile("a.png", png(), "image/png")
    hear(person=person, agency=of.council, said=said, by=of.by, recording=picture)
    with as_system("a test tells a life"):
        Lead.objects.filter(plan=made).update(until=date(2020, 6, 1))
        Plan.objects.filter(pk=made.pk).update(until=date(2020, 6, 1))


def _of_front_door(of: plans.Work, person: Person) -> list[Path]:
    sender = frontdoor.posts().reader("school")
    contact = frontdoor.contact(sender, person, given=CANARY, worry=f"{CANARY} is in danger")
    keep_draft(f"contact:{contact.pk}:decide", by=of.by, values={"rationale": [CANARY]}, based_on=None)
    kept = attach(contact=contact, file=SimpleUploadedFile(f"{CANARY}.txt", b"text"), scanned=True)
    with as_system("a test tells a life"):
        Contact.objects.filter(pk=contact.pk).update(state=Contact.State.DECIDED)
        assert Attachment.objects.filter(contact=contact).exists()
    return [attachment_folder() / kept.stored_as]


def _of_sharing(of: plans.Work, person: Person) -> None:
    telling.told(of, person, what=f"That {CANARY} is safe")
    telling.refused(of, person, asked_for=f"Where {CANARY} lives")
    today = clock.today()
    with as_system("a test tells a life"):
        asked = AccessRequest.objects.create(
            by=of.by, membership=of.held, for_team=of.team, given=CANARY, family=CANARY, born=BORN, why=CANARY,
            until=today, at=clock.now(),
        )  # fmt: skip
        Grant.objects.create(
            person=person, team=of.team, request=asked, why=CANARY, since=today, until=today + timedelta(days=9),
            asked_by=of.by, decided_by=of.by, decided_at=clock.now(),
        )  # fmt: skip


def _on_ledger(of: plans.Work, person: Person) -> None:
    with reading(reader_for(of.held)):
        open_subject(Action.OPEN_PERSON, person.pk)
        record(Action.JOIN, subject=person.pk, detail={"reason": CANARY})
        record(Action.SEARCH, body={"found": 1}, detail={"query": CANARY, "people": [str(person.pk)]})
        record(Action.SEARCH, body={"found": 1}, detail={"query": "Dean", "people": []})


def _of_transitions(person: Person, of: plans.Work) -> None:
    today = clock.today()
    TransitionCase.objects.get_or_create(
        person=person,
        defaults={
            "cohort_rule": "x",
            "rules": "x",
            "since": today,
            "born": BORN,
            "turns_18": BORN,
            "computed_on": today,
        },
    )
    NeedPeriod.objects.create(
        person=person, domain="home", period=(today, None), rule="x", agency=of.council, item_class="social_care",
        fact="involvement 1", label=CANARY,
    )  # fmt: skip
