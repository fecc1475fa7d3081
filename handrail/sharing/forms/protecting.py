"""The forms of protecting an address, a phone number or a school, of letting somebody see it, and of ending it.

None keeps a draft: what is typed here is kept sealed, or nowhere.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from handrail.disclosure.public import ProtectedKind
from handrail.kernel import clock
from handrail.partnership.public import Team, User
from handrail.sharing.selectors.protected import Pick
from handrail.ui.public import CharField, DateField, GovForm, Look, RadiosField, SelectField, TextAreaField

REVIEW_DAYS = 183  # half a year, until somebody looks whether it is still needed
GRANT_DAYS = 91
KIND_WORDS = {
    ProtectedKind.ADDRESS: "Address",
    ProtectedKind.PHONE: "Phone number",
    ProtectedKind.SCHOOL: "School, college or workplace",
}
AGREE, KEEP = "agree", "keep"


def _day(label: str, days: int, hint: str) -> DateField:
    return DateField(label=label, hint=hint, initial=lambda: clock.today() + timedelta(days=days), earliest=_tomorrow)


def _tomorrow() -> date:
    return clock.today() + timedelta(days=1)


class ProtectForm(GovForm, forms.Form):
    """What an agency says, picked; or typed."""

    keeps = False  # this is the one place for what must stand in no text

    def __init__(self, picks: Sequence[Pick], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.picks = {f"held-{place}": pick for place, pick in enumerate(picks)}
        held = [(code, f"{KIND_WORDS[pick.kind]}: {pick.text}") for code, pick in self.picks.items()]
        other = [(kind.value, f"Another {words[0].lower()}{words[1:]}") for kind, words in KIND_WORDS.items()]
        self.fields["what"] = RadiosField(
            label="What is to be protected?",
            choices=[*held, *other],
            look=Look(reveals={kind.value: kind.value for kind in KIND_WORDS}),
            missing="Choose what is to be protected",
        )
        self.fields["address"] = CharField(
            label="The address", hint="House number and street, town, postcode", max_length=300, required=False
        )
        self.fields["phone"] = CharField(label="The phone number", max_length=40, required=False, look=Look(width=20))
        self.fields["school"] = CharField(
            label="The name of the school, college or workplace", max_length=200, required=False
        )
        self.fields["reason"] = TextAreaField(
            label="Why?",
            hint="Who must not find out, and how you know. Do not write the value itself here.",
            rows=3,
            max_length=500,
            missing="Say why",
        )
        self.fields["review_on"] = _day(
            "When is it looked at again?", REVIEW_DAYS, "It stays protected until two people end it."
        )

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        what = held.get("what", "")
        if what in KIND_WORDS and not held.get(what):
            self.add_error(what, f"Enter {self.fields[what].label.lower()}")  # type: ignore[union-attr]  # each has a label
        return held

    def chosen(self) -> Pick:
        """What was picked or typed; typed, it came from no source."""
        what = self.cleaned_data["what"]
        if what in self.picks:
            return self.picks[what]
        return Pick(ProtectedKind(what), self.cleaned_data[what], 0)


class GrantForm(GovForm, forms.Form):
    """Who may be shown it, until when."""

    def __init__(self, teams: Sequence[Team], users: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._users, self._teams = {f"user-{one.pk}": one for one in users}, {f"team-{one.pk}": one for one in teams}
        people = [(code, str(one)) for code, one in self._users.items()]
        whole = [(code, f"Everybody in {one.name} ({one.agency.name})") for code, one in self._teams.items()]
        self.fields["whom"] = SelectField(
            label="Who may see it?",
            hint="Only people and teams who work with this person.",
            choices=[("", "Choose"), *people, *whole],
            missing="Choose who may see it",
        )
        self.fields["reason"] = TextAreaField(
            label="Why do they need it?", rows=3, max_length=500, missing="Say why they need it"
        )
        self.fields["until"] = _day(
            "Until which day?", GRANT_DAYS, "The first day on which they do not see it any more."
        )

    def holder(self) -> dict[str, Any]:
        """The user or the team, as the service takes it."""
        whom = self.cleaned_data["whom"]
        return {"user": self._users[whom]} if whom in self._users else {"team": self._teams[whom]}


class AskEndForm(GovForm, forms.Form):
    reason = TextAreaField(label="Why need it not be protected any more?", rows=3, max_length=500, missing="Say why")


class AgreeEndForm(GovForm, forms.Form):
    answer = RadiosField(
        label="Do you agree?",
        choices=[(AGREE, "Yes: show it as anything else from now on"), (KEEP, "No: it stays protected")],
        missing="Say whether you agree",
    )
