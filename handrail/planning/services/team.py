"""The team around a young person: who joins, who leaves, who leads, and whom their place lets in."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from handrail.disclosure.public import Reach, ReachRow, as_system, replace_reach
from handrail.kernel import clock
from handrail.partnership.public import Agency, Membership, Post, User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Action, Lead, Member, Plan
from handrail.planning.notices import tell_lead_given
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_team import check_lead, check_leave, check_place_end, place_ends
from handrail.planning.services.plan_writing import Saving, writing_plan
from handrail.writing.public import create, save


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who is to join, and as what: somebody in a post (`user` for this very person), or somebody named."""

    role: str
    post: Post | None = None
    user: User | None = None
    name: str = ""
    agency: Agency | None = None
    contact: str = ""
    until: date | None = None


def add_member(*, plan: Plan, who: NewMember, since: date, by: User) -> Member:
    """Let somebody into the team. From `since` until they leave, whoever sits in a post may open the young person.

    A post's place without an end gets one: `HANDRAIL_PLACE_MONTHS` from today.
    """
    check_open(plan)
    if since < plan.since:
        raise CannotPlan("Nobody is in the team before the plan begins.", field="since")
    with writing_plan("add_member", person_id=plan.person_id, by=by) as ids:
        member = create(_member(plan, who, since), by=by)
        ids |= {"plan": plan.pk, "member": member.pk}
        refresh_team_reach([plan.person_id])
    return member


def change_member(*, member: Member, by: User, saved: Saving, role: str, contact: str, until: date | None) -> Member:
    """Another role or another end; an end before the day itself is a leaving, with its rule."""
    if until is not None:
        _check_may_leave(member, until)
    if member.post_id is not None and until != member.until:
        check_place_end(until, today=clock.today(), longest_months=settings.HANDRAIL_PLACE_MONTHS)
    with writing_plan("change_member", person_id=member.plan.person_id, by=by) as ids:
        ids |= {"plan": member.plan_id, "member": member.pk}
        saved(member, {"role": role, "contact": contact, "until": until})
        refresh_team_reach([member.plan.person_id])
    return member


def set_lead(*, plan: Plan, member: Member, from_day: date, because: str, by: User) -> Lead:
    """Pass the lead on, from a day. Exactly one leads on every day: the database refuses anything else."""
    check_open(plan)
    kind = plan_rules().kind(plan.kind)
    check_lead(kind=kind, role=member.role, since=member.since, until=member.until, from_day=from_day)
    with writing_plan("set_lead", person_id=plan.person_id, by=by) as ids:
        ids |= {"plan": plan.pk, "member": member.pk}
        before = Lead.objects.select_for_update(of=("self",)).get(plan=plan, until=None, called_off_on=None)
        if before.member_id == member.pk:
            raise CannotPlan("They lead this plan already.", field="member")
        if from_day <= before.since:
            raise CannotPlan("The lead can pass on from the day after the one before began.", field="from_day")
        Lead.objects.filter(pk=before.pk).update(until=from_day)
        return new_lead(plan=plan, member=member, since=from_day, because=because, by=by)


def new_lead(*, plan: Plan, member: Member, since: date, because: str, by: User) -> Lead:
    lead = Lead.objects.create(plan=plan, member=member, since=since, because=because, set_by=by, set_at=clock.now())
    tell_lead_given(lead, by=by)
    return lead


def end_team(*, plan: Plan, on: date, by: User) -> None:
    """Everybody leaves with the plan, and so does their access. Called within the closing of the plan.

    Whoever was to lead from later on does not: that stays on record, called off.
    """
    for lead in Lead.objects.filter(Q(until=None) | Q(until__gt=on), plan=plan, called_off_on=None):
        changes = {"until": on} if lead.since < on else {"called_off_on": clock.today()}
        Lead.objects.filter(pk=lead.pk).update(**changes)
    for member in Member.objects.filter(plan=plan):
        if member.until is None or member.until > on:
            save(member, by=by, based_on=member.version, changes={"until": max(on, member.since)})
    refresh_team_reach([plan.person_id])


