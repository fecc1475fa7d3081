"""Plans of the demo's young people, written by its workers through the services that everybody uses."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from handrail.disclosure.public import as_system
from handrail.partnership.public import Agency, User, memberships_of
from handrail.planning.public import (
    Goal,
    GoalText,
    Member,
    Minutes,
    NewMember,
    Plan,
    Review,
    Said,
    Service,
    Task,
    Voice,
    add_action,
    add_goal,
    add_member,
    finish_action,
    finish_review,
    hear,
    put_in_place,
    saving,
    say_what_came_of_it,
    start_plan,
    step_plan,
    write_minutes,
)
from handrail.records.public import Person

Raw = Mapping[str, Any]


def write_plans(today: date) -> int:
    """Write the plans that are not there yet, and give how many there are. The demo's workers get e-mail by them."""
    for user in User.objects.filter(email=""):
        user.email = f"{user.username}@marlshire.example"
        user.save(update_fields=["email"])
    told = tomllib.loads(files("demo").joinpath("practice_plans.toml").read_text("utf-8"))["plans"]
    with as_system("the demo looks for its young people"):
        for raw in told:
            given, family = raw["person"].split(" ", 1)
            person = Person.objects.filter(shown_given=given, shown_family=family, retired=False).first()
            if person is not None and not Plan.objects.filter(person=person).exists():
                _Written(raw, person, today).write()
        return Plan.objects.count()


class _Written:
    """One plan, with everything that stands in it."""

    def __init__(self, raw: Raw, person: Person, today: date) -> None:
        self.raw, self.person, self.today = raw, person, today
        self.by = User.objects.get(username=raw["by"])
        self.held = memberships_of(self.by, today)[0]
        self.agency = self.held.post.team.agency
        self.members: dict[str, Member] = {}
        self.goals: list[Goal] = []

    def write(self) -> None:
        raw = self.raw
        plan = start_plan(
            person=self.person, kind=raw["kind"], why=raw["why"], lead=self._lead(raw["role"]),
            since=self._day(raw["since"]), agency=self.agency, by=self.by,
        )  # fmt: skip
        self.members[raw["by"]] = Member.objects.get(plan=plan)
        for member in raw.get("team", ()):
            self._join(plan, member)
        for goal in raw.get("goals", ()):
            text = GoalText(goal["words"], Goal.Whose(goal["whose"]), goal.get("signs", ""), goal["domains"])
            self.goals.append(add_goal(plan=plan, text=text, by=self.by))
        for action in raw.get("actions", ()):
            self._act(plan, action)
        for service in raw.get("services", ()):
            self._put_in_place(plan, service)
        for voice in raw.get("voices", ()):
            self._hear(voice)
        for review in raw.get("reviews", ()):
            self._review(plan, review)
        if step := raw.get("step"):
            step_plan(
                plan=plan, kind=step["kind"], why=step["why"], reason=step["reason"], on=self._day(step["on"]),
                lead=self._lead(step["role"]), lead_name=str(self.by), agency=self.agency, by=self.by,
            )  # fmt: skip

    def _day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def _lead(self, role: str) -> NewMember:
        return NewMember(role, post=self.held.post, user=self.by)

    def _join(self, plan: Plan, raw: Raw) -> None:
        if username := raw.get("user"):
            held = memberships_of(User.objects.get(username=username), self.today)[0]
            who = NewMember(raw["role"], post=held.post, user=held.user)
        else:
            agency = Agency.objects.filter(code=raw.get("agency", "")).first()
            who = NewMember(raw["role"], name=raw["name"], agency=agency, contact=raw.get("contact", ""))
        self.members[username or raw["name"]] = add_member(
            plan=plan, who=who, since=self._day(raw["since"]), by=self.by
        )

    def _act(self, plan: Plan, raw: Raw) -> None:
        task = Task(raw["what"], self.members[raw["owner"]], self._day(raw["due"]), self.goals[raw["goal"] - 1])
        action = add_action(plan=plan, task=task, by=self.by)
        if "done" in raw:
            saved = saving(by=self.by, based_on=action.version)
            finish_action(
                action=action, done_on=self._day(raw["done"]), evidence=raw["evidence"], by=self.by, saved=saved
            )

    def _put_in_place(self, plan: Plan, raw: Raw) -> None:
        agency = Agency.objects.get(code=raw["agency"])
        service = Service(raw["name"], agency, raw["domains"], self._day(raw["since"]), self._day(raw["until"]))
        put_in_place(plan=plan, service=service, by=self.by)

    def _hear(self, raw: Raw) -> None:
        said = Said(Voice.Whose(raw["whose"]), raw["words"], raw["heard_by"], self._day(raw["on"]))
        voice = hear(person=self.person, agency=self.agency, said=said, by=self.by)
        answer: dict[str, Any] = {key: raw.get(key, "") for key in ("used", "came_back")}
        answer |= {key: self._day(raw[key]) if key in raw else None for key in ("used_on", "came_back_on")}
        saved = saving(by=self.by, based_on=voice.version)
        say_what_came_of_it(voice=voice, answer=answer, by=self.by, saved=saved)

    def _review(self, plan: Plan, raw: Raw) -> None:
        review = Review.objects.get(plan=plan, meeting=raw.get("meeting", "review"), finished_at=None)
        came = {member.pk: "came" for member in self.members.values()}
        minutes = Minutes(
            self._day(raw["on"]), raw["chair"], came, raw["view"], raw.get("discussed", ""), raw["decisions"],
            raw.get("late", ""),
        )  # fmt: skip
        write_minutes(review=review, minutes=minutes, by=self.by, saved=saving(by=self.by, based_on=review.version))
        next_due = self._day(raw["next"]) if "next" in raw else None
        finish_review(review=review, next_due=next_due, plan_ends=raw.get("plan_ends", False), by=self.by)
