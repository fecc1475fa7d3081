from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.records.facts import IdentifierScheme
from handrail.sharing.selectors.report_subject import ENTRY, LOCAL
from handrail.sharing.services.report_requests import Choices
from handrail.ui.public import CharField, CheckboxesField, DateField, GovForm, RadiosField

NUMBERS = [
    (IdentifierScheme.NHS.value, "NHS number"),
    (IdentifierScheme.UPN.value, "Unique pupil number"),
    (LOCAL, "An agency's own number for them"),
    (IdentifierScheme.LA_CHILD.value, "Child number in the council's returns"),
    (IdentifierScheme.PNC.value, "Police National Computer number"),
    (ENTRY, "Number of an entry on the ledger"),
]


class FindForm(GovForm, forms.Form):
    scheme = RadiosField(label="Which number do you have?", choices=NUMBERS, missing="Select which number you have")
    number = CharField(label="The number", max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born"] = DateField(
            label="Date of birth", hint="Not needed for an entry on the ledger", required=False, latest=clock.today
        )
        self.fields["received_on"] = DateField(
            label="When did the request come in?", latest=clock.today, initial=clock.today
        )
        self.fields["reference"] = CharField(label="Your reference", max_length=80, required=False)


SHOW = [
    ("staff_names", "The names of workers; otherwise their post and team"),
    ("outside_names", "The names of people outside who were told, or who asked"),
    ("crime", "What was read to prevent crime, and refusals that protect an inquiry"),
]


class ChoicesForm(GovForm, forms.Form):
    show = CheckboxesField(
        label="What of others may be shown?",
        hint="Left out until you tick it. Ask the police before you show what was read to prevent crime.",
        choices=SHOW,
        required=False,
    )
    longer_because = CharField(
        label="Why does it take up to two months longer?",
        hint="Only where the request is complex. Tell them within the first month.",
        max_length=300,
        required=False,
    )
    answered = CheckboxesField(label="Is it answered?", choices=[("yes", "The report was handed over")], required=False)

    def choices(self) -> Choices:
        said = self.cleaned_data
        show = {name: name in said["show"] for name, _ in SHOW}
        return Choices(**show, longer_because=said["longer_because"], answered=bool(said["answered"]))
