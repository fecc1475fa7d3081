"""A plan as its page shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from handrail.kernel.words import due_words, plural, short_date
from handrail.partnership.public import need_domains
from handrail.planning.models import Action, Goal, Member, Plan, Provision, Review
from handrail.planning.plan_rules import PlanKind, plan_rules
from handrail.planning.policies.plan_steps import Step, step_between
from handrail.planning.policies.plan_team import vacancies
from handrail.planning.presenters.plan_see_to import SeeTo, see_to
from handrail.planning.selectors.plans import PlanPicture, gap_before
from handrail.planning.selectors.team import called
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

MayFinish = Callable[[Member], bool]


@dataclass(frozen=True, slots=True)
class GoalShown:
    goal: Goal
    domains: str
    whose: str
    achieved: str
    actions: DataTable
    edit: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """`full` where the plan is shared in full; `may_write` where the reader may write in it."""

    plan: Plan
    kind: PlanKind
    title: str
    state: Tag
    dates: str
    lead: str
    see_to: Sequence[SeeTo]
    goals: Sequence[GoalShown]
    other_actions: DataTable | None
    services: DataTable
    team: DataTable
    lead_history: DataTable
    reviews: DataTable
    step: str
    full: bool
    may_write: bool


def plan_page(picture: PlanPicture, *, full: bool, may_write: bool, may_finish: MayFinish) -> PlanPage:
    """`may_finish` answers whether the reader may finish an action of this member: their own, or all of them."""
    plan, kind = picture.plan, plan_rules().kind(picture.plan.kind)
    lead = next((seat for seat in picture.seats if seat.leads), None)
    without_goal = [action for action in picture.actions if action.goal_id is None]
    return PlanPage(
        plan=plan,
        kind=kind,
        title=kind.label,
        state=Tag("Open", Tone.GOOD) if plan.until is None else Tag("Closed", Tone.QUIET),
        dates=_dates(plan),
        lead=(lead.holder or "Vacant") if lead else "",
        see_to=see_to(picture),
        goals=[_goal(picture, goal, full, may_write, may_finish) for goal in picture.goals],
        other_actions=_actions("Actions for no one goal", without_goal, picture, full, may_finish)
        if without_goal
        else None,
        services=_services(picture, may_write),
        team=_team(picture, kind, may_write),
        lead_history=_leads(picture),
        reviews=_reviews(picture, kind, full, may_write),
        step=step_words(plan),
        full=full,
        may_write=may_write,
    )


def step_words(plan: Plan) -> str:
    """'Stepped down from child protection plan, with 12 days between', '' where it follows none."""
    if plan.follows is None:
        return ""
    rules = plan_rules()
    earlier = rules.kind(plan.follows.kind)
    step = step_between(earlier, rules.kind(plan.kind))
    verb = {Step.UP: "Stepped up from", Step.DOWN: "Stepped down from", Step.ACROSS: "Follows"}[step]
    gap = gap_before(plan) or 0
    between = f"{plural(gap, 'day')} without a plan between" if gap else "on the same day"
    return f"{verb} a {earlier.label.lower()}, {between}"


def domain_words(codes: Sequence[str]) -> str:
    domains = need_domains()
    order = {code: place for place, code in enumerate(domains.codes)}
    return ", ".join(domains[code].label for code in sorted(codes, key=lambda code: order.get(code, len(order))))


def _dates(plan: Plan) -> str:
    return f"{short_date(plan.since)} to {short_date(plan.until)}" if plan.until else f"Since {short_date(plan.since)}"


def _goal(picture: PlanPicture, goal: Goal, full: bool, may_write: bool, may_finish: MayFinish) -> GoalShown:
    actions = [action for action in picture.actions if action.goal_id == goal.pk]
    return GoalShown(
        goal=goal,
        domains=domain_words(goal.domains),
        whose=goal.get_whose_words_display(),
        achieved=goal.get_achieved_display() if goal.achieved else "",
        actions=_actions(f"Actions for: {goal.words}", actions, picture, full, may_finish),
        edit=reverse("goal-change", args=[goal.pk]) if may_write else "",
    )


def _actions(
    caption: str, actions: Sequence[Action], picture: PlanPicture, full: bool, may_finish: MayFinish
) -> DataTable:
    columns = [Column("What"), Column("Who"), Column("By when", unbroken=True), Column("How it stands")]
    rows = [_action(action, picture, full, may_finish(action.owner)) for action in actions]
    return DataTable(caption, columns, rows, caption_hidden=True, empty="Nothing is agreed to be done yet.")


def _action(action: Action, picture: PlanPicture, full: bool, may_finish: bool) -> TableRow:
    holders = {seat.member.pk: seat.holder for seat in picture.seats}
    role = plan_rules().role(action.owner.role).label
    href = reverse("action", args=[action.pk]) if may_finish and action.is_open and picture.plan.until is None else ""
    return TableRow(
        [
            Cell(action.what, href=href),
            Cell(holders.get(action.owner_id) or called(action.owner), note=role),
            short_date(action.due),
            how_it_stands(action, picture.today, full),
        ],
        quiet=not action.is_open,
    )


def how_it_stands(action: Action, today: date, full: bool) -> Cell:
    if action.done_on:
        evidence = action.evidence if full else ""
        return Cell(f"Done {short_date(action.done_on)}", note=evidence, tag=Tag("Done", Tone.GOOD))
    if action.dropped_because:
        return Cell("Not to be done", note=action.dropped_because if full else "")
    if action.due < today:
        return Cell(due_words(action.due, today).capitalize(), tag=Tag("Overdue", Tone.URGENT))
    return Cell(due_words(action.due, today).capitalize())


def _services(picture: PlanPicture, may_write: bool) -> DataTable:
    columns = [Column("Service"), Column("Meets"), Column("Since", unbroken=True), Column("Until", unbroken=True)]
    rows = [_service(one, picture, may_write) for one in picture.provisions]
    empty = "This plan has put no service in place. What is put in place here stands in the support horizon."
    return DataTable("Services put in place", columns, rows, caption_hidden=True, empty=empty)


def _service(one: Provision, picture: PlanPicture, may_write: bool) -> TableRow:
    ended = one.until is not None and one.until <= picture.today
    href = reverse("service-change", args=[one.pk]) if may_write and not ended else ""
    until = Cell(short_date(one.until), note=one.end_reason) if one.until else Cell(
        short_date(one.planned_end), tag=Tag("Past its end", Tone.WARNING) if one.planned_end <= picture.today else None
    )  # fmt: skip
    service = Cell(one.service, href=href, note=one.agency.name)
    return TableRow([service, domain_words(one.domains), short_date(one.since), until], quiet=ended)


def _team(picture: PlanPicture, kind: PlanKind, may_write: bool) -> DataTable:
    columns = [Column("Role"), Column("Who"), Column("From"), Column("Since", unbroken=True), Column("Until")]
    rules = plan_rules()
    rows = []
    for seat in picture.seats:
        member = seat.member
        where = (
            f"{member.post.team.name}, {member.agency}" if member.post else str(member.agency or "Family and friends")
        )
        who = Cell(seat.holder, tag=Tag("Lead", Tone.INFO) if seat.leads else None, note=member.contact)
        vacant = Cell("", tag=Tag("Vacant", Tone.WARNING), note=called(member))
        href = reverse("member-change", args=[member.pk]) if may_write else ""
        until = short_date(member.until) if member.until else "While the plan lasts"
        role = Cell(rules.role(member.role).label, href=href)
        rows.append(TableRow([role, who if seat.filled else vacant, where, short_date(member.since), until]))
    if picture.plan.until is None:
        for code in vacancies(kind, [seat.place for seat in picture.seats]):
            nobody = Cell("", tag=Tag("Nobody yet", Tone.WARNING))
            rows.append(TableRow([rules.role(code).label, nobody, "", "", ""]))
    return DataTable("The team around them", columns, rows, caption_hidden=True, empty="Everybody has left the team.")


def _leads(picture: PlanPicture) -> DataTable:
    columns = [
        Column("Lead professional"),
        Column("Since", unbroken=True),
        Column("Until", unbroken=True),
        Column("Why"),
    ]
    rows = [
        TableRow(
            [
                called(lead.member),
                short_date(lead.since),
                short_date(lead.until) if lead.until else "Today",
                Cell(lead.because, note=f"Written by {lead.set_by}"),
            ]
        )
        for lead in reversed(picture.leads)
    ]
    return DataTable("Who has led", columns, rows, caption_hidden=True)


def _reviews(picture: PlanPicture, kind: PlanKind, full: bool, may_write: bool) -> DataTable:
    columns = [Column("Meeting"), Column("Day", unbroken=True), Column("How it stands")]
    rows = [_review(review, picture, kind, full, may_write) for review in reversed(picture.reviews)]
    return DataTable("Reviews", columns, rows, caption_hidden=True, empty="No review stands in this plan.")


def _review(review: Review, picture: PlanPicture, kind: PlanKind, full: bool, may_write: bool) -> TableRow:
    rule = kind.meeting(review.meeting)
    if review.finished_at:
        decided = plural(len(review.decisions), "decision") if full else "Finished"
        href = reverse("review", args=[review.pk]) if full else ""
        return TableRow([Cell(rule.label, href=href), short_date(review.held_on or review.due), decided])
    href = reverse("review-minutes", args=[review.pk]) if may_write else ""
    late = review.due < picture.today and review.held_on is None
    stands = "Held, not finished" if review.held_on else due_words(review.due, picture.today).capitalize()
    tag = Tag("Overdue", Tone.URGENT) if late else None
    return TableRow([Cell(rule.label, href=href, note=rule.citation), short_date(review.due), Cell(stands, tag=tag)])
