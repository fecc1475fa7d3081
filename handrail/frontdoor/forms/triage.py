"""The forms of triage: rating, asking, answering, deciding, handing over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from handrail.disclosure.public import Level
from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.practice import practice
from handrail.frontdoor.services.answering import Answering
from handrail.frontdoor.services.checks import Asked, Asking
from handrail.frontdoor.services.decisions import Deciding
from handrail.frontdoor.services.steps import Stepping
from handrail.kernel import clock
from handrail.partnership.public import AgencyKind, Team
from handrail.ui.public import (
    CharField,
    CheckboxesField,
    ConfirmField,
    DateField,
    GovForm,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

LONG = 8000
HOW_FAR = {
    Level.POINTER: ("Only that you should be rung", "The front door rings you; nothing is written here"),
    Level.SUMMARY: ("In a line", "The front door, and the team that takes this on, read it"),
    Level.FULL: ("In full", "The same readers, and it may be quoted in an assessment"),
}


def how_far(level: int | None) -> str:
    """A level of an answer, as its form words it."""
    return HOW_FAR[Level(level)][0] if level else ""


class RateForm(GovForm, forms.Form):
    def __init__(self, *args: Any, rated: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ratings = [one for one in practice().ratings if one.code != rated]
        self.fields["rating"] = RadiosField(
            label="Change the rating to" if rated else "Rating",
            choices=[(one.code, one.label) for one in ratings],
            look=Look(small=True, option_hints={one.code: one.meaning for one in ratings}),
            missing="Choose a rating",
        )
        self.fields["reason"] = TextAreaField(
            label="Why?", rows=2, max_length=2000, required=bool(rated), missing="Say why you change the rating"
        )


class AskForm(GovForm, forms.Form):
    """Which agencies to ask, and what."""

    def __init__(self, whom: Sequence[Asked], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._whom = {f"{one.agency.pk}-{one.team.pk if one.team else ''}": one for one in whom}
        self.fields["whom"] = CheckboxesField(
            label="Ask",
            choices=[(key, str(one)) for key, one in self._whom.items()],
            look=Look(small=True),
            missing="Choose at least one agency",
        )
        self.fields["question"] = TextAreaField(
            label="What do you ask?",
            rows=3,
            max_length=2000,
            initial=practice().checks.question,
            hint="They are told the name and birth date from the contact, and this. Nothing else.",
            missing="Write what you ask",
        )
        self.fields["with_address"] = ConfirmField(
            label="Tell them the address as well",
            required=False,
            hint="Only where they cannot answer without it, such as housing.",
        )

    def asking(self) -> Asking:
        held = self.cleaned_data
        of = [self._whom[key] for key in held["whom"]]
        return Asking(of=of, question=held["question"], with_address=held["with_address"])


class AnswerForm(GovForm, forms.Form):
    """One agency's answer to a check."""

    answer = RadiosField(
        label="What does your agency know?",
        choices=AgencyCheck.Answer.choices,
        look=Look(reveals={AgencyCheck.Answer.INFORMATION: "level"}),
        missing="Choose one of the four answers",
    )
    level = RadiosField(
        label="How far may it be passed on?",
        required=False,
        choices=[(str(int(level)), label) for level, (label, _) in HOW_FAR.items()],
        look=Look(small=True, option_hints={str(int(level)): hint for level, (_, hint) in HOW_FAR.items()}),
    )
    text = TextAreaField(
        label="The information, or why you decline",
        rows=5,
        max_length=LONG,
        required=False,
        hint="Only what bears on this worry. Say when you last saw them, and what is working.",
    )

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or {}
        answer, text = held.get("answer"), held.get("text")
        if answer == AgencyCheck.Answer.DECLINED and not text:
            self.add_error("text", "Say why your agency declines: the front door weighs the reason")
        if answer == AgencyCheck.Answer.INFORMATION:
            if not held.get("level"):
                self.add_error("level", "Say how far the information may be passed on")
            elif held["level"] != str(int(Level.POINTER)) and not text:
                self.add_error("text", "Write the information, or choose that they should ring you")
        return held

    def said(self) -> Answering:
        held = self.cleaned_data
        level = Level(int(held["level"])) if held.get("level") else None
        return Answering(answer=held["answer"], text=held["text"], level=level)


