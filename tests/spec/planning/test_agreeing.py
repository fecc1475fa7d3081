"""What must be there before a view is agreed, and what agreed ratings do to needs."""

import pytest

from handrail.planning.policies.agreeing import Given, Proposal, reason_wanted, wanting
from handrail.planning.policies.need_changes import need_changes
from tests.factories.planning import definition, question

HARM = question("harm", "need_domain", domain="harm")
PLAIN = definition(HARM)
OWN = {"code": "own", "title": "Own view", "asked_of": "young_person", "questions": [question("say", "quote")]}
WITH_OWN = definition(sections=[{"code": "one", "title": "One", "questions": [HARM]}, OWN])
WEIGHS = definition(HARM, weighs_rights=True)

CARE, POLICE = Given("Social care", ratings={"harm": "2"}), Given("Police", ratings={"harm": "3"})
CARE_UNFINISHED = Given("Social care", finished=False, ratings={"harm": "2"})
POLICE_UNFINISHED = Given("Police", finished=False)
HERSELF = Given("Social care", by_young_person=True)
AGREED = Proposal("Because", {"harm": "2"})

# instrument, the views, what is proposed, the score's band, and what is wanting
TABLE = [
    ("one view, taken as it is", PLAIN, [CARE], AGREED, "", []),
    ("no view", PLAIN, [], Proposal("Because"), "", [""]),
    ("no finished view", PLAIN, [CARE_UNFINISHED], Proposal("Because"), "", ["", "without_because"]),
    ("no rating", PLAIN, [CARE], Proposal("Because"), "", ["rating_harm"]),
    ("no reason", PLAIN, [CARE], Proposal("", {"harm": "2"}), "", ["reason"]),
    ("views differ", PLAIN, [CARE, POLICE], AGREED, "", ["reason_harm"]),
    ("views differ, and it is said why", PLAIN, [CARE, POLICE], Proposal("B", {"harm": "2"}, {"harm": "W"}), "", []),
    ("nobody's view", PLAIN, [CARE], Proposal("Because", {"harm": "1"}), "", ["reason_harm"]),
    ("an unfinished view", PLAIN, [CARE, POLICE_UNFINISHED], AGREED, "", ["without_because"]),
    ("said why without", PLAIN, [CARE, POLICE_UNFINISHED], Proposal("B", {"harm": "2"}, without_because="W"), "", []),
    ("the young person was not asked", WITH_OWN, [CARE], AGREED, "", ["without_because"]),
    ("the young person was asked", WITH_OWN, [HERSELF, CARE], AGREED, "", []),
    ("the young person alone", WITH_OWN, [HERSELF], Proposal("Because"), "", [""]),
    ("rights not weighed", WEIGHS, [CARE], AGREED, "", ["risk_and_rights"]),
    ("rights weighed", WEIGHS, [CARE], Proposal("B", {"harm": "2"}, risk_and_rights="Weighed"), "", []),
    ("the score's band", PLAIN, [CARE], Proposal("B", {"harm": "2"}, band="mild"), "mild", []),
    ("another band", PLAIN, [CARE], Proposal("B", {"harm": "2"}, band="significant"), "mild", ["band_because"]),
    ("no band", PLAIN, [CARE], AGREED, "mild", ["band_because"]),
    ("another band, and why", PLAIN, [CARE], Proposal("B", {"harm": "2"}, band="x", band_because="W"), "mild", []),
]


@pytest.mark.parametrize(
    ("form", "views", "proposal", "band", "lacking"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE]
)
def test_what_is_wanting(form, views, proposal, band, lacking) -> None:  # type: ignore[no-untyped-def]  # the table's columns
    assert list(wanting(form, views, proposal, scored=band)) == lacking


@pytest.mark.parametrize(
    ("views", "agreed", "wanted"),
    [
        ([CARE], "2", False),
        ([CARE], "3", True),
        ([CARE, POLICE], "2", True),
        ([CARE, POLICE_UNFINISHED], "2", False),
        ([], "1", False),
    ],
)
def test_when_a_reason_is_wanted(views: list[Given], agreed: str, wanted: bool) -> None:
    assert reason_wanted("harm", views, agreed) is wanted


# level before (0: none), agreed rating, level after, and what that is called; None: the need is left alone
NEEDS = [
    (0, "0", None, None),
    (0, "1", 1, "opens"),
    (0, "3", 3, "opens"),
    (2, "2", 2, "stays"),
    (1, "3", 3, "rises"),
    (3, "1", 1, "falls"),
    (2, "0", 0, "closes"),
    (2, "not_known", None, None),
    (0, "not_known", None, None),
    (2, "", None, None),
]


@pytest.mark.parametrize(("before", "rating", "after", "move"), NEEDS)
def test_what_a_rating_does_to_a_need(before: int, rating: str, after: int | None, move: str | None) -> None:
    changes = need_changes({"harm": before} if before else {}, {"harm": rating})
    assert [(c.before, c.after, str(c.move)) for c in changes] == ([] if move is None else [(before, after, move)])


def test_a_domain_that_was_not_rated_is_left_alone() -> None:
    assert need_changes({"home": 2, "harm": 1}, {"harm": "0"})[0].domain == "harm"
    assert len(need_changes({"home": 2, "harm": 1}, {"harm": "0"})) == 1
