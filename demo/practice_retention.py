"""What the demo's two information-governance officers have begun: a hold, and a disposal that waits for the second of
them. And a mistake in a plan, deleted, so that its history has something to show."""

from datetime import date, timedelta

from handrail.disclosure.public import as_system
from handrail.kernel.periods import add_months
from handrail.partnership.public import User
from handrail.planning.public import Member, Plan, Task, add_action, delete_part
from handrail.records.public import Person
from handrail.sharing.public import Disposal, Hold, HoldOn, begin_dry_run, count_due, propose, put_hold

HELD = ("Dean", "Carroll")
OFFICER = "philip.aske"


def keep_retention(today: date) -> None:
    """Nothing where it was done before."""
    with as_system("the demo looks whether it has been here"):
        if Disposal.objects.exists():
            return
    officer = User.objects.get(username=OFFICER)
    _hold(officer, today)
    run = count_due(disposal=begin_dry_run(as_of=today, by=officer))
    with as_system("the demo looks what is due"):
        anything = run.items.filter(state="due").exists()
    if anything:
        propose(disposal=run, reason="Compared the list with open claims and inquiries: none.", by=officer)
    _mistake(today)


def _hold(officer: User, today: date) -> None:
    given, family = HELD
    with as_system("the demo looks for one of its young people"):
        person = Person.objects.filter(shown_given=given, shown_family=family, retired=False).first()
    if person is not None:
        words = "The safeguarding practice review of exploitation in Port Ansley asked that it be kept."
        review_on = add_months(today, 6)
        put_hold(on=HoldOn(person.pk), why=Hold.Why.REVIEW, words=words, review_on=review_on, by=officer)


def _mistake(today: date) -> None:
    """An action written in the wrong plan, and taken out again."""
    with as_system("the demo looks for a plan"):
        plan = Plan.objects.select_related("person").filter(until=None).order_by("pk").first()
        owner = Member.objects.select_related("user").filter(plan=plan).order_by("pk").first() if plan else None
    if plan is None or owner is None or owner.user is None:
        return
    task = Task("Book the dentist for Thursday.", owner=owner, due=today + timedelta(days=4))
    delete_part(part=add_action(plan=plan, task=task, by=owner.user), by=owner.user)
