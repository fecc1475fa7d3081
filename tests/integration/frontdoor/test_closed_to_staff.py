"""Somebody who is closed to a user is closed at the front door too, in whosever hands the contact is."""

import pytest
from django.db import transaction

from handrail.disclosure.public import ClosedRow, as_system, behind_the_wall, reader_for, reading, replace_closed
from handrail.frontdoor.models import Contact
from handrail.frontdoor.public import ask_checks
from handrail.kernel import clock
from handrail.partnership.public import Membership
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.test_who_sees import MODELS, NOT_LOOKING, with_worker

READERS = ("worker", "officer", "school", "police", "mdt")


def seen(held: Membership) -> tuple[str, str, str]:
    """By the filter of queries, by the database's own wall, and by both."""
    reader, told = reader_for(held, "safeguarding"), []
    with reading(reader):
        told.append(_counted())
    with transaction.atomic(), as_system(NOT_LOOKING), behind_the_wall(held.pk, reader.purpose, clock.today()):
        told.append(_counted())
    with transaction.atomic(), behind_the_wall(held.pk, reader.purpose, clock.today()), reading(reader):
        told.append(_counted())
    return told[0], told[1], told[2]


def _counted() -> str:
    return "".join(code * model.objects.count() for code, model in MODELS.items())


@pytest.mark.parametrize("who", READERS)
def test_a_contact_and_all_that_hangs_on_it(posts: Posts, who: str) -> None:
    contact = with_worker(posts)
    ask_checks(contact=contact, asking=make.asking(posts.police), by=posts.reader("mdt"))
    everybody = {name: seen(getattr(posts, name)) for name in READERS}
    assert all(told[0] and len(set(told)) == 1 for told in everybody.values())
    with as_system("a test closes her to one of them"):
        person = Contact.objects.get(pk=contact.pk).person_id
        assert person is not None
        closed = ClosedRow(getattr(posts, who).user_id, person, "connection 1", clock.today(), None)
        replace_closed([closed], user_id=closed.user_id)
    assert {name: seen(getattr(posts, name)) for name in READERS} == {**everybody, who: ("", "", "")}
