"""References that cannot be guessed, and the same answer to whoever guesses."""

import re
from typing import Any

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import AgencyCheck, LevelStep, ShiftHandover
from handrail.frontdoor.public import ask_checks, hand_over, make_public_contact, step
from handrail.frontdoor.references import new_outside_reference, outside_reference
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import acting
from tests.integration.frontdoor.test_steps import stepping

NOBODYS = 987654


def test_one_is_drawn_from_four_million_million() -> None:
    drawn = {new_outside_reference() for _ in range(500)}
    assert len(drawn) == 500
    assert all(re.fullmatch(r"[2-9CDFGHJKMNPQRTVWXY]{3}(-[2-9CDFGHJKMNPQRTVWXY]{3}){2}", one) for one in drawn)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7KQ-4MX-2DP", "7KQ-4MX-2DP"),
        (" 7kq 4mx 2dp ", "7KQ-4MX-2DP"),
        ("7KQ4MX2DP", "7KQ-4MX-2DP"),
        ("C-12", ""),
        ("7KQ-4MX-2DO", ""),
        ("", ""),
    ],
)
def test_it_is_understood_as_people_say_it(typed: str, found: str) -> None:
    assert outside_reference(typed) == found


def test_the_front_door_finds_a_contact_by_what_the_caller_was_given(posts: Posts) -> None:
    contact = make_public_contact(told=make.told())
    client = acting(posts.officer)
    typed = contact.outside_reference.lower().replace("-", " ")
    assert client.get("/front-door/find/", {"reference": typed})["Location"] == f"/contacts/{contact.pk}/"
    for wrong in ("7KQ-4MX-2DP", contact.reference, ""):
        answer = client.get("/front-door/find/", {"reference": wrong}, follow=True)
        assert "has given nobody that reference" in answer.content.decode()
    assert acting(posts.school).get("/front-door/find/", {"reference": typed}).status_code == 403


def test_whoever_guesses_gets_the_same_answer_for_what_is_there_and_what_is_not(posts: Posts) -> None:
    contact = make.contact(posts.reader("school"))
    (check,) = ask_checks(contact=contact, asking=make.asking(posts.health), by=posts.reader("worker"))
    handed = hand_over(note="Nothing.", by=posts.reader("worker"))
    with as_system("a test prepares"):
        person = make.held_by(posts.school.post.team.agency)
    stepped = step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    parts = ("", "correct/", "history/", "rate/", "ask/", "decide/", "decide-otherwise/", "take-up/", "who/")
    addresses: list[tuple[str, int]] = [(f"/contacts/{{}}/{part}", contact.pk) for part in parts]
    addresses += [(f"/checks/{{}}/{part}", check.pk) for part in ("", "remind/", "withdraw/", "history/")]
    addresses += [("/contacts/files/{}/", 1), ("/levels/{}/began/", stepped.pk)]
    addresses += [("/front-door/shift/{}/take-over/", handed.pk)]
    with as_system("a test asks somebody who has nothing to do with it"):
        from tests.factories import partnership

        stranger = partnership.membership("front_door_worker", of=partnership.team(name="Another door"))
    for held in (posts.police, stranger):
        client = acting(held)
        for address, there in addresses:
            asked = [_answered(client, method, address, key) for method in ("get", "post") for key in (there, NOBODYS)]
            assert asked[0] == asked[1], address
            assert asked[2] == asked[3], address
            assert {code for code, _ in asked} <= {403, 404, 405}, address
    with as_system("a test looks"):
        assert (AgencyCheck.objects.get().version, ShiftHandover.objects.get().taken_by_id) == (1, None)
        assert LevelStep.objects.get().began_on is None


def _answered(client: Client, method: str, address: str, key: int) -> tuple[int, Any]:
    answer = getattr(client, method)(address.format(key))
    return answer.status_code, re.sub(r"\s+|[\w.+/=-]{40,}", " ", answer.content.decode()).replace(f"/{key}/", "//")