class DecideForm(GovForm, forms.Form):
    """Level of need, where it goes, on what grounds, and what whoever sent it is told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = practice()
        self.fields["level"] = RadiosField(
            label="Level of need",
            choices=[(str(one.number), str(one)) for one in rules.levels],
            look=Look(small=True, option_hints={str(one.number): one.meaning for one in rules.levels}),
            missing="Choose a level of need",
        )
        self.fields["statements"] = CheckboxesField(
            label="Threshold statements that it rests on",
            choices=[(one.code, f"{one.code} {one.text}") for one in rules.thresholds],
            look=Look(small=True),
            missing="Choose at least one threshold statement",
        )
        self.fields["route"] = SelectField(
            label="Where does it go?",
            choices=[("", "Choose"), *((one.code, one.label) for one in rules.routes)],
            missing="Choose where it goes",
        )
        self.fields["team"] = SelectField(
            label="Who takes it on?", required=False, choices=[("", "Nobody"), *_teams()], hint="Where a team does"
        )
        self.fields["rationale"] = TextAreaField(
            label="Why?", rows=4, max_length=LONG, missing="Say why, in your own words"
        )
        self.fields["answer"] = TextAreaField(
            label="Answer to whoever sent it",
            rows=4,
            max_length=LONG,
            hint="Sent when you decide. They see this, and nothing of what the agencies said.",
            missing="Write the answer to whoever sent this",
        )

    def deciding(self) -> Deciding:
        held = self.cleaned_data
        team = Team.objects.filter(pk=held["team"]).first() if held["team"] else None
        return Deciding(
            level=int(held["level"]),
            route=held["route"],
            rationale=held["rationale"],
            answer=held["answer"],
            statements=held["statements"],
            team=team,
        )


class DecideOtherwiseForm(DecideForm):
    """Another decision in the place of the one that stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"] = TextAreaField(
            label="Why does the decision before not stand?", rows=3, max_length=LONG, missing="Say why"
        )
        self.order_fields(["because"])


class TakeUpForm(GovForm, forms.Form):
    answer = TextAreaField(
        label="Answer to whoever sent it",
        rows=4,
        max_length=LONG,
        hint="What your team will do with it. It is sent when you take the contact up.",
        missing="Write the answer to whoever sent this",
    )


class HandOverForm(GovForm, forms.Form):
    note = TextAreaField(
        label="What does the next shift need to know?",
        rows=5,
        max_length=4000,
        hint="References rather than names. How many wait and are late is kept with it.",
        missing="Say what the next shift needs to know, or that there is nothing",
    )


class StepForm(GovForm, forms.Form):
    """From one level of need to another."""

    def __init__(self, *args: Any, stands_at: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(str(one.number), str(one)) for one in practice().levels]
        if stands_at is None:
            self.fields["from_level"] = SelectField(label="Level of need now", choices=[("", "Choose"), *levels])
        others = [one for one in levels if one[0] != str(stands_at)]
        self.fields["to_level"] = SelectField(label="New level of need", choices=[("", "Choose"), *others])
        self.fields["left_on"] = DateField(label="The help up to now ended on", latest=clock.today)
        self.fields["to_plan"] = CharField(
            label="Plan at the new level", max_length=120, required=False, hint="Such as Early Help or Child in Need"
        )
        self.fields["to_team"] = SelectField(label="Who takes over?", choices=[("", "Choose"), *_teams()])
        self.fields["receiving_lead"] = CharField(label="Lead there", max_length=200, required=False)
        self.fields["reason"] = TextAreaField(label="Why?", rows=3, max_length=2000, missing="Say why")
        self.fields["family_agrees"] = ConfirmField(
            label="The young person and family agree", required=False, hint="Leave it empty where they do not."
        )

    def stepping(self) -> Stepping:
        held = self.cleaned_data
        left_on: date = held["left_on"]
        return Stepping(
            from_level=int(held["from_level"]) if held.get("from_level") else None,
            to_level=int(held["to_level"]),
            to_team=Team.objects.get(pk=held["to_team"]),
            reason=held["reason"],
            family_agrees=held["family_agrees"],
            left_on=left_on,
            to_plan=held["to_plan"],
            receiving_lead=held["receiving_lead"],
        )


class BeginForm(GovForm, forms.Form):
    on = DateField(label="The new help began on", latest=clock.today)


def _teams() -> list[tuple[str, str]]:
    """Teams that work with young people, with their agency where the name alone does not tell."""
    held = Team.objects.exclude(agency__kind=AgencyKind.PARTNERSHIP).select_related("agency")
    return [(str(team.pk), f"{team.name} ({team.agency.name})") for team in held.order_by("name")]
