"""What agencies have recorded, for the questions that draw on it: as much as whoever reads now may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.kernel.periods import add_months
from handrail.planning.definition.questions import Facts
from handrail.records.public import Event, Flag, Involvement


@dataclass(frozen=True, slots=True)
class Recorded:
    """One fact. `ref` names it in an answer ('event 12'): whoever reads the answer sees it as far as it is theirs."""

    ref: str
    kind: str
    on: date
    words: str
    agency: str


def recorded(person_id: UUID, questions: Iterable[Facts], *, today: date) -> dict[str, list[Recorded]]:
    """For each question (by code) the facts that it looks for, the newest first. At most three queries."""
    asked = list(questions)
    if not asked:
        return {}
    kinds = sorted({kind for question in asked for kind in question.finds})
    since = add_months(today, -max(question.within_months for question in asked))
    wanted = Q(source_person__person_id=person_id, kind__in=kinds)
    found = [
        *_events(wanted & Q(on__gte=since, on__lte=today)),
        *_flags(wanted & Q(since__gte=since, since__lte=today)),
        *_involvements(wanted & Q(since__gte=since, since__lte=today)),
    ]
    found.sort(key=lambda one: (one.on, one.ref), reverse=True)
    return {question.code: [one for one in found if _answers(one, question, today)] for question in asked}


def by_ref(person_id: UUID, refs: Iterable[str]) -> dict[str, Recorded]:
    """The facts that answers name, as far as the reader may see them. At most three queries."""
    ids: dict[str, list[int]] = {"event": [], "flag": [], "involvement": []}
    for sort, _, number in (ref.partition(" ") for ref in refs):
        if sort in ids and number.isdecimal() and len(number) < 19:
            ids[sort].append(int(number))
    of = Q(source_person__person_id=person_id)
    found = [
        *(_events(of & Q(pk__in=ids["event"])) if ids["event"] else []),
        *(_flags(of & Q(pk__in=ids["flag"])) if ids["flag"] else []),
        *(_involvements(of & Q(pk__in=ids["involvement"])) if ids["involvement"] else []),
    ]
    return {one.ref: one for one in found}


def _answers(one: Recorded, question: Facts, today: date) -> bool:
    return one.kind in question.finds and one.on >= add_months(today, -question.within_months)


def _events(which: Q) -> Iterator[Recorded]:
    for fact in Event.objects.filter(which).select_related("agency"):
        yield Recorded(f"event {fact.pk}", fact.kind, fact.on, fact.summary, fact.agency.name)


def _flags(which: Q) -> Iterator[Recorded]:
    for fact in Flag.objects.filter(which).select_related("agency"):
        yield Recorded(f"flag {fact.pk}", fact.kind, fact.since, fact.basis, fact.agency.name)


def _involvements(which: Q) -> Iterator[Recorded]:
    for fact in Involvement.objects.filter(which).select_related("agency"):
        yield Recorded(f"involvement {fact.pk}", fact.kind, fact.since, fact.service, fact.agency.name)
