"""Somebody was told, or refused: what is asked about it."""

from typing import Any

from django import forms

from handrail.kernel import clock
from handrail.partnership.public import Agency
from handrail.records.facts import ItemClass
from handrail.sharing.models import Consent, DisclosureMade, How, Refusal, WhyRefused
from handrail.sharing.presenters.classes import class_words
from handrail.sharing.services.refusing import Refusing
from handrail.sharing.services.telling import Settling, Telling, lawful_purposes
from handrail.ui.public import (
    CharField,
    CheckboxesField,
    DateField,
    GovForm,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

KEPT = "kept"


def agencies(outside: str) -> list[tuple[str, str]]:
    """Each agency of the partnership, and somebody who is none of them."""
    return [("", "Choose"), *((str(one.pk), one.name) for one in Agency.objects.order_by("name")), ("outside", outside)]


def agency_of(code: str) -> Agency | None:
    return Agency.objects.filter(pk=int(code)).first() if code.isdecimal() and len(code) < 10 else None


class TellForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purposes = lawful_purposes()
        self.fields["to_agency"] = SelectField(
            label="Who was told?", choices=agencies("Somebody outside the partnership"), missing="Select who was told"
        )
        self.fields["to_name"] = CharField(
            label="Their name, post or organisation",
            max_length=200,
            required=False,
            hint="For example, Ms Pike, head of year",
        )
        self.fields["told_on"] = DateField(label="When?", latest=clock.today, initial=clock.today)
        self.fields["how"] = RadiosField(label="How?", choices=How.choices, missing="Select how they were told")
        self.fields["what"] = TextAreaField(label="What were they told or given?", rows=3, max_length=4000)
        self.fields["classes"] = CheckboxesField(
            label="Which kinds of information were in it?",
            choices=[(one.value, class_words(one).capitalize()) for one in ItemClass],
            missing="Select at least one kind of information",
            look=Look(small=True),
        )
        self.fields["purpose"] = RadiosField(
            label="What was it for?",
            choices=[(one.code, one.name) for one in purposes.values()],
            missing="Select what it was for",
            look=Look(option_hints={one.code: one.gateway for one in purposes.values()}),
        )
        self.fields["necessary"] = TextAreaField(label="Why did they need it?", rows=3, max_length=2000)
        self.fields["proportionate"] = TextAreaField(label="Why this much, and no more?", rows=3, max_length=2000)
        self.fields["consent"] = RadiosField(
            label="What does the young person want?",
            choices=Consent.choices,
            missing="Select what the young person wants",
        )
        self.fields["consent_words"] = TextAreaField(
            label="What they said, or why they were not asked", rows=2, max_length=2000, required=False
        )
        self.fields["keep_until"] = DateField(
            label="Until when may they keep it?", hint="Leave it empty only where it was spoken", required=False
        )

    def telling(self) -> Telling:
        said = self.cleaned_data
        return Telling(
            to_agency=agency_of(said["to_agency"]),
            to_name=said["to_name"],
            how=How(said["how"]),
            classes=tuple(said["classes"]),
            what=said["what"],
            purpose=said["purpose"],
            necessary=said["necessary"],
            proportionate=said["proportionate"],
            consent=Consent(said["consent"]),
            consent_words=said["consent_words"],
            told_on=said["told_on"],
            keep_until=said["keep_until"],
        )


class SettleForm(GovForm, forms.Form):
    what = RadiosField(
        label="What became of it?",
        choices=[*DisclosureMade.Ended.choices, (KEPT, "They need it for longer")],
        missing="Select what became of it",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"] = DateField(
            label="When was it destroyed or given back?", latest=clock.today, required=False
        )
        self.fields["ended_told_by"] = CharField(label="Who told you?", max_length=200, required=False)
        self.fields["keep_until"] = DateField(label="If they need it for longer: until when?", required=False)
        self.fields["kept_because"] = TextAreaField(label="Why for longer?", rows=2, max_length=2000, required=False)

    def settling(self) -> Settling:
        said = self.cleaned_data
        if said["what"] == KEPT:
            return Settling(keep_until=said["keep_until"], kept_because=said["kept_because"])
        return Settling(said["what"], said["ended_on"], said["ended_told_by"])


class RefuseForm(GovForm, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outside = "Somebody outside the partnership"
        self.fields["asked_by_agency"] = SelectField(
            label="Who asked?", choices=agencies(outside), missing="Select who asked"
        )
        self.fields["asked_by"] = CharField(label="The name of whoever asked", max_length=200, required=False)
        self.fields["asked_for"] = TextAreaField(label="What did they ask for?", rows=3, max_length=4000)
        self.fields["purpose"] = CharField(label="What did they say it is for?", max_length=300)
        self.fields["refused_by_agency"] = SelectField(
            label="Who refused?", choices=agencies(outside), missing="Select who refused"
        )
        self.fields["refused_by"] = CharField(label="The name of whoever decided", max_length=200)
        self.fields["refused_on"] = DateField(label="When?", latest=clock.today, initial=clock.today)
        self.fields["reason"] = RadiosField(
            label="Why was it refused?",
            choices=[choice for choice in WhyRefused.choices if choice[0] != WhyRefused.DECLINED],
            missing="Select why it was refused",
        )
        self.fields["because"] = TextAreaField(label="Why, in your words?", rows=3, max_length=2000)
        self.fields["offered"] = TextAreaField(
            label="What was offered instead?", rows=2, max_length=2000, required=False
        )
        self.fields["review_on"] = DateField(label="When will it be looked at again?", required=False)

    def refusing(self) -> Refusing:
        said = dict(self.cleaned_data)
        said["asked_by_agency"] = agency_of(said["asked_by_agency"])
        said["refused_by_agency"] = agency_of(said["refused_by_agency"])
        return Refusing(**{**said, "reason": WhyRefused(said["reason"])})


class ReviewRefusalForm(GovForm, forms.Form):
    outcome = RadiosField(
        label="Does the refusal stand?", choices=Refusal.Outcome.choices, missing="Select whether the refusal stands"
    )
    review_words = TextAreaField(label="Why?", rows=3, max_length=2000)
