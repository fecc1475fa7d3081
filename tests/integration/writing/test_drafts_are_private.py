"""A draft is read by its author alone: asked of the query, of the predicate and of the database itself."""

import pytest
from django.db import connection

from handrail.disclosure.public import Reader, as_system, behind_the_wall, reader_for, reading
from handrail.kernel import clock
from handrail.partnership.public import ROLES, Membership, User
from handrail.writing.public import Draft, draft_of, keep_draft
from tests.factories import partnership

pytestmark = pytest.mark.django_db
WORDS = {"worry": ["He is out all night."]}


@pytest.fixture
def author() -> Membership:
    held = partnership.membership("mdt_social_worker")
    keep_draft("plan:12", by=held.user, values=WORDS, based_on=3)
    return held


def seen_past_the_query(reader: Reader) -> int:
    """How many drafts the database alone would show."""
    with (
        as_system("only the database's own wall"),
        behind_the_wall(reader.membership_id, reader.purpose, clock.today()),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM writing_draft")
        return int(cursor.fetchone()[0])


def test_its_author_reads_it(author: Membership) -> None:
    reader = reader_for(author)
    with reading(reader), behind_the_wall(reader.membership_id, reader.purpose, clock.today()):
        draft = draft_of("plan:12", by=author.user)
        assert draft is not None
        assert (draft.values, draft.based_on) == (WORDS, 3)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_no_other_post_reads_it_not_even_in_the_same_team(author: Membership, role: str) -> None:
    reader = reader_for(partnership.membership(role, of=author.post.team))
    assert seen_past_the_query(reader) == 0
    with reading(reader):
        assert draft_of("plan:12", by=author.user) is None
        assert Draft.objects.count() == 0


def test_it_goes_with_its_author_from_post_to_post(author: Membership) -> None:
    elsewhere = partnership.membership("personal_adviser", who=author.user)
    assert seen_past_the_query(reader_for(elsewhere)) == 1


def test_an_account_that_was_closed_reads_nothing(author: Membership) -> None:
    User.objects.filter(pk=author.user_id).update(is_active=False)
    assert seen_past_the_query(reader_for(author)) == 0
