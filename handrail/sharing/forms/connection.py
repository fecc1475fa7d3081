"""The forms of whom somebody knows privately."""

from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.partnership.public import User
from handrail.sharing.forms.access import LONG
from handrail.sharing.forms.naming import NamingForm
from handrail.sharing.models import Connection
from handrail.sharing.services.connections import Saying
from handrail.ui.public import CharField, GovForm, Look, RadiosField, SelectField, TextAreaField

ALLOW, END = "allow", "end"
MINE = (
    (Connection.Kind.SELF.value, "This is me"),
    (Connection.Kind.FAMILY.value, "They are my family, or live with me"),
    (Connection.Kind.PRIVATE.value, "I know them privately"),
)


class ConnectionForm(NamingForm):
    """Information governance also says of whom: `users`."""

    def __init__(self, *args: Any, users: Sequence[User] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._users = {str(one.pk): one for one in users}
        if users:
            whom = SelectField(
                label="Which member of staff?",
                choices=[("", "Choose"), *((key, str(one)) for key, one in self._users.items())],
                missing="Choose a member of staff",
            )
            self.fields = {"user": whom, **self.fields}
        self.fields["kind"] = RadiosField(
            label="How do they know each other?" if users else "Who is it?",
            choices=Connection.Kind.choices if users else MINE,
            look=Look(small=True),
            missing="Say who it is",
        )
        self.fields["postcode"] = CharField(
            label="Postcode of their home", max_length=10, required=False, look=Look(width=10)
        )
        self.fields["phone"] = CharField(label="Their phone number", max_length=40, required=False, look=Look(width=20))

    def saying(self) -> Saying:
        held = self.cleaned_data
        return Saying(kind=held["kind"], naming=self.naming(), postcode=held["postcode"], phone=held["phone"])

    def user(self) -> User | None:
        return self._users.get(self.cleaned_data.get("user", ""))


class ConnectionChangeForm(GovForm, forms.Form):
    what = RadiosField(
        label="What is to change?",
        choices=[(ALLOW, "They may open the person in spite of it"), (END, "It no longer holds: end it today")],
        look=Look(small=True),
        missing="Say what is to change",
    )
    why = TextAreaField(label="Why?", rows=3, max_length=LONG, missing="Say why")


class LookedIntoForm(GovForm, forms.Form):
    words = TextAreaField(
        label="What did you find out?",
        hint="For example: asked them; no relation. Nothing about the young person.",
        rows=3,
        max_length=LONG,
        missing="Say what you found out",
    )
