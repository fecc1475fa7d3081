"""Steps, drift, the team's places and whose an action is: rules without a database."""

from dataclasses import dataclass
from datetime import date

import pytest

from handrail.planning.errors import CannotPlan
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.action_owner import finishes, is_theirs
from handrail.planning.policies.plan_drift import Stirrings, is_quiet
from handrail.planning.policies.plan_steps import Step, check_kind_for_age, days_between, step_between
from handrail.planning.policies.plan_team import Place, can_lead, check_lead, vacancies
from handrail.planning.presenters.plan_calendar import _folded

TODAY = date(2026, 11, 22)

STEPS = [
    ("cp", "cin", Step.DOWN), ("cin", "taf", Step.DOWN), ("taf", "family_help", Step.UP), ("cin", "cp", Step.UP),
    ("cin", "family_help", Step.ACROSS), ("cp", "pathway", Step.ACROSS), ("package", "cin", Step.ACROSS),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "step"), STEPS)
def test_which_way_a_step_goes(earlier: str, later: str, step: Step) -> None:
    rules = plan_rules()
    assert step_between(rules.kind(earlier), rules.kind(later)) is step


@pytest.mark.parametrize(
    ("until", "since", "days"),
    [(date(2026, 10, 1), date(2026, 10, 13), 12), (date(2026, 10, 1), date(2026, 10, 1), 0), (None, TODAY, 0)],
)
def test_days_between_two_plans(until: date | None, since: date, days: int) -> None:
    assert days_between(until, since) == days


AGES = [
    ("pathway", date(2010, 11, 22), True), ("pathway", date(2010, 11, 23), False),
    ("pathway", date(2001, 11, 23), True), ("pathway", date(2001, 11, 22), False),
    ("cin", date(2008, 11, 23), True), ("cin", date(2008, 11, 22), False),
    ("package", date(2000, 1, 1), True), ("cin", None, True),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "born", "may"), AGES)
def test_who_is_of_an_age_for_a_plan(kind: str, born: date | None, may: bool) -> None:
    if may:
        check_kind_for_age(plan_rules().kind(kind), born, TODAY)
    else:
        with pytest.raises(CannotPlan):
            check_kind_for_age(plan_rules().kind(kind), born, TODAY)


SINCE = date(2026, 1, 1)
DRIFT = [
    # last contact        action                decision              told   longest  drifts
    (date(2026, 11, 20), date(2026, 11, 1), date(2026, 10, 11), True, 42, False),
    (date(2026, 11, 20), date(2026, 11, 1), date(2026, 10, 10), True, 43, True),
    (None, date(2026, 11, 1), date(2026, 11, 1), True, 325, True),
    (None, date(2026, 11, 1), date(2026, 11, 1), False, 21, False),
    (date(2025, 6, 1), date(2026, 11, 1), date(2026, 11, 1), True, 325, True),  # before the plan began
]


@pytest.mark.parametrize(("contact", "action", "decision", "told", "longest", "drifts"), DRIFT)
def test_how_long_nothing_has_stirred(
    contact: date | None, action: date, decision: date, told: bool, longest: int, drifts: bool
) -> None:
    stirrings = Stirrings(SINCE, contact, action, decision, told)
    assert (stirrings.longest(TODAY), stirrings.drifts(TODAY)) == (longest, drifts)


@pytest.mark.parametrize(
    ("heard", "since", "quiet"),
    [
        ([], date(2026, 8, 23), True), ([], date(2026, 8, 24), False), ([date(2026, 8, 24)], SINCE, False),
        ([date(2026, 8, 23)], SINCE, True), ([date(2026, 3, 1), date(2026, 11, 1)], SINCE, False),
    ],
)  # fmt: skip
def test_when_a_plan_is_quiet(heard: list[date], since: date, quiet: bool) -> None:
    assert is_quiet(heard, since, TODAY) is quiet


def test_a_place_that_nobody_fills_is_vacant_whoever_was_meant_for_it() -> None:
    kind = plan_rules().kind("pathway")
    assert vacancies(kind, []) == ["personal_adviser", "housing"]
    assert vacancies(kind, [Place("personal_adviser", filled=False)]) == ["personal_adviser", "housing"]
    assert vacancies(kind, [Place("housing", filled=True), Place("mentor", filled=True)]) == ["personal_adviser"]


LEADS = [
    ("cp", "case_social_worker", True), ("cp", "mentor", False), ("family_help", "mentor", True),
    ("taf", "parent", False), ("package", "young_person", False), ("package", "police", True),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "role", "may"), LEADS)
def test_who_may_lead(kind: str, role: str, may: bool) -> None:
    assert can_lead(kind=plan_rules().kind(kind), role=role, since=SINCE, until=None, from_day=TODAY) is may


def test_whoever_leads_is_in_the_team_on_that_day() -> None:
    kind = plan_rules().kind("package")
    for since, until in ((date(2026, 11, 23), None), (SINCE, TODAY)):
        with pytest.raises(CannotPlan, match="not in the team on 22 November 2026"):
            check_lead(kind=kind, role="mentor", since=since, until=until, from_day=TODAY)


@dataclass
class Owner:
    post_id: int | None
    user_id: int | None = None


OWNERS = [
    (Owner(7), True), (Owner(7, 1), True), (Owner(7, 2), False), (Owner(8), False), (Owner(8, 1), False),
    (Owner(None), False),
]  # fmt: skip


@pytest.mark.parametrize(("owner", "theirs"), OWNERS)
def test_whose_an_action_is(owner: Owner, theirs: bool) -> None:
    assert is_theirs(owner, user_id=1, post_ids={7}) is theirs
    assert finishes(writes=False, user_id=1, post_id=7)(owner) is theirs
    assert finishes(writes=True, user_id=1, post_id=None)(owner)
    assert not finishes(writes=False, user_id=1, post_id=None)(owner)


@pytest.mark.parametrize("length", [1, 74, 75, 76, 149, 150, 500])
def test_a_calendar_line_is_never_longer_than_the_standard_allows(length: int) -> None:
    folded = _folded("x" * length)
    assert max(len(line) for line in folded.split(b"\r\n")) <= 75
    assert folded.replace(b"\r\n ", b"") == b"x" * length + b"\r\n"
