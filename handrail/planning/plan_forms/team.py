"""Who joins the team around, who leaves it, who leads."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.kernel.words import short_date
from handrail.planning.models import Member
from handrail.planning.plan_forms.parts import PlaceQuestions, Places, member_choices, past_day, role_choices
from handrail.ui.public import CharField, CheckboxesField, DateField, GovForm, SelectField, TextAreaField

UNTIL_HINT = "The first day without them. What they may see ends with it, until it is renewed. For example, 27 3 2027"


class MemberForm(PlaceQuestions):
    def __init__(self, places: Places, *args: Any, **kwargs: Any) -> None:
        super().__init__(places, *args, roles=role_choices(), whose="to join the team", **kwargs)
        self.fields["since"] = DateField(label="From when?")
        self.fields["until"] = DateField(label="Until when?", hint=UNTIL_HINT)


class ChangeMemberForm(GovForm, forms.Form):
    """`needs_end` of a post's place, which lets somebody in; the family has none."""

    def __init__(self, *args: Any, needs_end: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = SelectField(label="As what?", choices=role_choices())
        self.fields["contact"] = CharField(label="How to reach them", max_length=200, required=False)
        self.fields["until"] = DateField(label="Until when?", hint=UNTIL_HINT, required=needs_end)


class RenewForm(GovForm, forms.Form):
    """Who stays in the team around, and until when their places let them in."""

    def __init__(self, members: Iterable[Member], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = list(members)
        self.members = {str(member.pk): member for member in members}
        self.fields["stay"] = CheckboxesField(
            label="Who stays in the team?",
            hint="Whoever is not ticked leaves on the day that is set for them already.",
            choices=[
                (pk, f"{name}, to {_ends(self.members[pk])}") for pk, name in member_choices(self.members.values())
            ],
            missing="Select who stays",
        )
        self.fields["until"] = DateField(label="Until when?", hint=UNTIL_HINT)


def _ends(member: Member) -> str:
    return short_date(member.until) if member.until else "the end of the plan"


class LeadForm(GovForm, forms.Form):
    def __init__(self, members: Iterable[Member], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.fields["member"] = SelectField(
            label="Who leads from now on?",
            choices=[("", "Choose"), *member_choices(self.members.values())],
            hint="Somebody who is in the team around already",
            missing="Select who leads",
        )
        self.fields["from_day"] = past_day("From which day?")
        self.fields["because"] = TextAreaField(label="Why does the lead pass on?", rows=2, max_length=300)
