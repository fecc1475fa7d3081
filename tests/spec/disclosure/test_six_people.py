"""One young person, seen by whoever has a relationship with her: what each role sees of each agency's information.

A partnership can read this table. It is the default sharing matrix, asked through `decide`, as every page asks it.
"""

from datetime import date
from uuid import uuid4

import pytest

from handrail.disclosure.public import Action, Decision, Level, as_system, decide, reading
from handrail.partnership.public import Agency, AgencyKind
from handrail.records.public import Event, Involvement, SourceRecord
from tests.factories import partnership, records

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)

# F full, s summary, p pointer, - nothing. Columns: who reads (and for what).
TABLE = """
origin                 item class          | duty  msw   police crime  pa    chair school nurse
childrens_social_care  identity            | s     F     s      s      F     s     s      s
childrens_social_care  contact_details     | s     F     s      s      F     s     s      s
childrens_social_care  family              | s     F     s      -      F     s     s      s
childrens_social_care  early_help          | s     F     s      p      s     s     s      s
childrens_social_care  social_care         | s     F     s      p      F     s     p      s
childrens_social_care  care_experience     | s     F     s      p      F     s     p      s
police                 missing             | s     F     F      s      F     s     s      s
police                 offending           | s     s     F      s      s     s     -      p
police                 victimisation       | s     s     F      s      s     s     p      s
police                 police_intelligence | -     p     p      p      -     p     -      -
health                 identity            | s     F     s      -      F     s     s      s
health                 contact_details     | s     F     s      -      F     s     s      s
health                 health_attendance   | s     s     p      -      s     s     p      F
health                 mental_health       | p     s     -      -      s     s     -      F
health                 substance_use       | p     s     -      -      s     s     -      F
health                 victimisation       | s     s     F      -      s     s     p      s
voluntary              substance_use       | p     s     -      -      s     s     -      s
education              education           | s     F     s      p      F     s     s      s
housing                housing             | s     F     s      p      F     s     p      s
adult_social_care      adult_social_care   | s     F     s      -      F     s     -      s
youth_justice          youth_justice       | s     F     s      s      s     s     p      p
voluntary              voluntary_support   | s     F     s      -      F     s     p      s
"""
LEVELS = {"F": Level.FULL, "s": Level.SUMMARY, "p": Level.POINTER, "-": Level.DENY}
WHO = {
    "duty": ("front_door_worker", "safeguarding"),
    "msw": ("mdt_social_worker", "direct_care"),
    "police": ("police_safeguarding_lead", "safeguarding"),
    "crime": ("police_safeguarding_lead", "prevention_of_crime"),
    "pa": ("personal_adviser", "direct_care"),
    "chair": ("panel_chair", "safeguarding"),
    "school": ("school_safeguarding_lead", "safeguarding"),
    "nurse": ("health_practitioner", "direct_care"),
}
ROWS = [(line.split()[:2], line.split("|")[1].split()) for line in TABLE.strip().splitlines()[1:]]


def seen_by(who: str, *, reached: bool = True) -> tuple[Decision, dict[str, Agency]]:
    """The decision about Aaliyah; every origin is another agency than the reader's own."""
    role, purpose = WHO[who]
    with as_system("one young person for the table"):
        origins = {kind: partnership.agency(kind) for kind in AgencyKind.values}
        source = records.young_person(origins["childrens_social_care"])
        reader = partnership.reader(role, purpose=purpose)
        if reached:
            partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    with reading(reader):
        return decide(reader, Action.OPEN_PERSON, source.person_id, today=TODAY), origins


@pytest.mark.parametrize("who", WHO)
def test_what_is_seen_of_each_agency_is_what_the_table_says(who: str) -> None:
    decision, origins = seen_by(who)
    column = list(WHO).index(who)
    seen = {tuple(key): decision.level_of(origins[key[0]].pk, key[1]) for key, _ in ROWS}
    assert seen == {tuple(key): LEVELS[cells[column]] for key, cells in ROWS}


