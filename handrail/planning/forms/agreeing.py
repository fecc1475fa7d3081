"""The forms of an assessment's own steps: begin, agree, see it differently, withdraw."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from handrail.kernel.words import long_date
from handrail.partnership.public import NeedDomains
from handrail.planning.definition.schema import Definition
from handrail.planning.definition.score import Score
from handrail.planning.policies.agreeing import Given, Proposal, domains_to_agree, views_lacking
from handrail.planning.wording import RATING_HINTS, RATINGS
from handrail.ui.public import CharField, DateField, GovForm, Look, RadiosField, SelectField, TextAreaField

LONGEST = 10_000


class BeginForm(GovForm, forms.Form):
    prompted_by = CharField(
        label="What prompts it?",
        hint="In a line. Whoever may know of the assessment reads it, so leave details for the assessment itself.",
        max_length=300,
        required=False,
    )


class AgreeForm(GovForm, forms.Form):
    """What is agreed in each domain that was rated, the reason, and when to look again.

    What is wanting is judged by `policies.agreeing`, so no field here is required by itself.
    """

    def __init__(
        self,
        *args: Any,
        definition: Definition,
        given: Sequence[Given],
        domains: NeedDomains,
        score: Score | None,
        latest_review: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.domains = domains_to_agree(definition, given)
        for code in self.domains:
            self._ask_domain(code, domains[code].label, given)
        self.fields["reason"] = _area("What is agreed, and why?", rows=5)
        if definition.weighs_rights:
            self.fields["risk_and_rights"] = _area(
                "How were their safety and their right to live their life weighed?",
                hint="What they want, what could go wrong, what stepping in takes from them, the least that would do.",
                rows=5,
            )
        if score is not None and score.band is not None and definition.scoring:
            self._ask_band(definition, score)
        if lacking := views_lacking(definition, given):
            self.fields["without_because"] = _area("Why is it agreed without?", hint=lacking)
        self.fields["review_on"] = DateField(
            label="When is it to be looked at again?", hint=f"On or before {long_date(latest_review)}", required=False
        )

    def _ask_domain(self, code: str, label: str, given: Sequence[Given]) -> None:
        said = "; ".join(
            f"{view.agency}: {RATINGS.get(view.ratings[code], '')}"
            for view in given
            if view.finished and view.ratings.get(code)
        )
        self.fields[f"rating_{code}"] = RadiosField(
            label=label,
            hint=said,
            choices=list(RATINGS.items()),
            required=False,
            look=Look(small=True, option_hints=RATING_HINTS),
        )
        self.fields[f"reason_{code}"] = _area(f"Why, for {label[0].lower()}{label[1:]}?", rows=2)

    def _ask_band(self, definition: Definition, score: Score) -> None:
        bands = [(band.code, band.label) for band in definition.scoring.bands] if definition.scoring else []
        hint = f"The score is {score.total}: {score.band.label}. You may judge otherwise." if score.band else ""
        self.fields["band"] = RadiosField(label="Your judgement", hint=hint, choices=bands, required=False)
        self.fields["band_because"] = _area("If you judge otherwise than the score: why?", rows=3)

    def proposal(self) -> Proposal:
        held = self.cleaned_data
        return Proposal(
            reason=held["reason"],
            ratings={code: held[f"rating_{code}"] for code in self.domains},
            reasons={code: held[f"reason_{code}"] for code in self.domains},
            risk_and_rights=held.get("risk_and_rights", ""),
            band=held.get("band", ""),
            band_because=held.get("band_because", ""),
            without_because=held.get("without_because", ""),
        )


class DissentForm(GovForm, forms.Form):
    """What an agency sees otherwise than was agreed."""

    def __init__(self, domains: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domain"] = SelectField(
            label="What do you see differently?",
            choices=[("", "The agreed view as a whole"), *domains],
            required=False,
        )
        self.fields["rating"] = RadiosField(
            label="What would you have agreed to?",
            choices=list(RATINGS.items()),
            required=False,
            look=Look(inline=True, small=True),
        )
        self.fields["words"] = TextAreaField(
            label="What do you see, and why?",
            hint="It stands beside what was agreed for good, under your agency's name.",
            max_length=LONGEST,
            missing="Say what you see differently, and why",
        )


class WithdrawForm(GovForm, forms.Form):
    because = TextAreaField(label="Why is it withdrawn?", rows=3, max_length=500, missing="Say why it is withdrawn")


def _area(label: str, *, hint: str = "", rows: int = 3) -> TextAreaField:
    return TextAreaField(label=label, hint=hint, rows=rows, max_length=LONGEST, required=False)
