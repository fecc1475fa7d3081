from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handrail.kernel import clock
from handrail.partnership.public import AgencyKind, User
from handrail.sharing.models import Disposal, DisposalItem
from handrail.sharing.public import approve, begin_dry_run, carry_out, count_due, propose
from tests.factories import partnership, plans

LATER = date(2060, 1, 1)  # long after everything of a test's people has fallen due


@pytest.fixture(autouse=True)
def on_the_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    """The clock stands at the day the factories are of; what is uploaded goes where the test ends."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    settings.MEDIA_ROOT = tmp_path
    settings.HANDRAIL_TAKE_UNSCANNED = True
    with clock.stopped_at(plans.TODAY):
        yield


@pytest.fixture
def work(db: None) -> plans.Work:
    return plans.work()


@pytest.fixture
def officers(db: None) -> tuple[User, User]:
    """Two information-governance officers of the partnership."""
    seat = partnership.team(partnership.agency(AgencyKind.PARTNERSHIP))
    return partnership.membership("ig_officer", of=seat).user, partnership.membership("ig_officer", of=seat).user


def counted(by: User, as_of: date = LATER) -> Disposal:
    return count_due(disposal=begin_dry_run(as_of=as_of, by=by))


def agreed(officers: tuple[User, User], as_of: date = LATER) -> Disposal:
    one, other = officers
    proposed = propose(disposal=counted(one, as_of), reason="Looked through the list.", by=one)
    return approve(disposal=proposed, by=other)


def carried_out(officers: tuple[User, User], as_of: date = LATER) -> Disposal:
    return carry_out(disposal=agreed(officers, as_of))


def states(disposal: Disposal) -> dict[str, str]:
    """What became of each class, where somebody is still listed."""
    return dict(DisposalItem.objects.filter(disposal=disposal).values_list("item_class", "state"))
