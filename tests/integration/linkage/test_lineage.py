"""Join, split and undo: nothing is lost, whatever is done in whatever order."""

import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Min
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system
from handrail.linkage.models import Match, Move, MoveSet, ReviewItem
from handrail.linkage.services import lineage
from handrail.linkage.services.lineage import CannotJoin, CannotSplit, CannotUndo
from handrail.partnership.public import User
from handrail.records.public import Person, SourcePerson
from tests.factories import records as make
from tests.factories.linkage import a_match


@pytest.fixture
def steward(db: None) -> Iterator[User]:
    with as_system("a test looks at who is who"):
        yield User.objects.create(username="steward")


def two(given: str = "Dan") -> tuple[Person, Person]:
    """Two persons, the first known longer."""
    police = make.agency()
    one, other = (make.young_person(police, given=given).person for _ in range(2))
    other.created_at += timedelta(days=1)
    other.save()
    return one, other


def members(person: Person) -> set[int]:
    return set(SourcePerson.objects.filter(person=person).values_list("pk", flat=True))


def test_a_join_keeps_every_record_and_retires_whom_it_emptied(steward: User) -> None:
    one, other = two()
    both = members(one) | members(other)
    made = lineage.join(persons=[other, one], by=steward, reason="Same school, same mother")
    one.refresh_from_db()
    other.refresh_from_db()
    assert members(one) == both
    assert (one.retired, other.retired, other.shown_given) == (False, True, "")
    assert (made.kind, made.by, made.moves.count()) == (MoveSet.Kind.JOIN, steward, 1)
    entry = LedgerEntry.objects.get(action="join")
    assert (entry.subject, entry.actor_id, entry.body["moved"]) == (one.pk, steward.pk, 1)


def test_a_join_is_undone(steward: User) -> None:
    one, other = two()
    before = {person.pk: members(person) for person in (one, other)}
    made = lineage.join(persons=[one, other], by=steward, reason="Thought so")
    lineage.undo(move_set=made, by=steward)
    assert {person.pk: members(person) for person in (one, other)} == before
    other.refresh_from_db()
    assert (other.retired, other.shown_given) == (False, "Dan")
    assert Move.objects.count() == 2, "the lineage keeps both"


def test_a_split_makes_a_person_of_their_own(steward: User) -> None:
    one, other = two()
    lineage.join(persons=[one, other], by=steward, reason="Thought so")
    source = SourcePerson.objects.filter(person=one).order_by("-pk").first()
    assert source is not None
    made = lineage.split(source_persons=[source], by=steward, reason="Twins")
    source.refresh_from_db()
    assert source.person_id not in (one.pk, other.pk)
    assert source.person.shown_given == "Dan"
    lineage.undo(move_set=made, by=steward)
    assert source.pk in members(one)


def test_what_was_moved_again_is_undone_in_order(steward: User) -> None:
    one, other = two()
    joined = lineage.join(persons=[one, other], by=steward, reason="Thought so")
    moved = joined.moves.get().source_person
    later = lineage.split(source_persons=[moved], by=steward, reason="Not so")
    with pytest.raises(CannotUndo, match=r"one of its records was moved again on .* Undo that first"):
        lineage.undo(move_set=joined, by=steward)
    assert not lineage.can_undo(move_set=joined)
    lineage.undo(move_set=later, by=steward)
    lineage.undo(move_set=joined, by=steward)
    with pytest.raises(CannotUndo, match="undone already"):
        lineage.undo(move_set=joined, by=steward)


def test_what_may_not_be_joined_or_split(steward: User) -> None:
    one, other = two()
    with pytest.raises(CannotJoin, match="at least two"):
        lineage.join(persons=[one, one], by=steward, reason="")
    with pytest.raises(CannotSplit, match="all the records"):
        lineage.split(source_persons=list(SourcePerson.objects.filter(person=one)), by=steward, reason="")
    with pytest.raises(CannotSplit, match="Choose the records"):
        lineage.check_split(source_persons=[])
    with pytest.raises(CannotSplit, match="different persons"):
        lineage.check_split(source_persons=list(SourcePerson.objects.all()))
    lineage.join(persons=[one, other], by=steward, reason="")
    with pytest.raises(CannotJoin, match="joined into another already"):
        lineage.join(persons=[one, other], by=steward, reason="")


