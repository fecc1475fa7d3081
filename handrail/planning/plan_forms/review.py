"""A review: its day, its minutes, and finishing it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.planning.models import Member, Review
from handrail.planning.plan_forms.parts import past_day
from handrail.planning.plan_rules import plan_rules
from handrail.planning.selectors.team import called
from handrail.planning.services.reviews import Minutes
from handrail.ui.public import CharField, ConfirmField, DateField, GovForm, SelectField, TextAreaField


class SetReviewForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"] = DateField(label="On which day is it to be held?", earliest=clock.today)


class MinutesForm(GovForm, forms.Form):
    """Everything but the last click: it can be saved and gone on with until the review is finished."""

    def __init__(self, members: Iterable[Member], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        self.fields["held_on"] = past_day("When was it held?")
        self.fields["chair"] = CharField(label="Who chaired it?", max_length=200)
        self.fields["young_person_view"] = TextAreaField(
            label="What did the young person say of how it goes? (before the review is finished)",
            hint="In their words. If they were not there, what they had said before, or why they were not asked.",
            rows=4,
            max_length=4000,
            required=False,
        )
        self.fields["discussed"] = TextAreaField(
            label="What was talked about?", rows=6, max_length=10000, required=False
        )
        self.fields["decisions"] = TextAreaField(
            label="What was decided, and why? (before the review is finished)",
            hint="One decision to a line",
            rows=6,
            max_length=10000,
            required=False,
        )
        for member in self.members:
            label = f"{called(member)} ({plan_rules().role(member.role).label.lower()})"
            choices = [("", "Not said yet"), *Review.Came.choices]
            self.fields[f"came{member.pk}"] = SelectField(
                label=f"Did they come? {label}", choices=choices, required=False
            )
        self.fields["late_because"] = TextAreaField(
            label="Why was it late? (if it was)", rows=2, max_length=1000, required=False
        )

    def minutes(self) -> Minutes:
        answers = self.cleaned_data
        return Minutes(
            held_on=answers["held_on"],
            chair=answers["chair"],
            attendance={one.pk: came for one in self.members if (came := answers[f"came{one.pk}"])},
            young_person_view=answers["young_person_view"],
            discussed=answers["discussed"],
            decisions=answers["decisions"].splitlines(),
            late_because=answers["late_because"],
        )


class FinishReviewForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_due"] = DateField(
            label="When is the next one? (unless the plan is to be closed)", required=False
        )
        self.fields["plan_ends"] = ConfirmField(label="There is none: it was decided to close the plan", required=False)
