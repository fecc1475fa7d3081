from collections.abc import Iterator

import pytest

from tests.factories.notes import notes_table


@pytest.fixture
def notes(db: None) -> Iterator[None]:
    with notes_table():
        yield