@pytest.mark.parametrize("who", [who for who in WHO if who != "duty"])
def test_without_a_relationship_nothing_is_seen(who: str) -> None:
    decision, origins = seen_by(who, reached=False)
    assert not decision.allowed
    assert {decision.level_of(origins[key[0]].pk, key[1]) for key, _ in ROWS} == {Level.DENY}


def test_the_front_door_finds_anybody_and_sees_pointers_only() -> None:
    decision, origins = seen_by("duty", reached=False)
    levels = {tuple(key): decision.level_of(origins[key[0]].pk, key[1]) for key, _ in ROWS}
    assert decision.allowed
    assert decision.level is Level.POINTER
    assert set(levels.values()) == {Level.DENY, Level.POINTER}
    assert levels["police", "police_intelligence"] is Level.DENY


@pytest.mark.parametrize("role", ["ig_officer", "data_steward", "commissioner", "partnership_administrator"])
def test_posts_that_work_with_nobody_open_nobody(role: str) -> None:
    with as_system("somebody to be refused"):
        source = records.young_person(partnership.agency())
        reader = partnership.reader(role)
        partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    with reading(reader):
        assert not decide(reader, Action.OPEN_PERSON, source.person_id, today=TODAY).allowed


def test_ones_own_agency_is_seen_in_full() -> None:
    with as_system("a school's own pupil"):
        reader = partnership.reader("school_safeguarding_lead")
        own = Agency.objects.get(pk=reader.agency_id)
        source = records.young_person(own)
        records.record(source, item_class="mental_health")
        partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    with reading(reader):
        decision = decide(reader, Action.OPEN_PERSON, source.person_id, today=TODAY)
        assert decision.level_of(own.pk, "mental_health") is Level.FULL
        assert SourceRecord.objects.filter(item_class="mental_health").count() == 1


def test_a_relationship_that_has_ended_opens_nothing_more() -> None:
    with as_system("a relationship until today"):
        source = records.young_person(partnership.agency())
        reader = partnership.reader("mdt_social_worker")
        seat = partnership.Team.objects.get(pk=reader.team_id)
        partnership.reach(source.person_id, team=seat, until=TODAY)
    with reading(reader):
        assert not decide(reader, Action.OPEN_PERSON, source.person_id, today=TODAY).allowed
        assert decide(reader, Action.OPEN_PERSON, source.person_id, today=date(2026, 11, 21)).allowed


def test_a_pointer_shows_who_is_involved_and_not_what_happened() -> None:
    with as_system("mental health, at pointer for the front door"):
        health = partnership.agency("health")
        source = records.young_person(health)
        records.involvement(source, "CAMHS", item_class="mental_health")
        records.event(source, item_class="mental_health", kind="appointment_missed")
        reader = partnership.reader("front_door_worker")
        partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    with reading(reader):
        assert Involvement.objects.count() == 1
        assert Event.objects.count() == 0


def test_a_refusal_says_whom_to_ask_and_never_who_is_involved() -> None:
    with as_system("a duty desk and an officer to ask"):
        partnership.membership("front_door_worker", of=partnership.team(name="Front door", phone="01632 960100"))
        partnership.membership("ig_officer", of=partnership.team(name="Information governance", phone="01632 960101"))
        police = partnership.agency("police", name="Marlshire Police")
        source = records.young_person(police)
        reader = partnership.reader("mdt_social_worker")
    with reading(reader):
        decision = decide(reader, Action.OPEN_PERSON, source.person_id, today=TODAY)
        nobody = decide(reader, Action.OPEN_PERSON, uuid4(), today=TODAY)
    asked = {ask.who: ask.phone for ask in decision.ask}
    assert asked == {"Front door": "01632 960100", "Information governance": "01632 960101"}
    assert (nobody.because, nobody.ask) == (decision.because, decision.ask)
