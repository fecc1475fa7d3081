"""Goals, actions and services."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.disclosure.public import withhold
from handrail.kernel import clock
from handrail.planning.models import Goal, Member
from handrail.planning.plan_forms.parts import (
    agency_field,
    agency_of,
    domains_field,
    member_choices,
    past_day,
    radios,
)
from handrail.planning.services.goals import GoalText, Service, Task
from handrail.ui.public import CharField, DateField, GovForm, SelectField, TextAreaField


class GoalForm(GovForm, forms.Form):
    words = TextAreaField(
        label="What do they want to be so?",
        hint="In their own words, such as “I want to stay near my nan and finish my course.”",
        rows=3,
        max_length=1000,
    )
    whose_words = radios("Whose words are these?", Goal.Whose.choices, missing="Select whose words these are")
    signs = TextAreaField(label="How will everybody know that it is achieved?", rows=3, max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domains"] = domains_field("Which needs does it serve?")

    def text(self) -> GoalText:
        answers = self.cleaned_data
        whose = Goal.Whose(answers["whose_words"])
        return GoalText(answers["words"], whose, answers["signs"], answers["domains"])


class ActionForm(GovForm, forms.Form):
    def __init__(self, members: Iterable[Member], goals: Iterable[Goal], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.goals = {str(goal.pk): goal for goal in goals}
        self.fields["what"] = TextAreaField(label="What is to be done?", rows=3, max_length=1000)
        self.fields["owner"] = SelectField(
            label="Who does it?",
            choices=[("", "Choose"), *member_choices(self.members.values())],
            hint="Anybody in the team around them, the young person and their family included",
            missing="Select who does it",
        )
        self.fields["due"] = DateField(label="By when?")
        choices = [("", "None of them"), *((key, _short(goal.words)) for key, goal in self.goals.items())]
        self.fields["goal"] = SelectField(label="For which goal?", choices=choices, required=False)

    def task(self) -> Task:
        answers = self.cleaned_data
        goal = self.goals.get(answers["goal"])
        return Task(answers["what"], self.members[answers["owner"]], answers["due"], goal)


class FinishActionForm(GovForm, forms.Form):
    evidence = TextAreaField(
        label="How can it be seen that it was done?",
        hint="What happened, or where the evidence is. It stands in the plan.",
        rows=3,
        max_length=1000,
        missing="Say how it can be seen that it was done",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"] = past_day("When was it done?", initial=clock.today)


class DropActionForm(GovForm, forms.Form):
    dropped_because = TextAreaField(
        label="Why is it not to be done after all?", rows=3, max_length=1000, missing="Say why it is not to be done"
    )


class ServiceForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"] = CharField(label="Which service?", max_length=200, hint="For example, Steps mentoring")
        self.fields["agency"] = agency_field("Who provides it?")
        self.fields["domains"] = domains_field("Which needs does it meet?")
        self.fields["since"] = DateField(label="Since when, or from when?")
        self.fields["planned_end"] = DateField(
            label="Until when is it planned?",
            hint="The first day without it. Where nobody knows, the day of the next review. For example, 27 3 2027",
        )

    def asked(self) -> Service:
        answers = self.cleaned_data
        agency = agency_of(answers["agency"])
        assert agency is not None  # noqa: S101 - the field offers agencies only
        return Service(answers["service"], agency, answers["domains"], answers["since"], answers["planned_end"])


class EndServiceForm(GovForm, forms.Form):
    end_reason = CharField(label="Why did it end?", max_length=200, missing="Say why it ended")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"] = past_day("The first day without it")
        self.order_fields(["until", "end_reason"])


def _short(words: str) -> str:
    """Withheld before it is cut: half a protected name is not known again, and still tells."""
    words = withhold(words)
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
