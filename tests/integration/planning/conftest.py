from collections.abc import Iterator

import pytest

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.records.public import Person
from tests.factories import planning as make
from tests.factories.transitions import TODAY


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Services read the clock; here it stands at the day the factories are of."""
    with clock.stopped_at(TODAY):
        yield


@pytest.fixture
def aaliyah() -> Person:
    with as_system("a test prepares its young person"):
        return make.young_person()
