"""Naming somebody: by the address that one came from, or typed, and then exactly."""

from typing import Any
from uuid import UUID

from django import forms

from handrail.kernel import clock
from handrail.sharing.naming import Naming, NotNamed
from handrail.ui.public import CharField, DateField, GovForm, Look

EXACTLY = "The full name and the date of birth, or one number. What is only like it names nobody."
TYPED = ("given", "family", "born", "number")


class NamingForm(GovForm, forms.Form):
    """With `about`, the id in the address of somebody's page, nobody has to be typed."""

    given = CharField(label="First name", hint=EXACTLY, max_length=120, required=False)
    family = CharField(label="Family name", max_length=120, required=False)
    born = DateField(label="Date of birth", required=False, latest=clock.today)
    number = CharField(
        label="Or one number",
        hint="An NHS number, a UPN, or the id that an agency gave them",
        max_length=40,
        required=False,
        look=Look(width=20),
    )

    def __init__(self, *args: Any, about: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        if about is not None:
            for name in TYPED:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if not self.errors.keys() & set(TYPED):
            try:
                self.naming().check()
            except NotNamed as wrong:
                self.add_error("family", wrong.sentence)
        return held

    def naming(self) -> Naming:
        held = self.cleaned_data
        if self.about is not None:
            return Naming(address=self.about)
        given, family, number = (held.get(name) or "" for name in ("given", "family", "number"))
        return Naming(given=given, family=family, born=held.get("born"), number=number)


def about_in(text: str) -> UUID | None:
    """The id that an address carries on, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
