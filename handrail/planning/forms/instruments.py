"""The forms with which an administrator makes an instrument, in words alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.partnership.public import need_domains
from handrail.planning.definition.editing import options_of, options_text
from handrail.planning.definition.questions import KINDS
from handrail.planning.wording import RATINGS, YES_NO
from handrail.ui.public import (
    CharField,
    CheckboxesField,
    ConfirmField,
    FileField,
    GovForm,
    Look,
    RadiosField,
    SelectField,
    TextAreaField,
)

MOST_BYTES = 1_000_000
CHOSEN = ("choice", "choices", "rating")
FACT_KINDS = {
    "missing_episode": "Missing episodes",
    "return_interview": "Return-home interviews",
    "arrest": "Arrests",
    "stop_search": "Stop and search",
    "suspension": "Suspensions",
    "exclusion": "Exclusions",
    "ae_attendance": "Attendances at accident and emergency",
    "criminal_exploitation": "Criminal exploitation",
    "sexual_exploitation": "Sexual exploitation",
    "trafficking": "Trafficking",
    "gangs": "Gangs",
    "serious_violence": "Serious violence",
    "homelessness": "Homelessness",
    "not_in_education": "Not in education",
    "mental_health": "Mental health",
    "substance_use": "Substance use",
}
_GROUPED = {"text", "paragraph", "number", "money", "date", "time", "yes_no", "agency"}


class NewInstrumentForm(GovForm, forms.Form):
    title = CharField(label="What is the instrument called?", max_length=200, missing="Enter what it is called")


class ImportForm(GovForm, forms.Form):
    file = FileField(label="An instrument as a JSON file", endings=(".json",), max_bytes=MOST_BYTES)


class PublishForm(GovForm, forms.Form):
    note = CharField(label="What is new in this version?", max_length=500, required=False)


class SettingsForm(GovForm, forms.Form):
    """What the instrument is for, whose views it asks, and when to look again."""

    title = CharField(label="What it is called", max_length=300, missing="Enter what it is called")
    about = TextAreaField(label="What it is for", rows=3, max_length=2000, missing="Say what it is for")
    citation = CharField(label="The law or guidance that it rests on", max_length=2000, required=False)
    views = RadiosField(
        label="Who fills it in?",
        choices=[("one", "One worker"), ("each_agency", "Each agency gives its own view")],
    )
    weighs_rights = ConfirmField(label="What is agreed must weigh risk and rights in writing", required=False)
    months = SelectField(
        label="Look again after", choices=[(str(n), f"{n} months") for n in (1, 2, 3, 4, 6, 9, 12, 18, 24)]
    )

    @staticmethod
    def initial_of(data: Mapping[str, Any]) -> dict[str, Any]:
        return {"views": "one", **data, "months": str(data.get("review", {}).get("months", 3))}

    def settings(self, data: Mapping[str, Any]) -> dict[str, Any]:
        held = dict(self.cleaned_data)
        review = {**data.get("review", {}), "months": int(held.pop("months"))}
        return {
            **held,
            "citation": held["citation"] or None,
            "weighs_rights": held["weighs_rights"] or None,
            "review": review,
        }


class ConditionedForm(GovForm, forms.Form):
    """A form with what must have been answered before."""

    def __init__(self, conditions: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if conditions:
            self.fields["show_if"] = CheckboxesField(
                label="Ask it only after these answers",
                hint="Tick nothing to ask it always. Of several answers to one question any will do.",
                choices=conditions,
                required=False,
                look=Look(small=True),
            )

    def show_if(self) -> list[dict[str, Any]]:
        chosen: dict[str, list[str]] = {}
        for pair in self.cleaned_data.get("show_if", []):
            question, _, answer = pair.partition("=")
            chosen.setdefault(question, []).append(answer)
        return [{"question": question, "one_of": answers} for question, answers in chosen.items()]


class PartForm(ConditionedForm):
    """A section: a page of the form."""

    title = CharField(label="Heading", max_length=300, missing="Enter the heading")
    guidance = TextAreaField(label="Guidance", rows=3, max_length=2000, required=False)
    asked_of = RadiosField(
        label="Whose view does it belong to?",
        choices=[("worker", "The worker's or the agency's"), ("young_person", "The young person's own")],
        initial="worker",
    )

    def section(self) -> dict[str, Any]:
        held = {key: self.cleaned_data[key] for key in ("title", "guidance", "asked_of")}
        return {**held, "show_if": self.show_if()}


class KindForm(GovForm, forms.Form):
    kind = RadiosField(
        label="What sort of question is it?",
        choices=[(code, label) for code, (_, label) in KINDS.items()],
        look=Look(small=True),
        missing="Choose what sort of question it is",
    )


class QuestionForm(ConditionedForm):
    """A question of one kind: its words, and what that kind needs besides."""

    label = CharField(label="The question", max_length=300, missing="Enter the question")
    guidance = TextAreaField(label="Guidance beside it", rows=2, max_length=2000, required=False)
    required = ConfirmField(label="It must be answered before the view is finished", required=False)
    field_order = ("label", "guidance", "required")

    def __init__(
        self, kind: str, held: Mapping[str, Any], windows: Sequence[Mapping[str, Any]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.held, self.windows = kind, held, windows
        if kind == "statement":
            del self.fields["required"]
        self.fields |= dict(self._needed())

    def _needed(self) -> Iterator[tuple[str, forms.Field]]:
        """The fields that this kind of question needs."""
        points = self.held.get("points", {})
        if self.kind in CHOSEN:
            hint = "One on a line. Points stand after a bar: Often | 3"
            yield "options", TextAreaField(label="The answers", hint=hint, rows=6, initial=options_text(self.held))
        if self.kind == "yes_no":
            yield "points_yes", _points("Points for yes", points.get("yes"))
        if self.kind == "indicator":
            for window in self.windows:
                yield f"points_{window['code']}", _points(f"Points: {window['label']}", points.get(window["code"]))
        if self.kind == "need_domain":
            domains = [(one.code, one.label) for one in need_domains().domains]
            yield "domain", SelectField(label="Which part of life?", choices=domains, initial=self.held.get("domain"))
        if self.kind == "scale":
            yield "lowest_means", CharField(label="What 0 means", max_length=300, initial=self.held.get("lowest_means"))
            yield (
                "highest_means",
                CharField(label="What 10 means", max_length=300, initial=self.held.get("highest_means")),
            )
            yield "weight", _points("How often it counts in the score", self.held.get("weight"))
        if self.kind == "facts":
            kinds = list({**FACT_KINDS, **{k: k for k in self.held.get("finds", [])}}.items())
            yield "finds", CheckboxesField(label="What is looked for?", choices=kinds, initial=self.held.get("finds"))
        if self.kind == "group":
            yield "of_one", CharField(label="What one row is called", max_length=300, initial=self.held.get("of_one"))
            hint = f"One on a line, with its sort after a bar: Age | number. Sorts: {', '.join(sorted(_GROUPED))}."
            yield (
                "asks",
                TextAreaField(label="The questions of each row", hint=hint, rows=5, initial=self._group_text()),
            )

    def _group_text(self) -> str:
        return "\n".join(f"{one['label']} | {one['kind']}" for one in self.held.get("questions", []))

    def clean_asks(self) -> list[dict[str, Any]]:
        """Questions of a row that are there already keep all that they have."""
        there = {(one["label"], one["kind"]): one for one in self.held.get("questions", [])}
        taken = [one["code"] for one in there.values()]
        asked = []
        for line in filter(None, map(str.strip, self.cleaned_data["asks"].splitlines())):
            label, _, kind = (part.strip() for part in line.partition("|"))
            kind = kind or "text"
            if (label, kind) in there:
                asked.append(there[label, kind])
                continue
            if kind not in _GROUPED or not label:
                raise ValidationError(f"“{line}”: write the question, a bar, and one of {', '.join(sorted(_GROUPED))}")
            found, _ = options_of(label, [{"label": "", "code": code} for code in taken])
            taken.append(found[0]["code"])
            asked.append({"code": found[0]["code"], "kind": kind, "label": label})
        return asked

    def question(self) -> dict[str, Any]:
        """The question as data. What the form does not ask about stays as it was."""
        sent = self.cleaned_data
        made = {key: value for key, value in self.held.items() if key not in ("code", "points", "show_if")}
        made |= {"kind": self.kind, "label": sent["label"], "guidance": sent["guidance"], "show_if": self.show_if()}
        made |= {
            key: sent[key] for key in ("domain", "lowest_means", "highest_means", "finds", "of_one") if key in sent
        }
        points = {
            name.removeprefix("points_"): n for name in sent if name.startswith("points_") and (n := _whole(sent[name]))
        }
        if "required" in sent:
            made["required"] = sent["required"]
        if "weight" in sent:
            made["weight"] = _whole(sent["weight"])
        if "asks" in sent:
            made["questions"] = sent["asks"]
        if "options" in sent:
            made["options"], points = options_of(sent["options"], self.held.get("options", []))
        return {**made, "points": points} if points else made


class ScoringForm(GovForm, forms.Form):
    """How answers are counted. Emptied, the instrument has no score."""

    method = RadiosField(
        label="How is it counted?",
        choices=[("", "It has no score"), ("sum", "All points together"), ("mean", "The mean of what was answered")],
        required=False,
    )
    windows = TextAreaField(
        label="Time windows",
        hint="For indicators. One on a line: In the last 6 months | 0 | 6 means from 0 to 6 months ago.",
        rows=3,
        required=False,
    )
    bands = TextAreaField(
        label="Bands",
        hint="One on a line, the lowest first: Mild | 6 | What is suggested. The first begins at 0.",
        rows=5,
        required=False,
    )

    def __init__(self, held: Mapping[str, Any], data: Mapping[str, Any] | None = None) -> None:
        self.held = held
        windows = [f"{w['label']} | {w.get('from_months', 0)} | {w['until_months']}" for w in held.get("windows", [])]
        bands = [
            f"{b['label']} | {b['from_points']} | {b.get('suggests', '')}".rstrip(" |") for b in held.get("bands", [])
        ]
        initial = {"method": held.get("method", "sum") if held else "", "windows": "\n".join(windows)}
        super().__init__(data, initial={**initial, "bands": "\n".join(bands)})

    def clean_windows(self) -> list[dict[str, Any]]:
        lines = list(_lines(self.cleaned_data["windows"], 3, "a name, and from and until how many months ago"))
        named = _coded([line[0] for line in lines], self.held.get("windows", []))
        return [
            {**one, "from_months": _number(line[1]), "until_months": _number(line[2])}
            for one, line in zip(named, lines, strict=True)
        ]

    def clean_bands(self) -> list[dict[str, Any]]:
        lines = list(_lines(self.cleaned_data["bands"], 2, "a name, and from how many points it begins"))
        named = _coded([line[0] for line in lines], self.held.get("bands", []))
        return [
            {**one, "from_points": _number(line[1]), "suggests": line[2] if len(line) > 2 else ""}
            for one, line in zip(named, lines, strict=True)
        ]

    def scoring(self) -> dict[str, Any] | None:
        sent = self.cleaned_data
        return {key: sent[key] for key in ("method", "windows", "bands")} if sent["method"] else None


def condition_choices(questions: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Every answer that a question or section may hang on, as 'question=answer' and in words."""
    choices = []
    for question in questions:
        fixed = {"yes_no": YES_NO, "need_domain": RATINGS}.get(question.get("kind", ""), {})
        answers = {one["code"]: one["label"] for one in question.get("options", [])} or fixed
        choices += [(f"{question['code']}={code}", f"{question['label']} {label}") for code, label in answers.items()]
    return choices


def chosen_conditions(show_if: Sequence[Mapping[str, Any]]) -> list[str]:
    return [f"{one['question']}={answer}" for one in show_if for answer in one.get("one_of", [])]


def _points(label: str, held: int | None) -> forms.Field:
    return CharField(label=label, initial=held or "", required=False, max_length=3, look=Look(width=3, numeric=True))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise ValidationError(f"“{text}” must be a whole number")
    return int(text)


def _lines(text: str, least: int, wanted: str) -> Iterator[list[str]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) < least or not parts[0]:
            raise ValidationError(f"“{line}”: write {wanted}, with bars between")
        yield parts


def _coded(labels: Sequence[str], held: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each label with the code that it had, or a new one."""
    options, _ = options_of("\n".join(labels), held)
    return [{"code": option["code"], "label": option["label"]} for option in options]
