"""Beginning a plan, stepping it up or down, and why there is one."""

from typing import Any

from django import forms

from handrail.planning.plan_forms.parts import PlaceQuestions, Places, past_day, role_choices
from handrail.planning.plan_rules import PlanKind, plan_rules
from handrail.ui.public import GovForm, Look, RadiosField, TextAreaField

WHY = "Why there is a plan"
WHY_HINT = "In words that the young person can read. It stands first on the page that you can give them."


class StartPlanForm(PlaceQuestions):
    """Which kind, why, since when, and who leads."""

    field_order = ("kind", "why", "since", "post", "name", "agency", "contact", "role")

    def __init__(self, places: Places, *args: Any, follows: bool = False, **kwargs: Any) -> None:
        super().__init__(places, *args, roles=role_choices(leading=True), whose="the lead professional", **kwargs)
        self.fields["kind"] = kind_field(plan_rules().kinds)
        self.fields["why"] = TextAreaField(label=WHY, hint=WHY_HINT, rows=4, max_length=2000)
        self.fields["since"] = past_day("The day on which it begins")
        if follows:
            self.fields["step_reason"] = TextAreaField(label="Why it follows the plan before", rows=3, max_length=1000)
        self.order_fields([*self.field_order, "step_reason"])


class StepPlanForm(PlaceQuestions):
    """To which kind, why, from when, and who leads it from then on."""

    def __init__(self, places: Places, *args: Any, kinds: tuple[PlanKind, ...], **kwargs: Any) -> None:
        super().__init__(places, *args, roles=role_choices(leading=True), whose="the lead professional then", **kwargs)
        self.fields["kind"] = kind_field(kinds)
        self.fields["reason"] = TextAreaField(
            label="Why is it stepped up or down?",
            hint="What has changed, and who agreed to it",
            rows=4,
            max_length=1000,
        )
        self.fields["why"] = TextAreaField(label=WHY, hint=WHY_HINT, rows=4, max_length=2000)
        self.fields["on"] = past_day("The day on which this plan ends and the other begins")
        self.order_fields(["kind", "reason", "why", "on", "post", "name", "agency", "contact", "role"])


class WhyForm(GovForm, forms.Form):
    why = TextAreaField(label=WHY, hint=WHY_HINT, rows=4, max_length=2000)


def kind_field(kinds: tuple[PlanKind, ...]) -> RadiosField:
    hints = {kind.code: _ages(kind) for kind in kinds if _ages(kind)}
    choices = [(kind.code, kind.label) for kind in kinds]
    return RadiosField(
        label="Which kind of plan?", choices=choices, look=Look(option_hints=hints), missing="Select the kind of plan"
    )


def _ages(kind: PlanKind) -> str:
    if kind.from_age and kind.ends_at_age:
        return f"From {kind.from_age} to {kind.ends_at_age}"
    if kind.from_age:
        return f"From {kind.from_age}"
    return f"Ends by law at {kind.ends_at_age}" if kind.ends_at_age else ""
