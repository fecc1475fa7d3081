import pytest

from handrail.disclosure.public import Level, Policy


def test_looking_somebody_up_never_shows_more_than_pointers() -> None:
    with pytest.raises(ValueError, match="pointers"):
        Policy(person="person_id", by_look_up=True, at_least=Level.SUMMARY)
