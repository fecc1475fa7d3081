"""The forms of asking, deciding, ending and looking again."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms

from handrail.disclosure.public import Reader
from handrail.kernel import clock
from handrail.kernel.words import plural
from handrail.partnership.public import Membership, Team
from handrail.records.public import Person, listed_name
from handrail.sharing.checks import Holder
from handrail.sharing.forms.naming import NamingForm
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import AccessRequest
from handrail.ui.public import CharField, DateField, GovForm, Look, RadiosField, SelectField, TextAreaField

LONG = 4000
ME, TEAM = "me", "team"
GIVE, REFUSE = "give", "refuse"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def last_day_allowed() -> date:
    return clock.today() + timedelta(days=letting_in().grants.most_days - 1)


def last_day_proposed() -> date:
    return clock.today() + timedelta(days=letting_in().grants.usual_days - 1)


def until_field() -> DateField:
    days = plural(letting_in().grants.most_days, "day")
    return DateField(
        label="Until, and with, which day?",
        hint=f"No longer than {days}. It can be asked for anew.",
        initial=last_day_proposed,
        earliest=clock.today,
        latest=last_day_allowed,
    )


def why_field(label: str = "Why is it needed?", hint: str = "") -> TextAreaField:
    return TextAreaField(label=label, hint=hint, rows=4, max_length=LONG, missing="Say why")


class AskForm(NamingForm):
    """Ask to be let in."""

    def __init__(self, reader: Reader, team: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reader = reader
        self.fields["for_whom"] = RadiosField(
            label="Who needs it?",
            choices=[(ME, "I do, in my post"), (TEAM, f"Everybody in my team, {team}")],
            look=Look(small=True),
            missing="Say who needs it",
        )
        self.fields["why"] = why_field(hint="What you are asked to do, and what you need to know for it.")
        self.fields["until"] = until_field()

    def holder(self) -> Holder:
        if self.cleaned_data["for_whom"] == TEAM:
            return Holder(team=Team.objects.get(pk=self._reader.team_id))
        member = Membership.objects.select_related("user", "post__team").get(pk=self._reader.membership_id)
        return Holder(member=member)


class LetInForm(GovForm, forms.Form):
    """Let in, or ask that somebody else be let in, to somebody whose page is open."""

    def __init__(self, teams: Sequence[Team], members: Sequence[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._holders = {f"member-{one.pk}": Holder(member=one) for one in members}
        self._holders |= {f"team-{one.pk}": Holder(team=one) for one in teams}
        people = [(f"member-{one.pk}", f"{one.user}, {one.post.team.name}") for one in members]
        whole = [(f"team-{one.pk}", f"Everybody in {one.name} ({one.agency.name})") for one in teams]
        self.fields["whom"] = SelectField(
            label="Who is to be let in?",
            choices=[("", "Choose"), *people, *whole],
            missing="Choose who is to be let in",
        )
        self.fields["why"] = why_field()
        self.fields["until"] = until_field()

    def holder(self) -> Holder:
        return self._holders[self.cleaned_data["whom"]]


class DecideForm(GovForm, forms.Form):
    """Let in or not: to whom, until when, and what whoever asked is told."""

    def __init__(self, asked: AccessRequest, people: Sequence[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        self.fields["answer"] = RadiosField(
            label="Let them in?",
            choices=[(GIVE, "Yes"), (REFUSE, "No")],
            look=Look(inline=True),
            missing="Say whether they are let in",
        )
        if people:
            self.fields["person"] = RadiosField(
                label="To whom?",
                choices=[(str(one.pk), _called(one)) for one in people],
                initial=str(people[0].pk) if len(people) == 1 else None,
                look=Look(small=True),
                required=False,
            )
        self.fields["other"] = CharField(
            label="Or to somebody else: the address of their page",
            hint="Find them, open their page, and copy its address.",
            max_length=300,
            required=False,
        )
        self.fields["until"] = until_field()
        self.fields["words"] = TextAreaField(
            label="What are they told?",
            hint="They read this. If you say no, do not say whether anybody is on record: say what to do instead.",
            rows=3,
            max_length=LONG,
            missing="Write what they are told",
        )

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        if held.get("answer") == GIVE and self.person_id(held) is None:
            self.add_error("person" if "person" in self.fields else "other", "Say to whom they are let in")
        return held

    def person_id(self, held: dict[str, Any] | None = None) -> UUID | None:
        held = self.cleaned_data if held is None else held
        if found := _ID.search((held.get("other") or "").lower()):
            return UUID(found[0])
        return UUID(held["person"]) if held.get("person") else None

    def holder(self) -> Holder:
        return Holder(self._asked.for_team, self._asked.for_member)


class EndForm(GovForm, forms.Form):
    why = why_field("Why does it end?")


class LookAgainForm(GovForm, forms.Form):
    """Still needed, or not."""

    still = RadiosField(
        label="Is it still needed?",
        choices=[("yes", "Yes, until the day on which it ends"), ("no", "No, end it today")],
        look=Look(small=True),
        missing="Say whether it is still needed",
    )
    words = why_field("Why?")


def _called(person: Person) -> str:
    name = listed_name(person.shown_given, person.shown_family) or "No name held"
    return f"{name}, born {person.born.day} {person.born:%B %Y}" if person.born else name
