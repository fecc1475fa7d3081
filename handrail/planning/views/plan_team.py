"""The team around: who joins, who leaves, who leads."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import Action, ReaderRequest, needs
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.planning.models import Member
from handrail.planning.plan_forms.team import ChangeMemberForm, LeadForm, MemberForm, RenewForm
from handrail.planning.selectors.team import called, members_on, seats_of
from handrail.planning.services import team as service
from handrail.planning.services.plan_writing import Saving
from handrail.planning.views.plan import FORM, of_plan, place_end, places
from handrail.planning.views.plan_opening import open_part, open_plan
from handrail.planning.views.plan_writing import write


@needs(Permission.PLAN)
@require_http_methods(FORM)
def member_add(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()

    def save(form: MemberForm, saved: Saving) -> str:
        who = form.new_member(until=form.cleaned_data["until"])
        service.add_member(plan=opened.plan, who=who, since=form.cleaned_data["since"], by=request.user)
        return f"{form.called()} is in the team around them."

    lead_in = "While they are in the team they may open this young person, and see what is shared with their post."
    others = (("Pass on the lead", reverse("lead", args=[plan_id])),)
    page = of_plan(opened.plan, "Add to the team", "Add to the team", "member:new", lead_in=lead_in, others=others)
    return write(request, page, partial(MemberForm, places()), save, {"since": clock.today(), "until": place_end()})


@needs(Permission.PLAN)
@require_http_methods(FORM)
def member_change(request: ReaderRequest, pk: int) -> HttpResponse:
    member, opened = open_part(Member, pk)
    opened.check_writable()
    initial = {"role": member.role, "contact": member.contact, "until": member.until}

    def save(form: ChangeMemberForm, saved: Saving) -> str:
        answers = {name: form.cleaned_data[name] for name in ("role", "contact", "until")}
        service.change_member(member=member, by=request.user, saved=saved, **answers)
        return "The team is changed."

    page = of_plan(
        opened.plan, "A place in the team", "Save", f"member:{pk}", based_on=member.version, lead_in=called(member)
    )
    make = partial(ChangeMemberForm, needs_end=member.post_id is not None)
    return write(request, page, make, save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def renew(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """Who stays in the team when their places come to an end, and with them what they may see."""
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()
    members = [seat.member for seat in seats_of(opened.plan, clock.today()) if seat.member.post_id]
    make = partial(RenewForm, members)

    def save(form: RenewForm, saved: Saving) -> str:
        staying = [form.members[pk] for pk in form.cleaned_data["stay"]]
        service.renew_places(plan=opened.plan, members=staying, until=form.cleaned_data["until"], by=request.user)
        return "The places are renewed."

    page = of_plan(opened.plan, "Renew places in the team", "Renew", "team:renew")
    initial = {"until": place_end(), "stay": [str(member.pk) for member in members]}
    return write(request, page, make, save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def lead(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()
    members = members_on(opened.plan, clock.today())
    make = partial(LeadForm, members)

    def save(form: LeadForm, saved: Saving) -> str:
        answers = form.cleaned_data
        member = form.members[answers["member"]]
        service.set_lead(
            plan=opened.plan, member=member, from_day=answers["from_day"], because=answers["because"], by=request.user
        )
        return f"{called(member)} leads from now on."

    others = (("Somebody who is not in the team yet", reverse("member-add", args=[plan_id])),)
    page = of_plan(opened.plan, "Pass on the lead", "Pass on the lead", "lead", others=others)
    return write(request, page, make, save, {"from_day": clock.today()})
