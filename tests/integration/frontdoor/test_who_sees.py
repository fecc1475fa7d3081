"""Who sees what of a contact: the filter of a query, the answer about one row and the database's own wall, one table.

The rows of the table are the life of a contact; the columns are who reads. `C` contact, `R` ratings, `K` checks,
`D` decision, `A` answer.
"""

from collections.abc import Callable

import pytest
from django.db import transaction

from handrail.disclosure.public import Level, as_system, behind_the_wall, reader_for, reading, standing_of
from handrail.frontdoor.models import (
    AgencyCheck,
    Answer,
    Attachment,
    Contact,
    Decision,
    LevelStep,
    RatingChange,
    ShiftHandover,
)
from handrail.frontdoor.public import (
    Asked,
    answer_check,
    ask_checks,
    decide_contact,
    hand_over,
    rate_contact,
    take_up_contact,
)
from handrail.kernel import clock
from handrail.partnership.public import Membership
from tests.factories import frontdoor as make
from tests.factories import partnership
from tests.factories.frontdoor import Posts

MODELS = {"C": Contact, "R": RatingChange, "K": AgencyCheck, "D": Decision, "A": Answer}
ALL = [*MODELS.values(), Attachment, LevelStep, ShiftHandover]
NOT_LOOKING = "only the database's own wall"


def waiting(posts: Posts) -> Contact:
    contact = make.contact(posts.reader("school"))
    return rate_contact(contact=contact, rating="amber", by=posts.reader("worker"))


def asked(posts: Posts) -> Contact:
    contact = waiting(posts)
    of = [Asked(posts.police.post.team.agency), Asked(posts.health.post.team.agency, posts.health.post.team)]
    checks = ask_checks(contact=contact, of=of, by=posts.reader("officer"))
    answer_check(check=checks[0], answer="information", text="Held.", level=Level.FULL, by=posts.reader("police"))
    return contact


def decided(posts: Posts) -> Contact:
    contact = asked(posts)
    decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
    return contact


def handed_on(posts: Posts) -> Contact:
    """Decided, and taken on by another team: it gets what the agencies said."""
    contact = asked(posts)
    said = make.deciding(level=4, route="family_help", statements=["4b"], team=posts.mdt.post.team)
    decide_contact(contact=contact, deciding=said, by=posts.reader("worker"))
    return contact


def with_worker(posts: Posts) -> Contact:
    with as_system("a test prepares"):
        person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
    return make.contact(posts.reader("school"), person, in_danger=True)


def taken_up(posts: Posts) -> Contact:
    contact = with_worker(posts)
    take_up_contact(contact=contact, answer="We have it.", by=posts.reader("mdt"))
    return contact


def about_somebody_known(posts: Posts) -> Contact:
    """About a person whom health works with, as something else than the case holder; decided."""
    with as_system("a test prepares"):
        person = make.held_by(posts.health.post.team.agency, posts.health.post.team, kind="camhs")
    contact = make.contact(posts.reader("school"), person)
    decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
    return contact


READERS = ("worker", "officer", "school", "police", "health", "mdt")
TABLE: list[tuple[Callable[[Posts], Contact], dict[str, str]]] = [
    (waiting, {"worker": "CR", "officer": "CR", "school": "C"}),
    (asked, {"worker": "CRKK", "officer": "CRKK", "school": "C", "police": "K", "health": "K"}),
    (decided, {"worker": "CRKKDA", "officer": "CRKKDA", "school": "CA", "police": "K", "health": "K"}),
    (
        handed_on,
        {"worker": "CRKKDA", "officer": "CRKKDA", "mdt": "CRKKDA", "school": "CA", "police": "K", "health": "K"},
    ),
    (with_worker, {"worker": "CR", "officer": "CR", "mdt": "CR", "school": "C"}),
    (taken_up, {"worker": "CRDA", "officer": "CRDA", "mdt": "CRDA", "school": "CA"}),
    (about_somebody_known, {"worker": "CDA", "officer": "CDA", "school": "CA", "health": "CD"}),
]


@pytest.fixture
def readers(posts: Posts) -> dict[str, Membership]:
    with as_system("a test prepares its people"):
        beside = partnership.team(posts.school.post.team.agency, name="Another school")
        ward = partnership.team(posts.health.post.team.agency, name="Another ward")
        desk = partnership.team(posts.police.post.team.agency, name="The police's own data desk")
        return {
            **{name: getattr(posts, name) for name in READERS},
            "other_school": partnership.membership("school_safeguarding_lead", of=beside),
            "other_ward": partnership.membership("health_practitioner", of=ward),
            "steward": partnership.membership("data_steward", of=desk),
        }


@pytest.mark.parametrize(("life", "seen"), TABLE, ids=[life.__name__ for life, _ in TABLE])
def test_each_reader_sees_what_the_table_says_on_both_sides_of_the_wall(
    posts: Posts, readers: dict[str, Membership], life: Callable[[Posts], Contact], seen: dict[str, str]
) -> None:
    life(posts)
    by_query, by_wall, by_both, expected = {}, {}, {}, {}
    for name, held in readers.items():
        reader = reader_for(held, "safeguarding" if name == "mdt" else "")
        with reading(reader):
            by_query[name] = "".join(code * model.objects.count() for code, model in MODELS.items())
        with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(held.pk, reader.purpose, clock.today()):
            by_wall[name] = "".join(code * model.objects.count() for code, model in MODELS.items())
        with transaction.atomic(), behind_the_wall(held.pk, reader.purpose, clock.today()), reading(reader):
            by_both[name] = "".join(code * model.objects.count() for code, model in MODELS.items())
        expected[name] = seen.get(name, "")
    assert by_query == expected
    assert by_wall == expected
    assert by_both == expected


def test_the_answer_about_one_row_agrees(posts: Posts, readers: dict[str, Membership]) -> None:
    contact = asked(posts)
    check = next(iter(_checks(contact)))
    for name, held in readers.items():
        reader = reader_for(held)
        with reading(reader):
            standing = standing_of(reader, clock.today())
            sees_contact, sees_check = Contact.objects.exists(), AgencyCheck.objects.filter(pk=check.pk).exists()
        hands = (contact.receiving_team_id, contact.taking_team_id, contact.author_team_id)
        assert Contact.disclosed_by.holds(standing, hands) is sees_contact, name
        policy = AgencyCheck.disclosed_by
        was_asked = policy.was_asked(standing, agency_id=check.agency_id, team_id=check.team_id)
        assert (policy.holds(standing, hands[:2]) or was_asked) is sees_check, name


def test_nobody_entered_nobody_sees(posts: Posts) -> None:
    handed_on(posts)
    hand_over(note="Nothing.", by=posts.reader("worker"))
    with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(None, "", clock.today()):
        assert [model.__name__ for model in ALL if model.objects.exists()] == []


def test_a_handover_is_the_duty_teams_own(posts: Posts, readers: dict[str, Membership]) -> None:
    hand_over(note="C-7 waits for the police.", by=posts.reader("worker"))
    seen = set()
    for name, held in readers.items():
        with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(held.pk, "safeguarding", clock.today()):
            seen |= {name} if ShiftHandover.objects.exists() else set()
    assert seen == {"worker", "officer"}


def _checks(contact: Contact) -> list[AgencyCheck]:
    with as_system("a test looks"):
        return list(AgencyCheck.objects.filter(contact=contact).order_by("pk"))
