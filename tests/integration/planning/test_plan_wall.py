"""Plans and voices on both sides of the wall: the query and PostgreSQL show each reader the same rows."""

from typing import Any

import pytest
from django.apps import apps

from handrail.disclosure.public import Policy, as_system, behind_the_wall, reader_for, reading
from handrail.partnership.public import ROLES
from handrail.planning.models import Voice
from handrail.planning.public import NewMember, Said, hear
from tests.factories import partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
TABLES = [
    model
    for model in apps.get_app_config("planning").get_models()
    if isinstance(getattr(model, "disclosed_by", None), Policy)
]
STATE = {"GoalInSummary", "ActionInSummary", "ProvisionInSummary", "LeadInSummary", "ReviewInSummary"}
SUMMARY = {"Plan", "Member", *STATE}
WHOLE = SUMMARY | {"PlanReasons", "Goal", "Action", "Provision", "Lead", "Review"}
SEES = {
    "mdt_social_worker": WHOLE | {"Voice"},
    "personal_adviser": WHOLE | {"Voice"},
    "health_practitioner": SUMMARY | {"Voice"},
    "school_safeguarding_lead": SUMMARY | {"Voice"},
    "police_safeguarding_lead": SUMMARY,
}


def shown(reader: Any, *, by_database: bool) -> dict[str, int]:
    """How many rows of each table a reader is shown: by the query alone, or by the database alone."""
    if not by_database:
        with reading(reader):
            return {model.__name__: model.objects.count() for model in TABLES}
    with as_system("only the wall"), behind_the_wall(reader.membership_id, reader.purpose, make.TODAY):
        return {model.__name__: model._base_manager.count() for model in TABLES}


@pytest.mark.parametrize(("role", "purpose"), [(role, p) for role in SEES for p in ROLES[role].purposes])
def test_both_walls_show_the_same_and_only_of_whom_the_reader_reaches(work: make.Work, role: str, purpose: str) -> None:
    held = partnership.membership(role)
    for number in (1, 2):
        plan = make.plan(work, make.person(work))
        goal = make.goal(work, plan)
        make.action(work, plan, goal=goal)
        make.service(work, plan)
        said = Said(Voice.Whose.YOUNG_PERSON, "I am all right.", "Joy", make.TODAY)
        hear(person=plan.person, agency=work.council, said=said, by=work.by)
        if number == 1:
            make.member(work, plan, NewMember("other", post=held.post))
    reader = reader_for(held, purpose)
    by_query, by_wall = (shown(reader, by_database=side) for side in (False, True))
    assert by_query == by_wall
    seen = {name for name, count in by_query.items() if count}
    assert seen == (set() if purpose == "prevention_of_crime" else SEES[role])
    assert by_query["Plan"] <= 1
