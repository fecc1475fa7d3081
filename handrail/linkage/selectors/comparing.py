"""Two persons beside each other before somebody joins them: each pair of their records, compared as a run would."""

from dataclasses import dataclass
from itertools import product
from uuid import UUID

from handrail.disclosure.public import as_system
from handrail.linkage.engine.live import score
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.models import LinkageModel, LinkageRun
from handrail.linkage.selectors.compared import Compared, Seen, compared
from handrail.linkage.selectors.lineage import Held, records_of
from handrail.linkage.services.lineage import CannotJoin, check_join
from handrail.linkage.services.models import latest_model, thresholds, weights_of
from handrail.records.public import Person

_REASON = "a reviewer of matches compares two persons: the page has checked the permission"


@dataclass(frozen=True, slots=True)
class TwoPersons:
    """`pairs` of a record of each, the strongest first; empty where records have never been linked.

    `refusal` says why they may not be joined, '' where they may.
    """

    one: Person
    other: Person
    records: dict[UUID, list[Held]]
    pairs: list[Compared]
    refusal: str
    decided_in: int | None  # the review item whose decision the refusal speaks of


def two_persons(one: UUID, other: UUID) -> TwoPersons | None:
    """Both with their records and the reasons; None where either is not there, or they are the same."""
    with as_system(_REASON):
        persons = Person.objects.in_bulk([one, other])
        if len(persons) < 2:
            return None
        records: dict[UUID, list[Held]] = {one: [], other: []}
        for held in records_of([one, other]):
            records[held.source.person_id].append(held)
        pairs = _pairs(records[one], records[other])
        return TwoPersons(persons[one], persons[other], records, pairs, *_refusal(list(persons.values())))


def _refusal(persons: list[Person]) -> tuple[str, int | None]:
    try:
        check_join(persons=persons)
    except CannotJoin as refused:
        return refused.sentence, refused.item
    return "", None


def _pairs(left: list[Held], right: list[Held]) -> list[Compared]:
    kept = latest_model()
    if kept is None:
        return []
    model, prior = weights_of(kept), _prior(kept)
    pairs = [_pair(model, prior, one, other) for one, other in product(left, right)]
    return sorted(pairs, key=lambda pair: -pair.weight)


def _prior(model: LinkageModel) -> float | None:
    """The odds with which the last run began; None is the model's own."""
    last = LinkageRun.objects.filter(model=model).exclude(finished_at=None).first()
    return last.figures.get("prior") if last else None


def _pair(model: TrainedModel, prior: float | None, one: Held, other: Held) -> Compared:
    found = score(model, prepare_one(one.said), prepare_one(other.said), thresholds(), prior=prior)
    seen = Seen(found.levels, found.steps, found.weight, found.rule or "")
    return compared(model, one.said, other.said, (one.source.agency.name, other.source.agency.name), seen)
