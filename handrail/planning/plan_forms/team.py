"""Who joins the team around, who leaves it, who leads."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.planning.models import Member
from handrail.planning.plan_forms.parts import PlaceQuestions, Places, member_choices, past_day, role_choices
from handrail.ui.public import CharField, DateField, GovForm, SelectField, TextAreaField

UNTIL_HINT = "The first day no longer in the team. Access ends with it. For example, 27 3 2027"


class MemberForm(PlaceQuestions):
    def __init__(self, places: Places, *args: Any, **kwargs: Any) -> None:
        super().__init__(places, *args, roles=role_choices(), whose="to join the team", **kwargs)
        self.fields["since"] = DateField(label="From when?")
        self.fields["until"] = DateField(label="Until when, if that is known?", hint=UNTIL_HINT, required=False)


class ChangeMemberForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = SelectField(label="As what?", choices=role_choices())
        self.fields["contact"] = CharField(label="How to reach them", max_length=200, required=False)
        self.fields["until"] = DateField(label="Until when?", hint=UNTIL_HINT, required=False)


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
