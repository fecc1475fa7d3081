from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms

from handrail.partnership.services import MOST_HELD
from handrail.ui.public import GovForm, Look, NumberField


class LoginForm(GovForm, allauth_forms.LoginForm):
    """The same question in our words; the browser's own bubbles are switched off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name"
        self.fields["password"].help_text = ""


class AddPasskeyForm(GovForm, passkey_forms.AddWebAuthnForm):
    """A passkey that signs somebody in by itself, unless they want it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call it?"
        self.fields["name"].help_text = "Such as 'my phone', so that you know which one to remove if you lose it."
        self.fields["passwordless"].label = "Let it sign me in without a password"
        self.fields["passwordless"].help_text = "It then asks for your finger, your face or its PIN each time."
        self.fields["passwordless"].initial = True


class CapacityForm(GovForm, forms.Form):
    capacity = NumberField(
        label="How many young people can this post hold at a time?",
        hint="Leave it empty where no number is set. Caseloads are then shown without it.",
        look=Look(width=3),
        required=False,
        min_value=0,
        max_value=MOST_HELD,
    )
