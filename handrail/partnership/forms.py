from typing import Any

from allauth.account import forms as allauth_forms

from handrail.ui.public import GovForm


class LoginForm(GovForm, allauth_forms.LoginForm):
    """The same question in our words; the browser's own bubbles are switched off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name"
        self.fields["password"].help_text = ""
