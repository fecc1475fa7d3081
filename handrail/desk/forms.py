from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.ui.public import (
    CharField,
    CheckboxesField,
    ConfirmField,
    GovForm,
    Look,
    RadiosField,
    TextAreaField,
)

SELF, OTHER = "self", "other"


class TakeOutForm(GovForm, forms.Form):
    """What somebody says before rows leave Handrail."""

    why = TextAreaField(
        label="What do you need it for?",
        hint="The task, such as 'Agenda of the transitions panel on 3 December'. It stands on the ledger.",
        rows=2,
        max_length=300,
    )
    given = RadiosField(
        label="Who will see the file?",
        choices=[(SELF, "Only I, for my own work"), (OTHER, "Somebody else")],
        look=Look(reveals={OTHER: "recipient"}),
        missing="Say who will see the file",
    )
    recipient = CharField(
        label="Who will be given it (name and agency)",
        required=False,
        max_length=200,
    )
    columns = CheckboxesField(
        label="Columns",
        hint="Take out no more than you need.",
        look=Look(small=True),
        missing="Choose at least one column",
    )
    format = forms.CharField(widget=forms.HiddenInput, required=False)  # which of two buttons was pressed; else CSV

    def __init__(self, *args: Any, labels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(str(number), label) for number, label in enumerate(labels)]  # type: ignore[attr-defined]  # a field of choices
        self.fields["columns"].initial = [str(number) for number in range(len(labels))]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("given") == OTHER and not said.get("recipient"):
            self.add_error("recipient", "Say who will be given the file, and of which agency")
        return said


class SaveFilterForm(GovForm, forms.Form):
    """A name for the choices of a list."""

    name = CharField(
        label="Name",
        hint="What the list shows, such as 'My team, turning 18'. Put nobody's name in it.",
        max_length=60,
        look=Look(width=20),
        missing="Give it a name",
    )
    shared = ConfirmField(label="Everybody in my team may use it", required=False)
