"""A young person with a plan, for tests: a council team that writes it, and everything else on request."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.disclosure.public import as_system
from handrail.partnership.public import Agency, AgencyKind, Membership, Post, Team, User
from handrail.planning.models import (
    Action,
    Closing,
    Goal,
    Lead,
    Member,
    Plan,
    PlanReasons,
    Provision,
    Review,
    Voice,
)
from handrail.planning.public import (
    GoalText,
    NewMember,
    Service,
    Task,
    add_action,
    add_goal,
    add_member,
    put_in_place,
    start_plan,
)
from handrail.records.public import Person
from tests.factories import partnership
from tests.factories import records as make

TODAY = date(2026, 11, 22)  # a Sunday
SINCE = date(2026, 9, 1)
BORN_17_10 = date(2009, 1, 20)  # 17 years and 10 months old on TODAY
BORN_15 = date(2011, 5, 2)


@dataclass
class Work:
    """A council, a team of it, and the social worker who sits there."""

    council: Agency
    team: Team
    held: Membership

    @property
    def by(self) -> User:
        return self.held.user

    @property
    def post(self) -> Post:
        return self.held.post


def work() -> Work:
    council = partnership.agency(AgencyKind.CHILDRENS_SOCIAL_CARE, name="Children's social care")
    team = partnership.team(council, name="Adolescent MDT 3")
    return Work(council, team, partnership.membership("mdt_social_worker", of=team))


def person(of: Work, born: date | None = BORN_15, **values: Any) -> Person:
    """Somebody with whom the team works."""
    with as_system("a test makes somebody"):
        source = make.young_person(of.council, born=born, **values)
    partnership.reach(source.person.pk, team=of.team)
    partnership.reach(source.person.pk, agency=of.council)
    return source.person


def lead(of: Work, role: str = "case_social_worker") -> NewMember:
    return NewMember(role, post=of.post, user=of.by)


def plan(of: Work, about: Person, kind: str = "package", since: date = SINCE, **values: Any) -> Plan:
    values.setdefault("why", "So that you are safe and can finish your course.")
    values.setdefault("lead", lead(of))
    return start_plan(person=about, kind=kind, since=since, agency=of.council, by=of.by, **values)


def lead_of(made: Plan) -> Member:
    with as_system("a test looks"):
        return Member.objects.filter(plan=made).order_by("pk")[0]


def goal(
    of: Work,
    made: Plan,
    words: str = "I want to stay near my nan.",
    domains: tuple[str, ...] = ("home",),
    signs: str = "",
) -> Goal:
    return add_goal(plan=made, text=GoalText(words, Goal.Whose.YOUNG_PERSON, signs, domains), by=of.by)


def action(of: Work, made: Plan, due: date = date(2026, 12, 1), **values: Any) -> Action:
    values.setdefault("owner", lead_of(made))
    return add_action(plan=made, task=Task(values.pop("what", "Ring the college."), due=due, **values), by=of.by)


def service(of: Work, made: Plan, *, name: str = "Steps mentoring", **values: Any) -> Provision:
    return put_in_place(plan=made, service=asked(of, name=name, **values), by=of.by)


def asked(of: Work, *, name: str = "Steps mentoring", **values: Any) -> Service:
    values.setdefault("agency", of.council)
    values.setdefault("domains", ["home"])
    values.setdefault("since", date(2026, 10, 1))
    values.setdefault("planned_end", date(2027, 6, 1))
    return Service(name, **values)


def member(of: Work, made: Plan, who: NewMember, since: date = date(2026, 10, 1)) -> Member:
    return add_member(plan=made, who=who, since=since, by=of.by)


def planned(about: Person, agency: Agency, domains: list[str]) -> None:
    """One row of everything that a plan of an agency leaves, for these needs, whoever may have written it."""
    user, at = User.objects.order_by("pk").first() or partnership.user(), make.SEEN
    written: dict[str, Any] = {"written_by": user, "written_at": at}
    plan = Plan.objects.create(person=about, agency=agency, kind="package", since=SINCE, until=TODAY, **written)
    of: dict[str, Any] = {"plan": plan, **written}
    PlanReasons.objects.create(why="Why", **of)
    member = Member.objects.create(role="parent", name="Dana", since=SINCE, **of)
    leading = {"because": "x", "set_by": user, "set_at": at}
    Lead.objects.create(plan=plan, member=member, since=SINCE, until=TODAY, **leading)
    goal = Goal.objects.create(words="Words", whose_words="worker", domains=domains, **of)
    Action.objects.create(goal=goal, what="What", owner=member, due=TODAY, **of)
    days = {"since": SINCE, "planned_end": TODAY}
    Provision.objects.create(service="Service", agency=agency, domains=domains, **days, **of)
    Review.objects.create(meeting="review", due=TODAY, **of)
    Closing.objects.create(because="met", summary="x", support_goes_on="x", **of)
    said = {"whose": "young_person", "words": "Words", "heard_by": "Joy", "heard_on": TODAY}
    Voice.objects.create(person=about, agency=agency, **said, **written)
