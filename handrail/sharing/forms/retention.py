"""The forms of rules, holds and disposals."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.records.facts import ItemClass
from handrail.sharing.models import Hold
from handrail.sharing.retention import EVERYTHING, After, Rule
from handrail.sharing.services.holds import HoldOn
from handrail.ui.public import (
    CharField,
    CheckboxesField,
    ConfirmField,
    DateField,
    GovForm,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

PERSON = "person"
KINDS = ("looked_after", "care_leaver", "child_protection", "child_in_need")
CLASSES = [(item.value, item.value.replace("_", " ").capitalize()) for item in ItemClass]


def _years(label: str, **options: Any) -> CharField:
    return CharField(label=label, max_length=10, look=Look(width=3, numeric=True), **options)


class NoteForm(GovForm, forms.Form):
    """Every change of the schedule says what is new."""

    note = TextAreaField(
        label="What is new, and who agreed it?",
        rows=3,
        max_length=500,
        hint="It stands in the schedule's history.",
        missing="Say what is new, and who agreed it",
    )


class RuleForm(NoteForm):
    """One rule. `kinds` beside ours are those that the rule names already."""

    def __init__(self, *args: Any, rule: Rule | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        kinds = dict.fromkeys((*KINDS, *(rule.only_if if rule else ())))
        self.fields["title"] = CharField(label="What is the rule called?", max_length=120, missing="Name the rule")
        self.fields["items"] = CheckboxesField(
            label="Which information does it keep?", choices=CLASSES, missing="Choose at least one kind of information"
        )
        self.fields["years"] = _years("For how many years?", missing="Enter a number of years, such as 25")
        self.fields["after"] = RadiosField(
            label="Counted from what?",
            choices=[(after.value, after.label.capitalize()) for after in After],
            missing="Choose the day from which the years are counted",
        )
        self.fields["only_if"] = CheckboxesField(
            label="Only for people who were, or had, one of these",
            choices=[(kind, kind.replace("_", " ").capitalize()) for kind in kinds],
            required=False,
            hint="Leave all empty for everybody.",
        )
        self.fields["years_after_early_death"] = _years(
            "Years after a death before 18, where that is counted otherwise", required=False
        )
        self.fields["citation"] = CharField(
            label="Where does it come from?", max_length=300, hint="The law, or who agreed it", missing="Say where"
        )
        self.fields["settled"] = ConfirmField(label="It is set by law", required=False)
        self.order_fields([*(name for name in self.fields if name != "note"), "note"])

    def made(self, code: str) -> Rule:
        """The rule as written; what is wrong with its numbers `read_schedule` says."""
        answers = self.cleaned_data
        early = answers["years_after_early_death"]
        return Rule(
            code=code, title=answers["title"], items=tuple(answers["items"]), years=answers["years"],
            after=After(answers["after"]), citation=answers["citation"], only_if=tuple(answers["only_if"]),
            years_after_early_death=early, settled=answers["settled"],
        )  # fmt: skip

    def clean_years(self) -> int | None:
        return _number(self.cleaned_data["years"])

    def clean_years_after_early_death(self) -> int | None:
        return _number(self.cleaned_data["years_after_early_death"])

    @staticmethod
    def of(rule: Rule) -> dict[str, Any]:
        """What the form of a rule is filled from."""
        return {**rule.as_json(), "after": rule.after.value}


class UndoDaysForm(NoteForm):
    days = CharField(
        label="For how many days may a delete be undone?",
        max_length=10,
        look=Look(width=4, numeric=True),
        missing="Enter a number of days, such as 90",
    )
    field_order = ("days", "note")

    def clean_days(self) -> int | None:
        return _number(self.cleaned_data["days"])


class HoldForm(GovForm, forms.Form):
    """What is to be held, why, and when it is looked at again."""

    on = SelectField(
        label="What may not be destroyed?",
        choices=[
            ("", "Choose"),
            (PERSON, "Everything about one person"),
            *((item, f"{label}, of everybody") for item, label in CLASSES),
            (EVERYTHING, "Everything, of everybody"),
        ],
        missing="Choose what may not be destroyed",
    )
    person = CharField(
        label="The person's number",
        max_length=40,
        look=Look(width=30),
        required=False,
        hint="Of one person only. It stands on the ledger, and in the address of their page.",
    )
    why = RadiosField(label="Why?", choices=Hold.Why.choices, missing="Choose why")
    words = TextAreaField(
        label="Which inquiry, claim or complaint, and who asked?", rows=3, max_length=1000, missing="Say which, and who"
    )
    review_on = DateField(label="When is it looked at again?", missing="Enter the day on which it is looked at again")

    def held(self) -> HoldOn:
        """Raises `UserError` for a number that is none."""
        if self.cleaned_data["on"] != PERSON:
            return HoldOn(item_class=self.cleaned_data["on"])
        return HoldOn(person_id=person_number(self.cleaned_data["person"]))


class KeepHoldingForm(GovForm, forms.Form):
    review_on = DateField(label="Look at it again on", missing="Enter the day on which it is looked at again")


class BecauseForm(GovForm, forms.Form):
    """Why a hold is released, or a disposal withdrawn."""

    because = TextAreaField(label="Why?", rows=3, max_length=500, missing="Say why")


class ProposeForm(GovForm, forms.Form):
    reason = TextAreaField(
        label="What did you look at before you propose it?",
        rows=3,
        max_length=1000,
        hint="Such as: I compared the list with open inquiries and claims. Name nobody.",
        missing="Say what you looked at",
    )


class ApproveForm(GovForm, forms.Form):
    sure = ConfirmField(
        label="I have looked through the list, and it may be destroyed",
        hint="It cannot be undone.",
        missing="Tick the box to say that you have looked through the list",
    )


class DryRunForm(GovForm, forms.Form):
    as_of = DateField(
        label="What falls due by which day?",
        hint="Today, for what can be disposed of now; a later day to look ahead.",
        earliest=clock.today,
        latest=lambda: date(clock.today().year + 100, 12, 31),
        missing="Enter a day",
    )


class LookUpKeptForm(GovForm, forms.Form):
    number = CharField(
        label="A person's number",
        max_length=40,
        hint="It stands on the ledger.",
        look=Look(width=30),
        missing="Enter the person's number",
    )


def person_number(text: str) -> UUID:
    """Raises `UserError` for what is no person's number."""

    try:
        return UUID(text.strip())
    except ValueError:
        raise UserError("A person's number looks like 0b6c…-…: copy it whole from the ledger.") from None


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise forms.ValidationError("Enter a whole number, such as 25")
    return int(text)
