"""A join is on the horizon at once."""

import pytest

from handrail.linkage.public import persons_changed
from handrail.transitions import listening


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "computed"), [([], [[]]), (None, [])])
def test_persons_that_changed_are_computed_anew_and_everybody_is_left_to_the_command(
    monkeypatch: pytest.MonkeyPatch, told: list[object] | None, computed: list[object]
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(listening, "refresh", lambda *, today, person_ids: seen.append(person_ids))
    persons_changed.send(sender=None, person_ids=told)
    assert seen == computed
