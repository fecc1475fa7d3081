"""Questions that several forms of plans ask."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.partnership.public import Agency, Post, User, need_domains
from handrail.planning.models import Member
from handrail.planning.plan_rules import PlanKind, plan_rules
from handrail.planning.selectors.team import called
from handrail.planning.services.team import NewMember
from handrail.ui.public import CharField, CheckboxesField, DateField, GovForm, RadiosField, SelectField

Choices = list[tuple[str, str]]
Places = Sequence[tuple[Post, User | None]]
SOMEBODY_ELSE = "somebody-else"


def domain_choices() -> Choices:
    return [(domain.code, domain.label) for domain in need_domains().domains]


def domains_field(label: str) -> CheckboxesField:
    return CheckboxesField(label=label, choices=domain_choices(), missing="Select at least one need domain")


def agency_field(label: str, *, required: bool = True) -> SelectField:
    choices = [("", "Choose"), *((str(agency.pk), agency.name) for agency in Agency.objects.order_by("name"))]
    return SelectField(label=label, choices=choices, required=required, missing="Select the agency")


def past_day(label: str, **options: Any) -> DateField:
    return DateField(label=label, latest=clock.today, **options)


def agency_of(code: str) -> Agency | None:
    return Agency.objects.filter(pk=int(code)).first() if code.isdecimal() else None


def member_choices(members: Iterable[Member]) -> Choices:
    role = plan_rules().role
    return [(str(one.pk), f"{called(one)}, {role(one.role).label.lower()}") for one in members]


def role_choices(kind: PlanKind | None = None, *, leading: bool = False) -> Choices:
    """The roles of the team; for a lead only those that may lead such a plan."""
    roles = plan_rules().roles
    if leading:
        roles = tuple(role for role in roles if not role.family)
        if kind is not None and kind.lead_roles:
            roles = tuple(role for role in roles if role.code in kind.lead_roles)
    return [(role.code, role.label) for role in roles]


class PlaceQuestions(GovForm, forms.Form):
    """Who fills a place in the team: somebody in a post, or somebody named who has none here."""

    def __init__(self, places: Places, *args: Any, roles: Choices, whose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(post.pk): (post, user) for post, user in places}
        posts = [(key, _place(post, user)) for key, (post, user) in self.places.items()]
        self.fields["post"] = SelectField(
            label=f"Who is {whose}?",
            choices=[("", "Choose"), *posts, (SOMEBODY_ELSE, "Somebody who does not work in Handrail")],
        )
        self.fields["name"] = CharField(
            label="Their name", max_length=200, required=False, hint="Only for somebody who does not work in Handrail"
        )
        self.fields["agency"] = agency_field("Their agency", required=False)
        self.fields["contact"] = CharField(label="How to reach them", max_length=200, required=False)
        self.fields["role"] = SelectField(label="As what?", choices=[("", "Choose"), *roles])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("post") == SOMEBODY_ELSE and not cleaned.get("name"):
            self.add_error("name", "Enter their name")
        return cleaned

    def new_member(self, until: date | None = None) -> NewMember:
        """The answers as somebody who is to join."""
        answers = self.cleaned_data
        if answers["post"] == SOMEBODY_ELSE:
            agency = agency_of(answers["agency"])
            return NewMember(
                answers["role"], name=answers["name"], agency=agency, contact=answers["contact"], until=until
            )
        post, user = self.places[answers["post"]]
        return NewMember(answers["role"], post=post, user=user, until=until)

    def called(self) -> str:
        """The one chosen, by name."""
        who = self.new_member()
        return who.name or str(who.user or who.post)


def _place(post: Post, user: User | None) -> str:
    return f"{user or 'Vacant'}: {post.title}, {post.team.name}"


def radios(label: str, choices: Iterable[tuple[Any, Any]], **options: Any) -> RadiosField:
    return RadiosField(label=label, choices=[(str(code), str(text)) for code, text in choices], **options)
