"""`python -m benchmarks.practice_fill N`: plans and running assessments of young people whom the demo's workers reach.

Runs in a process of its own, because it works in the database that the benchmark serves from.
"""

import os
import sys
from datetime import date, timedelta
from typing import Any

import django

WRITERS = ("mdt_social_worker", "personal_adviser")
INSTRUMENT = "shared-risk-assessment"
ROLE = {"mdt_social_worker": "case_social_worker", "personal_adviser": "personal_adviser"}


def fill(most: int) -> int:
    """A plan with a goal, an action and a service, and an open assessment, of so many. Gives how many there are."""
    from handrail.disclosure.public import Reach, as_system, reader_for, reading
    from handrail.kernel import clock
    from handrail.partnership.public import Membership
    from handrail.planning.public import Plan
    from handrail.records.public import Person

    made = 0
    with as_system("a benchmark finds whom its workers reach"):
        planned = set(Plan.objects.values_list("person_id", flat=True))
        for held in Membership.objects.filter(post__role__in=WRITERS).select_related("user", "post__team__agency"):
            reached = Reach.objects.filter(team=held.post.team).values_list("person_id", flat=True)
            people = Person.objects.filter(pk__in=set(reached) - planned, retired=False).order_by("pk")
            for person in people[: most // len(WRITERS)]:
                by = reader_for(held)
                with reading(by):
                    _write(person, held, by, clock.today() - timedelta(days=30))
                made += 1
    return made


def _write(person: Any, held: Any, by: Any, since: date) -> None:
    from handrail.planning import public as planning

    agency, user = held.post.team.agency, held.user
    lead = planning.NewMember(ROLE[held.post.role], post=held.post, user=user)
    plan = planning.start_plan(
        person=person, kind="package", why="So that you are safe.", lead=lead, since=since, agency=agency, by=user
    )
    words = planning.GoalText("I want to stay near my nan.", planning.Goal.Whose.YOUNG_PERSON, "", ["home", "family"])
    goal = planning.add_goal(plan=plan, text=words, by=user)
    owner = planning.Member.objects.get(plan=plan)
    task = planning.Task("Ring the housing officer.", owner, since + timedelta(days=60), goal)
    planning.add_action(plan=plan, task=task, by=user)
    lodgings = planning.Service("Supported lodgings", agency, ["home"], since, since + timedelta(days=180))
    planning.put_in_place(plan=plan, service=lodgings, by=user)
    instrument = planning.version_in_use(INSTRUMENT)
    planning.open_assessment(person_id=person.pk, instrument=instrument, by=by, prompted_by="A benchmark")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.project.settings")
    django.setup()
    print(fill(int(sys.argv[1])))
