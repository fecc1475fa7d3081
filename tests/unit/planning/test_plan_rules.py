"""Kinds of plan and team roles as data: what is shipped hangs together, and what does not is refused by name."""

from pathlib import Path

import pytest

from handrail.planning.plan_rules import SHIPPED, PlanRulesError, read_plan_rules

KINDS = (SHIPPED / "plan_kinds.toml").read_text()
ROLES = (SHIPPED / "team_roles.toml").read_text()


def test_the_kinds_that_the_field_speaks_of_are_there() -> None:
    shipped = {kind.code for kind in read_plan_rules().kinds}
    assert shipped == {"taf", "family_help", "cin", "cp", "care", "package", "pathway", "transition"}


def test_the_roles_of_a_multi_disciplinary_team_are_there() -> None:
    named = {role.code for role in read_plan_rules().roles}
    assert {
        "case_social_worker", "exploitation_social_worker", "family_practitioner", "parenting_worker", "mentor",
        "youth_worker", "exploitation_nurse", "specialist_nurse", "mental_health", "speech_and_language",
        "substance_worker", "psychologist",
    } <= named  # fmt: skip


def test_a_partnerships_own_file_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "plan_kinds.toml").write_text(KINDS.replace("Team around the family plan", "Early Help plan"))
    assert read_plan_rules(tmp_path).kind("taf").label == "Early Help plan"


WRONG = [
    ("plan_kinds", KINDS.replace("6 weeks", "six weeks", 1), "'six weeks' is no stretch of time"),
    ("plan_kinds", KINDS.replace('wants = ["family_practitioner", "school"]', 'wants = ["wizard"]', 1), "'wizard'"),
    ("plan_kinds", KINDS.replace('code = "cin"', 'code = "cp"', 1), "'cp' stands twice"),
    ("plan_kinds", KINDS.replace("level = 2", "levell = 2", 1), "levell"),
    ("plan_kinds", KINDS + "\n[[kinds", "is not TOML"),
    ("team_roles", ROLES.replace('code = "mentor"', 'code = "Mentor"', 1), "team_roles.toml cannot be used"),
]


@pytest.mark.parametrize(("name", "text", "said"), WRONG)
def test_what_does_not_hang_together_is_refused_by_name(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / f"{name}.toml").write_text(text)
    with pytest.raises(PlanRulesError, match=said):
        read_plan_rules(tmp_path)
