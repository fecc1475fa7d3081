"""The forms of this room's pages."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms

from handrail.linkage.services.specifications import RETURN_TITLES, current_specifications, feed_titles
from handrail.linkage.services.uploads import ENDINGS, max_upload_bytes
from handrail.partnership.public import Agency, AgencyKind
from handrail.ui.public import CharField, CheckboxesField, FileField, GovForm, Look, SelectField, TextAreaField

BY_COMMAND = (
    "Longer ones are loaded on the server itself: ask whoever looks after Handrail to run "
    "“handrail load FILE --agency CODE”"
)
DETECT = ("", "Find out from the file")
NHS = "nhs"


class UploadForm(GovForm, forms.Form):
    """Whose file it is, the file, and what it is where that cannot be told from it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        senders = Agency.objects.exclude(kind=AgencyKind.PARTNERSHIP).order_by("name")
        agencies = [(str(agency.pk), agency.name) for agency in senders]
        self.fields["agency"] = SelectField(label="Which agency sent it?", choices=[("", "Choose"), *agencies])
        self.fields["file"] = FileField(
            label="The file",
            endings=ENDINGS,
            max_bytes=max_upload_bytes(),
            otherwise=BY_COMMAND,
            hint="CSV, XLSX, XML or ZIP",
        )
        titles = feed_titles()
        own = [(one.code, titles[one.code]) for one in current_specifications()]
        known = [DETECT, *RETURN_TITLES.items(), *own]
        self.fields["reader"] = SelectField(label="What is it?", choices=known, required=False)


class LookUpForm(GovForm, forms.Form):
    """A record by a number: whose number it is, and the number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = [(str(agency.pk), f"{agency.name}: own id") for agency in Agency.objects.order_by("name")]
        self.fields["held_by"] = SelectField(
            label="Which number do you have?",
            choices=[("", "Choose"), (NHS, "NHS number"), *agencies],
            missing="Choose which number you have",
        )
        self.fields["number"] = CharField(label="The number", max_length=80, look=Look(width=20))


class ReasonForm(GovForm, forms.Form):
    """Why somebody moves records from one person to another."""

    reason = TextAreaField(
        label="Why?",
        rows=3,
        max_length=300,
        hint="Whoever may open this person can read it, so name nobody else.",
        missing="Say why",
    )


class SplitForm(ReasonForm):
    """Which of a person's records belong to somebody else, and why."""

    field_order = ("records", "reason")

    def __init__(self, records: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"] = CheckboxesField(
            label="Which records are about somebody else?",
            choices=[(str(pk), called) for pk, called in records],
            missing="Choose the records that are about somebody else",
        )
        self.order_fields(self.field_order)


class MendForm(GovForm, forms.Form):
    """One box for each column of a quarantined row, what is wrong first."""

    def __init__(
        self, as_sent: Mapping[str, str], wrong: str, must: Collection[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = list(as_sent)
        for place, column in sorted(enumerate(self.columns), key=lambda one: one[1] != wrong):
            hint = "This is what could not be read." if column == wrong else ""
            self.fields[f"column{place}"] = CharField(
                label=column or f"Column {place + 1}",
                initial=as_sent[column],
                hint=hint,
                required=column in must,
                strip=False,
            )

    def mended(self) -> dict[str, str]:
        return {column: self.cleaned_data[f"column{place}"] for place, column in enumerate(self.columns)}


class SpecificationForm(GovForm, forms.Form):
    text = TextAreaField(
        label="Specification (TOML)", rows=30, strip=False, missing="Enter the text of the specification"
    )
