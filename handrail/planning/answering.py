"""A view while it is being filled in: which section comes where, what was said last time, and what the form needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from handrail.kernel import words
from handrail.partnership.public import Agency
from handrail.planning.assessment_pages import telling_of
from handrail.planning.definition.answers import is_answered, shown_sections
from handrail.planning.definition.questions import Asked, Facts
from handrail.planning.definition.schema import AskedOf, Section
from handrail.planning.definition.score import score
from handrail.planning.forms.kinds import Asking
from handrail.planning.models import View
from handrail.planning.opening import Opened
from handrail.planning.presenters.answers import Telling, fact_line, said, told_sections
from handrail.planning.presenters.scores import score_shown, window_labels
from handrail.planning.selectors.assessments import SeenView, before
from handrail.planning.selectors.recorded import recorded
from handrail.records.public import person_frame


@dataclass(frozen=True, slots=True)
class Place:
    """A section that is asked, with its questions and where it stands among the others."""

    section: Section
    questions: Sequence[Asked]
    number: int
    of: int


@dataclass(frozen=True)
class Filling:
    """One agency's view in an assessment, as it is filled in. `whose` is its name in an address."""

    one: Opened
    whose: str
    asked_of: AskedOf
    answers: Mapping[str, Any]
    version: int
    last: SeenView | None
    last_on: str
    telling: Telling

    @property
    def places(self) -> list[Place]:
        shown = shown_sections(self.one.definition, self.answers, self.asked_of)
        return [Place(section, asked, number, len(shown)) for number, (section, asked) in enumerate(shown, 1)]

    def place(self, code: str) -> Place | None:
        return next((place for place in self.places if place.section.code == code), None)

    def asked_by(self, place: Place, posted: Mapping[str, Any] | None) -> Sequence[Asked]:
        """The questions that stood on the page that was sent: another's answer may have changed them meanwhile."""
        if posted is None or "asked" not in posted:
            return place.questions
        codes = set(str(posted["asked"]).split(","))
        return [question for question in place.section.questions if question.code in codes]

    def asking(self, questions: Sequence[Asked]) -> Asking:
        person_id, today = self.one.reading.person.pk, self.one.reading.today
        facts = recorded(person_id, [q for q in questions if isinstance(q, Facts)], today=today)
        return Asking(
            agencies=tuple((str(pk), name) for pk, name in Agency.objects.values_list("pk", "name")),
            windows=tuple(window_labels(self.one.definition, self.one.assessment.opened_on)),
            facts={code: self._choices(code, found) for code, found in facts.items()},
        )

    def _choices(self, code: str, found: Sequence[Any]) -> list[tuple[str, str]]:
        """What was found, and before it what was chosen earlier and is older now."""
        held = (self.answers.get(code) or {}).get("chosen") or []
        known = {one.ref for one in found}
        older = [
            (ref, fact_line(self.telling.facts[ref])) for ref in held if ref not in known and ref in self.telling.facts
        ]
        hidden = [
            (ref, "Chosen earlier; not shared with you")
            for ref in held
            if ref not in known and ref not in self.telling.facts
        ]
        return [*older, *hidden, *((one.ref, fact_line(one)) for one in found)]

    def saved(self, answers: Mapping[str, Any]) -> "Filling":
        return replace(self, answers=answers)

    def address(self, section: str) -> str:
        return reverse("answer-section", args=[self.one.reading.person.pk, self.one.assessment.pk, self.whose, section])

    def check_address(self) -> str:
        return reverse("answers-check", args=[self.one.reading.person.pk, self.one.assessment.pk, self.whose])

    def next_address(self, section: str) -> str:
        codes = [place.section.code for place in self.places]
        after = codes[codes.index(section) + 1 :] if section in codes else []
        return self.address(after[0]) if after else self.check_address()

    def in_words(self, answers: Mapping[str, Any]) -> dict[str, list[str]]:
        questions = {question.code: question for question in self.one.definition.questions()}
        return {
            code: said(questions[code], answer, self.telling) or ["Nothing"]
            for code, answer in answers.items()
            if code in questions
        }

    def last_time(self, questions: Sequence[Asked]) -> dict[str, list[str]]:
        """What the same agency's view said last time, by question."""
        if self.last is None:
            return {}
        held = self.last.answers
        return {q.code: said(q, held[q.code], self.telling) for q in questions if is_answered(held.get(q.code))}

    def page(self, place: Place) -> dict[str, Any]:
        codes = [one.section.code for one in self.places]
        behind = codes[: codes.index(place.section.code)]
        return {
            **self._frame(),
            "place": place,
            "last_time": self.last_time(place.questions),
            "back": self.address(behind[-1]) if behind else self.check_address(),
        }

    def check_page(self) -> dict[str, Any]:
        shown = [(place.section, place.questions) for place in self.places]
        summed = score(self.one.definition, self.answers) if self.asked_of == "worker" else None
        return {
            **self._frame(),
            "sections": told_sections(shown, self.answers, self.telling, domains=True),
            "contents": [
                (place.section.title, self.address(place.section.code), self._state(place)) for place in self.places
            ],
            "score": score_shown(summed, self.one.definition) if summed else None,
        }

    def _state(self, place: Place) -> str:
        asked = [q for q in place.questions if q.kind != "statement"]  # type: ignore[attr-defined]  # every kind of question has it
        done = sum(is_answered(self.answers.get(q.code)) for q in asked)
        return f"{done} of {words.plural(len(asked), 'question')} answered"

    def _frame(self) -> dict[str, Any]:
        return {
            **person_frame(self.one.reading, "needs"),
            "assessment": self.one.assessment,
            "definition": self.one.definition,
            "whose": self.whose,
            "own": self.asked_of == "young_person",
            "last_on": self.last_on,
        }


def filling(one: Opened, whose: str, name: str) -> Filling:
    """The reader's agency's view as it stands, begun or not."""
    agency = one.reading.reader.agency_id
    held, last = one.seen.view_of(agency, whose), before(one.assessment)
    return Filling(
        one=one,
        whose=name,
        asked_of="young_person" if whose == View.Whose.YOUNG_PERSON else "worker",
        answers=held.answers if held else {},
        version=held.words.version if held and held.words else 0,
        last=last.view_of(agency, whose) if last else None,
        last_on=words.short_date(last.assessment.agreed_on or last.assessment.opened_on) if last else "",
        telling=telling_of(one),
    )
