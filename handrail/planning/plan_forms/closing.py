"""Closing a plan: what was achieved per goal, where support continues, and who receives them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.planning.models import Closing, Goal, Provision
from handrail.planning.plan_forms.parts import agency_field, agency_of, past_day, radios
from handrail.planning.services.plans import Ending
from handrail.ui.public import CharField, GovForm, SelectField, TextAreaField

GOES_ON, ENDS = "goes_on", "ends"
_STEPS = {Closing.Because.STEPPED_UP, Closing.Because.STEPPED_DOWN, Closing.Because.STEPPED_ACROSS}


class ClosePlanForm(GovForm, forms.Form):
    """`receiver` asks for who takes over; else those questions are left out."""

    def __init__(
        self, goals: Iterable[Goal], services: Sequence[Provision], *args: Any, receiver: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals, self.services = list(goals), list(services)
        self._ask_how_it_went()
        for service in self.services:
            self.fields[f"service{service.pk}"] = SelectField(
                label=f"Does this support go on? {service.service}, {service.agency.name}",
                choices=[("", "Choose"), (GOES_ON, "Goes on, to its planned end"), (ENDS, "Ends with the plan")],
                missing=f"Select whether {service.service} goes on",
            )
        self.fields["support_goes_on"] = TextAreaField(
            label="Where does support continue, and whom can they ring?", rows=3, max_length=2000
        )
        if receiver:
            self._ask_who_takes_over()

    def ending(self) -> Ending:
        answers = self.cleaned_data
        said = {service.pk: answers[f"service{service.pk}"] for service in self.services}
        return Ending(
            on=answers["on"],
            because=Closing.Because(answers["because"]),
            summary=answers["summary"],
            support_goes_on=answers["support_goes_on"],
            achieved={
                goal.pk: (answers[f"goal{goal.pk}"], answers[f"how{goal.pk}"])
                for goal in self.goals
                if answers[f"goal{goal.pk}"]
            },
            services_going_on=[pk for pk, answer in said.items() if answer == GOES_ON],
            services_ending=[pk for pk, answer in said.items() if answer == ENDS],
            receiving_owner=answers.get("receiving_owner", ""),
            receiving_agency=agency_of(answers.get("receiving_agency", "")),
            agreed_on=answers.get("agreed_on"),
            no_owner_because=answers.get("no_owner_because", ""),
            no_owner_decided_by=answers.get("no_owner_decided_by", ""),
        )

    def _ask_how_it_went(self) -> None:
        self.fields["on"] = past_day("The first day without the plan", initial=clock.today)
        because = [choice for choice in Closing.Because.choices if choice[0] not in _STEPS]
        self.fields["because"] = radios("Why does it end?", because, missing="Select why it ends")
        self.fields["summary"] = TextAreaField(label="What has changed since it began?", rows=4, max_length=4000)
        for goal in self.goals:
            self.fields[f"goal{goal.pk}"] = SelectField(
                label=f"Was this achieved? “{goal.words}”",
                choices=[("", "Choose"), *Goal.Achieved.choices],
                missing=f"Select whether this was achieved: “{goal.words}”",
            )
            self.fields[f"how{goal.pk}"] = TextAreaField(
                label="How did it go, and what is left?", rows=2, max_length=1000, required=False
            )

    def _ask_who_takes_over(self) -> None:
        hint = "By name. They are 17 and a half or older, so somebody must, or it must be decided that nobody does."
        self.fields["receiving_owner"] = CharField(
            label="Who takes over? (or say below why nobody does)", max_length=200, hint=hint, required=False
        )
        self.fields["receiving_agency"] = agency_field("Their agency (if somebody takes over)", required=False)
        self.fields["agreed_on"] = past_day("The day on which they agreed (if somebody takes over)", required=False)
        self.fields["no_owner_because"] = TextAreaField(
            label="What was decided, and why? (if nobody takes over)", rows=3, max_length=2000, required=False
        )
        self.fields["no_owner_decided_by"] = CharField(
            label="Who decided that? (if nobody takes over)", max_length=200, required=False
        )
