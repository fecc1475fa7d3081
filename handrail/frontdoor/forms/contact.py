"""The form of a contact: for whoever signs in, and for a professional who does not."""

from collections.abc import Mapping
from typing import Any

from django import forms

from handrail.frontdoor.models import Contact
from handrail.frontdoor.selectors.front_doors import front_doors
from handrail.frontdoor.services.attachments import ENDINGS, MOST_BYTES
from handrail.frontdoor.told import Told
from handrail.kernel import clock
from handrail.kernel.identifiers import normalise_postcode
from handrail.ui.public import (
    CharField,
    DateField,
    FileField,
    GovForm,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

YES, NO = "yes", "no"
LONG = 8000  # characters of one text
DANGER_HINT = "If somebody is in danger now, ring 999 first. Then send this."
WHO = ("given", "family", "born", "age_told", "address", "postcode", "phone", "school")
WHAT = ("happened", "worry", "working", "young_person_says", "family_says")
WORDS = ("danger", *WHO, *WHAT, "consent", "consent_reason")


def _text(label: str, hint: str = "", *, required: bool = False, missing: str = "", rows: int = 4) -> TextAreaField:
    return TextAreaField(label=label, hint=hint, rows=rows, required=required, max_length=LONG, missing=missing)


class ContactForm(GovForm, forms.Form):
    """Immediate danger first; then who, what, the worry, what is working, what they want, and consent."""

    in_danger = RadiosField(
        label="Is anybody in danger now?",
        hint=DANGER_HINT,
        choices=[(YES, "Yes"), (NO, "No")],
        look=Look(reveals={YES: "danger"}),
        missing="Say whether anybody is in danger now",
    )
    danger = _text("What is the danger, and where are they now?", rows=3)

    given = CharField(label="First name", max_length=120, required=False, hint="Or what they are called")
    family = CharField(label="Family name", max_length=120, required=False)
    born = DateField(label="Date of birth", required=False, latest=clock.today)
    age_told = CharField(label="Age, if you do not know the date", max_length=40, required=False, look=Look(width=10))
    address = CharField(label="Where they live or stay", max_length=300, required=False)
    postcode = CharField(label="Postcode", max_length=10, required=False, look=Look(width=10))
    phone = CharField(label="Their phone number", max_length=40, required=False, look=Look(width=20))
    school = CharField(label="School, college or work", max_length=200, required=False)

    happened = _text("What happened?", "What you saw or were told, when, where, and by whom.", required=True)
    worry = _text("What are you worried about?", "What may happen if nothing changes.", required=True)
    working = _text("What is working well?", "Who and what helps to keep them safe.")
    young_person_says = _text("What does the young person know about this, and what do they want?")
    family_says = _text("What does the family know about this, and what do they want?")

    consent = RadiosField(
        label="Do the young person or their family agree to you telling us?",
        hint="You may tell us without agreement where somebody may be harmed. Say why.",
        choices=Contact.Consent.choices,
        missing="Say whether they agree to you telling us",
    )
    consent_reason = _text("If they were not asked, or said no: why do you go ahead?", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        doors = front_doors()
        if len(doors) > 1:
            choices = [(str(door.pk), door.name) for door in doors]
            self.fields["to"] = SelectField(label="Which front door?", choices=choices)

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if not (held.get("given") or held.get("family")) and not {"given", "family"} & set(self.errors):
            self.add_error("given", "Say who it is, as far as you know: a first name or a nickname is enough")
        if held.get("consent") in (Contact.Consent.REFUSED, Contact.Consent.NOT_ASKED) and not held["consent_reason"]:
            self.add_error("consent_reason", "Say why you go ahead without their agreement")
        return held

    @property
    def front_door_id(self) -> int | None:
        chosen = self.cleaned_data.get("to")
        return int(chosen) if chosen else None

    def told(self, **referrer: str) -> Told:
        return Told(in_danger=self.cleaned_data["in_danger"] == YES, **{**self._words(), **referrer})

    def _words(self) -> dict[str, Any]:
        held = self.cleaned_data
        texts: dict[str, Any] = {name: held[name] for name in WORDS}
        texts["postcode"] = normalise_postcode(held["postcode"]) if held["postcode"] else ""
        return texts


class CorrectForm(ContactForm):
    """What was told, put right. Whether somebody is in danger is not: a contact is rated by that, and rated anew."""

    def __init__(self, *args: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("in_danger", "to"):
            self.fields.pop(name, None)

    def words(self) -> dict[str, Any]:
        return self._words()


class PartnerContactForm(ContactForm):
    """For whoever signs in: who they are is known, and where they can be reached today is asked."""

    referrer_phone = CharField(
        label="Where can the front door reach you today?", max_length=40, required=False, look=Look(width=20)
    )


class PublicContactForm(ContactForm):
    """For a professional without an account. `website` is a trap for machines: people do not see it."""

    referrer_name = CharField(label="Your name", max_length=200)
    referrer_role = CharField(label="Your job", max_length=200)
    referrer_organisation = CharField(label="Your organisation", max_length=200)
    referrer_email = forms.EmailField(label="Your work e-mail address", max_length=254)
    referrer_phone = CharField(label="Your phone number", max_length=40, look=Look(width=20))
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, takes_files: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if takes_files:
            self.fields["file"] = FileField(
                label="A file", endings=ENDINGS, max_bytes=MOST_BYTES, required=False, hint="PDF, Word, text or picture"
            )

    def referrer(self) -> dict[str, str]:
        names = ("name", "role", "organisation", "email", "phone")
        return {f"referrer_{name}": self.cleaned_data[f"referrer_{name}"] for name in names}
