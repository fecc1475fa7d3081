"""Who sees what of a contact: the filter of a query, the answer about one row and the database's own wall, one table.

The rows of the table are the life of a contact; the columns are who reads. `C` contact, `R` ratings, `K` checks,
`D` decision, `A` answer, `W` words, `Q` whom an agency is asked about.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from handrail.disclosure.models import SharingMatrix, SharingRule
from handrail.disclosure.public import Level, as_system, behind_the_wall, reader_for, reading, standing_of
from handrail.frontdoor.models import (
    AgencyCheck,
    Answer,
    AskedAbout,
    Contact,
    Decision,
    RatingChange,
    ShiftHandover,
    Words,
)
from handrail.frontdoor.public import (
    Answering,
    Asked,
    Asking,
    answer_check,
    ask_checks,
    decide_contact,
    hand_over,
    rate_contact,
    take_up_contact,
    withdraw_check,
)
from handrail.frontdoor.selectors.checks import with_about
from handrail.kernel import clock
from handrail.partnership.public import Membership
from tests.factories import frontdoor as make
from tests.factories import partnership
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import MORNING

MODELS = {
    "C": Contact,
    "W": Words,
    "R": RatingChange,
    "K": AgencyCheck,
    "Q": AskedAbout,
    "D": Decision,
    "A": Answer,
}
NOT_LOOKING = "only the database's own wall"


def waiting(posts: Posts) -> Contact:
    contact = make.contact(posts.reader("school"))
    return rate_contact(contact=contact, rating="amber", by=posts.reader("worker"))


def asked(posts: Posts) -> Contact:
    contact = waiting(posts)
    of = [Asked(posts.police.post.team.agency), Asked(posts.health.post.team.agency, posts.health.post.team)]
    checks = ask_checks(contact=contact, asking=Asking(of=of), by=posts.reader("officer"))
    answer_check(
        check=checks[0], said=Answering(answer="information", text="Held.", level=Level.FULL), by=posts.reader("police")
    )
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


def long_ago(life: Callable[[Posts], Contact], posts: Posts) -> Contact:
    with clock.stopped_at(MORNING - timedelta(days=60)):
        return life(posts)


def long_decided(posts: Posts) -> Contact:
    """The agencies that were asked keep their own answers, and no name."""
    return long_ago(decided, posts)


def withdrawn(posts: Posts) -> Contact:
    contact = waiting(posts)
    (check,) = ask_checks(contact=contact, asking=make.asking(posts.police), by=posts.reader("officer"))
    withdraw_check(check=check, by=posts.reader("officer"))
    return contact


def long_handed_on(posts: Posts) -> Contact:
    """The team that took it on reads it no more by that alone: of nobody whom it works with, nothing."""
    return long_ago(handed_on, posts)


def with_worker(posts: Posts) -> Contact:
    with as_system("a test prepares"):
        person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
    return make.contact(posts.reader("school"), person, in_danger=True)


def taken_up(posts: Posts) -> Contact:
    contact = with_worker(posts)
    take_up_contact(contact=contact, answer="We have it.", by=posts.reader("mdt"))
    return contact


def long_taken_up(posts: Posts) -> Contact:
    """Its team works with the young person still: it sees what is shared of them, in summary."""
    return long_ago(taken_up, posts)


def about_somebody_known(posts: Posts) -> Contact:
    """About a person whom health works with, as something else than the case holder; decided."""
    with as_system("a test prepares"):
        person = make.held_by(posts.health.post.team.agency, posts.health.post.team, kind="camhs")
    contact = make.contact(posts.reader("school"), person)
    decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
    return contact


READERS = ("worker", "officer", "school", "police", "health", "mdt")
TABLE: list[tuple[Callable[[Posts], Contact], dict[str, str]]] = [
    (waiting, {"worker": "CWR", "officer": "CWR", "school": "CW"}),
    (asked, {"worker": "CWRKKQQ", "officer": "CWRKKQQ", "school": "CW", "police": "KQ", "health": "KQ"}),
    (decided, {"worker": "CWRKKQQDA", "officer": "CWRKKQQDA", "school": "CWA", "police": "KQ", "health": "KQ"}),
    (long_decided, {"worker": "CWRKKQQDA", "officer": "CWRKKQQDA", "school": "CWA", "police": "K", "health": "K"}),
    (withdrawn, {"worker": "CWRKQ", "officer": "CWRKQ", "school": "CW", "police": "K"}),
    (
        handed_on,
        {
            "worker": "CWRKKQQDA",
            "officer": "CWRKKQQDA",
            "mdt": "CWRKKQQDA",
            "school": "CWA",
            "police": "KQ",
            "health": "KQ",
        },
    ),
    (
        long_handed_on,
        {"worker": "CWRKKQQDA", "officer": "CWRKKQQDA", "school": "CWA", "police": "K", "health": "K"},
    ),
    (with_worker, {"worker": "CWR", "officer": "CWR", "mdt": "CWR", "school": "CW"}),
    (taken_up, {"worker": "CWRDA", "officer": "CWRDA", "mdt": "CWRDA", "school": "CWA"}),
    (long_taken_up, {"worker": "CWRDA", "officer": "CWRDA", "mdt": "CD", "school": "CWA"}),
    (about_somebody_known, {"worker": "CWDA", "officer": "CWDA", "school": "CWA", "health": "CD"}),
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
            sees_about = AskedAbout.objects.filter(check_asked=check).exists()
        policy, about = AgencyCheck.disclosed_by, AskedAbout.disclosed_by
        assert Contact.disclosed_by.holds(standing, contact) is sees_contact, name
        assert (policy.holds(standing, contact) or policy.was_asked(standing, check)) is sees_check, name
        assert (about.holds(standing, contact) or about.was_asked(standing, check.about)) is sees_about, name


class TestPurpose:
    """Hands are no purpose: what the matrix keeps from a post for one, it keeps where a contact is in its hands."""

    def test_a_purpose_for_which_contacts_are_not_shared_shows_none_that_is_asked_or_taken(
        self, posts: Posts, readers: dict[str, Membership]
    ) -> None:
        contact = asked(posts)
        assert _seen(posts.police, "safeguarding") == "KQ"
        assert _seen(posts.police, "prevention_of_crime") == ""
        with as_system("a test hands it to the police"):
            Contact.objects.filter(pk=contact.pk).update(taking_team=posts.police.post.team)
        assert _seen(posts.police, "safeguarding") == "CWRKKQQ"
        assert _seen(posts.police, "prevention_of_crime") == ""

    def test_what_an_agency_told_itself_is_its_own_for_each_of_its_purposes(self, posts: Posts) -> None:
        make.contact(posts.reader("police"))
        assert _seen(posts.police, "prevention_of_crime") == "CW"

    def test_a_purpose_that_is_not_the_posts_shows_nothing(self, posts: Posts) -> None:
        asked(posts)
        assert _seen(posts.worker, "planning_of_services") == ""

    def test_what_is_not_shared_with_the_post_is_not_seen_by_its_team(self, posts: Posts) -> None:
        contact = waiting(posts)
        _publish_without(role="contact_officer", item_class="contact")
        assert contact.receiving_team_id == posts.officer.post.team_id
        assert (_seen(posts.officer, "safeguarding"), _seen(posts.worker, "safeguarding")) == ("", "CWR")


def _publish_without(**kept_back: str) -> None:
    """The next version of the matrix, in which something is shared as a pointer and no further."""
    latest = SharingMatrix.objects.latest("version")
    matrix = SharingMatrix.objects.create(version=latest.version + 1, note="a trial")
    rules = list(SharingRule.objects.filter(matrix=latest).values())
    for rule in rules:
        del rule["id"]
        if all(rule[name] == value for name, value in kept_back.items()):
            rule["level"] = Level.POINTER
    SharingRule.objects.bulk_create(SharingRule(**{**rule, "matrix_id": matrix.pk}) for rule in rules)
    matrix.published_at = clock.now()
    matrix.save()


def _seen(held: Membership, purpose: str) -> str:
    """By the filter of queries; and the database's own wall says the same."""
    reader = reader_for(held, purpose)
    with reading(reader):
        by_query = "".join(code * model.objects.count() for code, model in MODELS.items())
    with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(held.pk, purpose, clock.today()):
        by_wall = "".join(code * model.objects.count() for code, model in MODELS.items())
    assert by_query == by_wall
    return by_query


def test_a_handover_is_the_duty_teams_own(posts: Posts, readers: dict[str, Membership]) -> None:
    hand_over(note="C-7 waits for the police.", by=posts.reader("worker"))
    seen = set()
    for name, held in readers.items():
        with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(held.pk, "safeguarding", clock.today()):
            seen |= {name} if ShiftHandover.objects.exists() else set()
    assert seen == {"worker", "officer"}


def _checks(contact: Contact) -> list[AgencyCheck]:
    with as_system("a test looks"):
        return with_about(AgencyCheck.objects.filter(contact=contact).order_by("pk"))
