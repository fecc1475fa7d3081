"""The administrator says how many young people a post can hold; a slip is refused beside its field."""

import pytest
from django.test import Client

from handrail.disclosure.models import LedgerEntry
from handrail.kernel.errors import UserError
from handrail.partnership.public import Post, set_email
from tests.factories import partnership
from tests.factories.readers import PROVEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(partnership.membership("partnership_administrator").user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client


@pytest.fixture
def post() -> Post:
    return partnership.membership("mdt_social_worker").post


@pytest.mark.parametrize(("typed", "kept"), [("15", 15), ("0", 0), ("", None)])
def test_it_is_kept_and_stands_on_the_ledger(administrator: Client, post: Post, typed: str, kept: int | None) -> None:
    answer = administrator.post(f"/partnership/posts/{post.pk}/capacity", {"capacity": typed}, follow=True)
    post.refresh_from_db()
    assert post.capacity == kept
    assert f"Saved for {post}" in answer.content.decode()
    entry = LedgerEntry.objects.filter(action="manage_partnership").latest("seq")
    assert entry.body["capacity"] == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-1", "Enter a number of 0 or more"),
        ("201", "Enter a number of 200 or less"),
        ("many", "Enter a whole number in figures, such as 12"),
    ],
)
def test_a_slip_is_refused_beside_its_field(administrator: Client, post: Post, typed: str, sentence: str) -> None:
    page = administrator.post(f"/partnership/posts/{post.pk}/capacity", {"capacity": typed}).content.decode()
    assert page.count(sentence) == 2, "In the summary and at the field"
    assert f'value="{typed}"' in page
    post.refresh_from_db()
    assert post.capacity is None


def test_an_address_is_kept_taken_back_or_refused(post: Post) -> None:
    user = partnership.user()
    set_email(user=user, address="a.keane@council.example", by=None)
    with pytest.raises(UserError, match="not an e-mail address"):
        set_email(user=user, address="a.keane@", by=None)
    user.refresh_from_db()
    assert user.email == "a.keane@council.example"
    set_email(user=user, address="", by=None)
    assert user.email == ""
