"""A linkage run, on people of four agencies: joined, sent to review, left alone where somebody has decided."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handrail.disclosure.public import as_system
from handrail.linkage.models import (
    BlockingKey,
    LinkageRun,
    Match,
    Move,
    MoveSet,
    PreparedRecord,
    ReviewItem,
    ToLink,
)
from handrail.linkage.services import lineage
from handrail.linkage.services.link import link
from handrail.linkage.services.models import NotEnoughToTrain
from handrail.partnership.public import User
from handrail.records.public import Person, SourcePerson
from tests.factories.linkage import a_row, an_agency, load
from tests.factories.small_county import county


def truth(source: SourcePerson) -> str:
    return source.local_id[1:]


def pairs_of(people: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(one, other) for group in people.values() for one in group for other in group if one < other}


def grouped(by: str) -> set[tuple[str, str]]:
    people: dict[str, list[str]] = {}
    for source in SourcePerson.objects.all():
        label = truth(source) if by == "truth" else str(source.person_id)
        people.setdefault(label, []).append(f"{source.agency_id} {source.local_id}")
    return pairs_of(people)


def test_records_of_one_person_are_joined(linked: LinkageRun) -> None:
    found, true = grouped("found"), grouped("truth")
    assert len(found & true) / len(true) > 0.85
    assert len(found & true) / len(found) > 0.97
    assert linked.figures["joined"] == Move.objects.count() > 200
    assert linked.in_words().startswith(f"{SourcePerson.objects.count():,} records compared")


def test_a_run_leaves_everything_in_order(linked: LinkageRun) -> None:
    held = set(SourcePerson.objects.values_list("person", flat=True))
    assert {person.pk for person in Person.objects.filter(retired=False)} == held
    assert not Person.objects.filter(retired=False, shown_from=None).exists()
    assert ToLink.objects.count() == 0
    assert PreparedRecord.objects.count() == SourcePerson.objects.count()
    assert BlockingKey.objects.values("source_person").distinct().count() == SourcePerson.objects.count()
    review = ReviewItem.objects.select_related("match__left", "match__right")
    assert all(item.match.left.person_id != item.match.right.person_id for item in review)
    match = Match.objects.filter(band="join").first()
    assert match is not None
    assert len(match.waterfall["levels"]) == len(match.waterfall["steps"]) > 4


def test_a_second_full_run_changes_nothing(linked: LinkageRun) -> None:
    before = dict(SourcePerson.objects.values_list("pk", "person"))
    queue = set(ReviewItem.objects.values_list("match__left", "match__right"))
    again = link(full=True)
    assert (again.figures["joined"], again.model_id) == (0, linked.model_id)
    assert dict(SourcePerson.objects.values_list("pk", "person")) == before
    assert set(ReviewItem.objects.values_list("match__left", "match__right")) == queue


def test_a_new_delivery_is_linked_without_the_old(linked: LinkageRun, tmp_path: Path) -> None:
    model = county()["council"][0]
    newcomer = replace(model, local_id="h900", row_key="900", line=900)
    load([newcomer], tmp_path, agency=an_agency("housing", "housing"))
    run = link()
    assert (run.incremental, run.figures["records"]) == (True, 1)
    assert run.figures["candidates"] < 100
    source = SourcePerson.objects.get(local_id="h900")
    assert source.person.source_persons.filter(local_id=model.local_id).exists()
    assert ToLink.objects.count() == 0


def test_a_new_delivery_of_somebody_unknown_stays_alone(linked: LinkageRun, tmp_path: Path) -> None:
    stranger = a_row("h901", "901", given="Wilhelmina", family="Quartermaine", born=date(2011, 7, 30))
    load([stranger], tmp_path, agency=an_agency("housing", "housing"))
    assert link().figures["joined"] == 0
    assert SourcePerson.objects.get(local_id="h901").person.source_persons.count() == 1


def test_what_people_split_stays_split(linked: LinkageRun) -> None:
    steward = User.objects.create(username="steward")
    person = next(p for p in Person.objects.filter(retired=False) if p.source_persons.count() > 1)
    source = person.source_persons.order_by("-pk").first()
    assert source is not None
    lineage.split(source_persons=[source], by=steward, reason="Cousins of one name")
    for run in (link(full=True), link()):
        source.refresh_from_db()
        assert source.person_id != person.pk, run
    assert source.person.source_persons.count() == 1


def test_what_people_decided_in_review_stands(linked: LinkageRun) -> None:
    steward = User.objects.create(username="steward")
    match = Match.objects.filter(band="join", left__person=linked_person()).first()
    assert match is not None
    run_move = MoveSet.objects.get(kind=MoveSet.Kind.RUN)
    assert run_move.by is None
    ReviewItem.objects.filter(match=match).delete()
    lineage.split(source_persons=[match.right], by=steward, reason="Two people")
    ReviewItem.objects.create(
        match=match, priority=1, decision="apart", decided_by=steward, decided_at=linked.finished_at
    )
    link(full=True)
    assert ReviewItem.objects.get(match=match).decision == "apart"
    match.refresh_from_db()
    assert match.left.person_id != match.right.person_id


def linked_person() -> Person:
    return next(p for p in Person.objects.filter(retired=False).order_by("pk") if p.source_persons.count() == 2)


def test_too_few_records_cannot_train(db: None, tmp_path: Path) -> None:
    with as_system("a test links next to nobody"):
        load([a_row()], tmp_path)
        with pytest.raises(NotEnoughToTrain, match="could not be trained"):
            link()
