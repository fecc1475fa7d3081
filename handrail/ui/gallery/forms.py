"""A form with one field of each kind."""

from datetime import date

from django import forms
from django.http import QueryDict

from handrail.ui.forms.base import GovForm
from handrail.ui.forms.dates import DateField
from handrail.ui.forms.fields import (
    CharField,
    CheckboxesField,
    ConfirmField,
    FileField,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

LAST_DAY = date(2026, 11, 22)


class SampleForm(GovForm, forms.Form):
    """A handover, as far as it serves to show the fields."""

    name = CharField(label="Full name", look=Look(autocomplete="off"), max_length=80)
    nhs_number = CharField(
        label="NHS number", hint="10 digits, such as 999 123 4567", required=False, look=Look(width=10, numeric=True)
    )
    born = DateField(label="Date of birth", latest=lambda: LAST_DAY)
    owner = RadiosField(
        label="Who takes over after 18?",
        choices=[("team", "The adult safeguarding team"), ("other", "Somebody else"), ("nobody", "Nobody yet")],
        look=Look(reveals={"other": "owner_name"}, option_hints={"nobody": "The panel is told at its next meeting"}),
    )
    owner_name = CharField(label="Name of the owner", required=False, look=Look(width=20))
    domains = CheckboxesField(
        label="Needs that go on",
        choices=[
            ("home", "Home and housing"),
            ("mind", "Mental health"),
            ("work", "Education, employment and training"),
        ],
        look=Look(small=True),
    )
    area = SelectField(
        label="Area", choices=[("", "Choose an area"), ("n", "Marlshire North"), ("s", "Marlshire South")]
    )
    words = TextAreaField(label="What the young person says", hint="In their own words", max_length=300)
    paper = FileField(label="Agreed plan", endings=(".pdf", ".docx"), max_bytes=10_000_000, required=False)
    told = ConfirmField(label="I have told the young person who takes over")


def wrong_answers() -> QueryDict:
    """Answers that fail in a different way at each field."""
    answers = QueryDict(mutable=True)
    answers.update(
        {"name": "", "born-day": "31", "born-month": "2", "born-year": "2009", "owner": "", "words": "x" * 320}
    )
    return answers