def test_a_decision_that_they_are_two_people_stands_in_the_way(steward: User) -> None:
    one, other = two()
    match = a_match(*(SourcePerson.objects.get(person=person) for person in (one, other)))
    ReviewItem.objects.create(match=match, priority=1, decision="apart", decided_by=steward, decided_at=make.SEEN)
    with pytest.raises(CannotJoin, match="On 21 November 2026 it was decided that two of these records are two people"):
        lineage.join(persons=[one, other], by=steward, reason="")
    assert not lineage.can_join(persons=[one, other])
    assert Match.objects.count() == 1


def test_a_change_that_cannot_go_on_the_ledger_is_no_change(steward: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = two()
    monkeypatch.setattr(lineage, "record", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        lineage.join(persons=[one, other], by=steward, reason="")
    assert MoveSet.objects.count() == 0
    assert members(one)
    assert members(other)


class Lineages(RuleBasedStateMachine):
    """Joins, splits and undos in any order, held against a model of who is with whom."""

    @initialize(number=st.integers(2, 6))
    def people_come(self, number: int) -> None:
        self.before = transaction.savepoint()
        police = make.agency()
        for _ in range(number):
            make.young_person(police)
        self.by = User.objects.create(username=f"steward-{User.objects.count()}")
        self.sources = set(SourcePerson.objects.values_list("pk", flat=True))
        self.pictures = [self.picture()]
        self.done: list[MoveSet] = []

    def teardown(self) -> None:
        if hasattr(self, "before"):
            transaction.savepoint_rollback(self.before)

    def picture(self) -> dict[int, str]:
        return {pk: str(person) for pk, person in SourcePerson.objects.values_list("pk", "person")}

    def people(self) -> list[Person]:
        """Everybody, in an order that is the same in every run: a person's own id is drawn anew each time."""
        return list(Person.objects.filter(retired=False).annotate(first=Min("source_persons")).order_by("first"))

    def did(self, made: MoveSet) -> None:
        self.done.append(made)
        self.pictures.append(self.picture())

    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        current = self.people()
        if len(current) > 1:
            chosen = data.draw(st.lists(st.sampled_from(current), min_size=2, max_size=3, unique_by=lambda p: p.pk))
            self.did(lineage.join(persons=chosen, by=self.by, reason="joined"))

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(self.people()))
        held = list(SourcePerson.objects.filter(person=person).order_by("pk"))
        chosen = data.draw(st.lists(st.sampled_from(held), max_size=len(held), unique_by=lambda s: s.pk))
        if lineage.can_split(source_persons=chosen):
            self.did(lineage.split(source_persons=chosen, by=self.by, reason="split"))

    @rule()
    def undo_the_last(self) -> None:
        """What was done last can always be undone, and then everything is where it was before."""
        if self.done:
            lineage.undo(move_set=self.done.pop(), by=self.by)
            self.pictures.pop()
            assert self.picture() == self.pictures[-1]

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        """Something older can be undone exactly where nothing that it moved has moved since."""
        if not self.done:
            return
        chosen = data.draw(st.sampled_from(self.done))
        picture = self.picture()
        still = all(picture[m.source_person_id] == str(m.to_person_id) for m in chosen.moves.all())
        undone = MoveSet.objects.filter(undoes=chosen).exists()
        assert lineage.can_undo(move_set=chosen) == (still and not undone)

    @invariant()
    def nobody_is_lost(self) -> None:
        if not hasattr(self, "sources"):
            return
        assert set(self.picture()) == self.sources
        held = set(SourcePerson.objects.values_list("person", flat=True))
        for person in Person.objects.all():
            assert person.retired == (person.pk not in held)
            assert (person.shown_from_id is None) == person.retired

    @invariant()
    def the_lineage_tells_how_it_came_about(self) -> None:
        """Each source person's moves follow on each other and end where it is."""
        if not hasattr(self, "sources"):
            return
        for pk, person in self.picture().items():
            steps = list(Move.objects.filter(source_person=pk).order_by("pk"))
            for before, after in itertools.pairwise(steps):
                assert before.to_person_id == after.from_person_id
            assert not steps or str(steps[-1].to_person_id) == person


class TestLineages(TestCase):
    def test_any_order_of_joins_splits_and_undos(self) -> None:
        with as_system("a test moves records about"):
            run_state_machine_as_test(
                Lineages,
                settings=settings(
                    max_examples=25,
                    stateful_step_count=12,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