def renew_places(*, plan: Plan, members: Iterable[Member], until: date, by: User) -> None:
    """Who stays in the team, and their access with them, to another day."""
    check_open(plan)
    check_place_end(until, today=clock.today(), longest_months=settings.HANDRAIL_PLACE_MONTHS)
    with writing_plan("renew_places", person_id=plan.person_id, by=by) as ids:
        ids["plan"] = plan.pk
        for member in members:
            save(member, by=by, based_on=member.version, changes={"until": until})
        refresh_team_reach([plan.person_id])


def refresh_team_reach(person_ids: Collection[UUID] | None = None) -> None:
    """Who may open a young person because they are in the team around them, day by day: whoever sits in the post of a
    place while they sit there and it lasts, or of these the one who is named. Their colleagues are not let in by it."""
    with as_system("who is in the team around whom"):
        members = Member.objects.exclude(post=None).filter(plan__deleted_at=None).order_by("pk")
        if person_ids is not None:
            members = members.filter(plan__person__in=list(person_ids))
        places = list(members.select_related("plan"))
        sitting: dict[int, list[Membership]] = defaultdict(list)
        for held in Membership.objects.filter(post__in={place.post_id for place in places}).order_by("pk"):
            sitting[held.post_id].append(held)
        rows = [
            row
            for place in places
            for held in sitting[place.post_id or 0]
            if place.user_id in (None, held.user_id) and (row := _let_in(place, held))
        ]
        replace_reach(basis=Reach.Basis.TEAM_AROUND, rows=rows, person_ids=person_ids)


def _let_in(place: Member, held: Membership) -> ReachRow | None:
    """The days on which a place lets in somebody who sits in its post; None where there are none."""
    since = max(place.since, held.since)
    until = min(filter(None, (place.until, place.plan.until, held.until)), default=None)
    if until is not None and until <= since:
        return None
    return ReachRow(place.plan.person_id, None, None, f"member {place.pk}", since, until, membership_id=held.pk)


def follow_post(post_id: int) -> None:
    """Somebody has begun to sit in a post, or has left it: whom its places in teams let in changes with them."""
    with as_system("whose teams a post has a place in"):
        places = Member.objects.filter(post_id=post_id)
        person_ids = set(places.values_list("plan__person_id", flat=True))
    if person_ids:
        refresh_team_reach(person_ids)


def check_open(plan: Plan) -> None:
    if plan.until is not None:
        raise CannotPlan("This plan is closed. What is written in it stays as it is.")


def _member(plan: Plan, who: NewMember, since: date) -> Member:
    if who.until is not None and who.until <= since:
        raise CannotPlan("They must leave after they have joined.", field="until")
    agency = who.post.team.agency if who.post else who.agency
    if agency is None and not plan_rules().role(who.role).family:
        raise CannotPlan("Say for which agency they work.", field="agency")
    until = who.until
    if who.post is not None:
        longest, today = settings.HANDRAIL_PLACE_MONTHS, clock.today()
        until = until or place_ends(since, today=today, months=longest)
        check_place_end(until, today=max(since, today), longest_months=longest)
    return Member(
        plan=plan,
        role=who.role,
        post=who.post,
        user=who.user,
        name=who.name,
        agency=agency,
        contact=who.contact,
        since=since,
        until=until,
    )


def _check_may_leave(member: Member, until: date) -> None:
    check_open(member.plan)
    if until < member.since:
        raise CannotPlan("They cannot leave before they joined.", field="until")
    with as_system("whether somebody may leave a team"):
        leads = Lead.objects.filter(member=member, until=None).exists()
        theirs = Action.objects.filter(owner=member, done_on=None, dropped_because="").count()
    check_leave(leads=leads, open_actions=theirs if until <= clock.today() else 0)
