from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.test import Client

from handrail.partnership.public import Membership
from tests.factories import partnership
from tests.factories.notes import notes_table
from tests.factories.readers import PROVEN


@pytest.fixture
def notes(db: None) -> Iterator[None]:
    with notes_table():
        yield


@pytest.fixture
def pages(notes: None, settings: LazySettings) -> None:
    settings.ROOT_URLCONF = "tests.factories.notes_pages"


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A browser in which somebody is signed in; the same person again when given."""

    def opened(held: Membership | None = None, **options: bool) -> Client:
        held = held or partnership.membership("mdt_social_worker")
        client = Client(**options)  # type: ignore[arg-type]  # the options of Client, by name
        client.force_login(held.user)
        session = client.session
        session[PROVEN] = True
        session.save()
        return client

    return opened


@pytest.fixture
def ruth() -> Membership:
    return partnership.membership("mdt_social_worker", who=partnership.user(full_name="Ruth Penhale"))


@pytest.fixture
def joe() -> Membership:
    return partnership.membership("mdt_social_worker", who=partnership.user(full_name="Joe Trewin"))
