"""A plan as its page shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from handrail.kernel.words import due_words, plural, short_date
from handrail.partnership.public import need_domains
from handrail.planning.models import (
    Action,
    ActionInSummary,
    Closing,
    Goal,
    GoalInSummary,
    Lead,
    LeadInSummary,
    Member,
    Plan,
    Provision,
    ProvisionInSummary,
    Review,
    ReviewInSummary,
)
from handrail.planning.plan_rules import PlanKind, plan_rules
from handrail.planning.policies.plan_steps import Step, step_between
from handrail.planning.policies.plan_team import PLACE_ENDS_SOON_DAYS, vacancies
from handrail.planning.presenters.plan_see_to import SeeTo, see_to
from handrail.planning.selectors.plans import PlanPicture, gap_before
from handrail.planning.selectors.team import called
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

MayFinish = Callable[[Member], bool]
IN_SUMMARY, IN_SUMMARY_YOURS = "An action", "An action of yours: open it"


@dataclass(frozen=True, slots=True)
class GoalShown:
    """`title` is the goal in their words, or the needs that it serves where words are not shared."""

    pk: int
    title: str
    domains: str
    whose: str
    signs: str
    achieved: str
    how_it_went: str
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
    no_goal: str
    goals: Sequence[GoalShown]
    other_actions: DataTable | None
    services: DataTable
    team: DataTable
    lead_history: DataTable
    reviews: DataTable
    step: str
    why: str
    step_reason: str
    closing: Closing | None
    full: bool
    may_write: bool


def plan_page(picture: PlanPicture, *, may_write: bool, may_finish: MayFinish) -> PlanPage:
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
        no_goal="No goal stands in this plan yet."
        if picture.all_told
        else "No goal stands here of which you may know.",
        goals=[_goal(picture, goal, may_write, may_finish) for goal in picture.goals],
        other_actions=_actions("Actions for no one goal", without_goal, picture, may_finish) if without_goal else None,
        services=_services(picture, may_write),
        team=_team(picture, kind, may_write),
        lead_history=_leads(picture),
        reviews=_reviews(picture, kind, may_write),
        step=step_words(plan),
        why=picture.reasons.why if picture.reasons else "",
        step_reason=picture.reasons.step_reason if picture.reasons else "",
        closing=picture.closing,
        full=picture.full,
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


def _goal(picture: PlanPicture, goal: Goal | GoalInSummary, may_write: bool, may_finish: MayFinish) -> GoalShown:
    actions = [action for action in picture.actions if action.goal_id == goal.pk]
    domains = domain_words(goal.domains)
    words = goal if isinstance(goal, Goal) else None
    title = f"“{words.words}”" if words else domains
    return GoalShown(
        pk=goal.pk,
        title=title,
        domains=domains if words else "",
        whose=goal.get_whose_words_display(),
        signs=words.signs if words else "",
        achieved=goal.get_achieved_display() if goal.achieved else "",
        how_it_went=words.how_it_went if words else "",
        actions=_actions(f"Actions for: {title}", actions, picture, may_finish),
        edit=reverse("goal-change", args=[goal.pk]) if may_write else "",
    )


def _actions(
    caption: str, actions: Sequence[Action | ActionInSummary], picture: PlanPicture, may_finish: MayFinish
) -> DataTable:
    columns = [Column("What"), Column("Who"), Column("By when", unbroken=True), Column("How it stands")]
    rows = [_action(action, picture, may_finish(action.owner)) for action in actions]
    return DataTable(caption, columns, rows, caption_hidden=True, empty="Nothing is agreed to be done yet.")


def _action(action: Action | ActionInSummary, picture: PlanPicture, may_finish: bool) -> TableRow:
    holders = {seat.member.pk: seat.holder for seat in picture.seats}
    role = plan_rules().role(action.owner.role).label
    href = reverse("action", args=[action.pk]) if may_finish and action.is_open and picture.plan.until is None else ""
    what = action.what if isinstance(action, Action) else IN_SUMMARY_YOURS if href else IN_SUMMARY
    return TableRow(
        [
            Cell(what, href=href),
            Cell(holders.get(action.owner_id) or called(action.owner), note=role),
            short_date(action.due),
            how_it_stands(action, picture.today),
        ],
        quiet=not action.is_open,
    )


def how_it_stands(action: Action | ActionInSummary, today: date) -> Cell:
    words = action if isinstance(action, Action) else None
    if action.done_on:
        return Cell(
            f"Done {short_date(action.done_on)}", note=words.evidence if words else "", tag=Tag("Done", Tone.GOOD)
        )
    if action.dropped:
        return Cell("Not to be done", note=words.dropped_because if words else "")
    if action.due < today:
        return Cell(due_words(action.due, today).capitalize(), tag=Tag("Overdue", Tone.URGENT))
    return Cell(due_words(action.due, today).capitalize())


def _services(picture: PlanPicture, may_write: bool) -> DataTable:
    columns = [Column("Service"), Column("Meets"), Column("Since", unbroken=True), Column("Until", unbroken=True)]
    rows = [_service(one, picture, may_write) for one in picture.provisions]
    empty = "This plan has put no service in place. What is put in place here stands in the support horizon."
    if not picture.all_told:
        empty = "No service is put in place of which you may know."
    return DataTable("Services put in place", columns, rows, caption_hidden=True, empty=empty)


def _service(one: Provision | ProvisionInSummary, picture: PlanPicture, may_write: bool) -> TableRow:
    ended = one.until is not None and one.until <= picture.today
    href = reverse("service-change", args=[one.pk]) if may_write and not ended else ""
    because = one.end_reason if isinstance(one, Provision) else ""
    until = Cell(short_date(one.until), note=because) if one.until else Cell(
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
        contact = member.contact if picture.full else ""
        who = Cell(seat.holder, tag=Tag("Lead", Tone.INFO) if seat.leads else None, note=contact)
        vacant = Cell("", tag=Tag("Vacant", Tone.WARNING), note=called(member))
        href = reverse("member-change", args=[member.pk]) if may_write else ""
        until = _until(member, picture.today)
        role = Cell(rules.role(member.role).label, href=href)
        rows.append(TableRow([role, who if seat.filled else vacant, where, short_date(member.since), until]))
    if picture.plan.until is None:
        for code in vacancies(kind, [seat.place for seat in picture.seats]):
            nobody = Cell("", tag=Tag("Nobody yet", Tone.WARNING))
            rows.append(TableRow([rules.role(code).label, nobody, "", "", ""]))
    return DataTable("The team around them", columns, rows, caption_hidden=True, empty="Everybody has left the team.")


def _until(member: Member, today: date) -> Cell:
    """When a place ends, and with it what it lets somebody see."""
    if member.until is None:
        return Cell("While the plan lasts")
    if member.until <= today:
        return Cell(short_date(member.until), tag=Tag("Ended", Tone.URGENT))
    near = (member.until - today).days <= PLACE_ENDS_SOON_DAYS
    return Cell(short_date(member.until), tag=Tag("Ends soon", Tone.WARNING) if near else None)


def _leads(picture: PlanPicture) -> DataTable:
    columns = [Column("Lead professional"), Column("Since", unbroken=True), Column("Until", unbroken=True)]
    columns += [Column("Why")] if picture.full else []
    rows = [TableRow(_led(lead)) for lead in reversed(picture.leads)]
    return DataTable("Who has led", columns, rows, caption_hidden=True)


def _led(lead: Lead | LeadInSummary) -> list[Cell | str]:
    until = short_date(lead.until) if lead.until else "Today"
    if lead.called_off_on:
        until = "Did not begin"
    why = [Cell(lead.because, note=f"Written by {lead.set_by}")] if isinstance(lead, Lead) else []
    return [called(lead.member), short_date(lead.since), until, *why]


def _reviews(picture: PlanPicture, kind: PlanKind, may_write: bool) -> DataTable:
    columns = [Column("Meeting"), Column("Day", unbroken=True), Column("How it stands")]
    rows = [_review(review, picture, kind, may_write) for review in reversed(picture.reviews)]
    return DataTable("Reviews", columns, rows, caption_hidden=True, empty="No review stands in this plan.")


def _review(review: Review | ReviewInSummary, picture: PlanPicture, kind: PlanKind, may_write: bool) -> TableRow:
    rule = kind.meeting(review.meeting)
    if review.finished_at:
        words = review if isinstance(review, Review) else None
        decided = plural(len(words.decisions), "decision") if words else "Finished"
        href = reverse("review", args=[review.pk]) if words else ""
        return TableRow([Cell(rule.label, href=href), short_date(review.held_on or review.due), decided])
    href = reverse("review-minutes", args=[review.pk]) if may_write else ""
    late = review.due < picture.today and review.held_on is None
    stands = "Held, not finished" if review.held_on else due_words(review.due, picture.today).capitalize()
    tag = Tag("Overdue", Tone.URGENT) if late else None
    return TableRow([Cell(rule.label, href=href, note=rule.citation), short_date(review.due), Cell(stands, tag=tag)])
