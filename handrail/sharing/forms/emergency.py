"""The forms of an emergency, and of looking at it afterwards."""

from typing import Any

from django import forms

from handrail.sharing.forms.access import LONG
from handrail.sharing.forms.naming import NamingForm
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.services.emergencies import Breaking, Reviewing
from handrail.ui.public import ConfirmField, GovForm, Look, RadiosField, TextAreaField


class EmergencyForm(NamingForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["danger"] = RadiosField(
            label="What is the danger?",
            choices=[(one.code, one.label) for one in letting_in().emergency.dangers],
            look=Look(small=True),
            missing="Say what the danger is",
        )
        self.fields["words"] = TextAreaField(
            label="In your words: why must you see the record now?",
            hint="Whoever looks at this afterwards reads it.",
            rows=3,
            max_length=LONG,
            missing="Say why you must see it now",
        )
        self.fields["understood"] = ConfirmField(
            label="I have read what happens when I do this", missing="Read what happens, and tick the box"
        )

    def breaking(self) -> Breaking:
        held = self.cleaned_data
        return Breaking(naming=self.naming(), danger=held["danger"], words=held["words"])


class ReviewForm(GovForm, forms.Form):
    outcome = RadiosField(
        label="Was it right?",
        choices=Emergency.Outcome.choices,
        look=Look(small=True),
        missing="Say whether it was right",
    )
    words = TextAreaField(
        label="Why?",
        hint="Whoever opened the record reads this.",
        rows=4,
        max_length=LONG,
        missing="Say why",
    )
    follow_up = TextAreaField(
        label="What follows from it?",
        hint="For example: their manager is told, or their team asks for access in the ordinary way.",
        rows=2,
        max_length=LONG,
        required=False,
    )

    def reviewing(self) -> Reviewing:
        return Reviewing(**{name: self.cleaned_data[name] for name in ("outcome", "words", "follow_up")})
