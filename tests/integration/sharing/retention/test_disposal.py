"""A disposal from the dry run to its certificate: two officers, holds, and what changed in between."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.planning.models import Dissent
from handrail.records.public import Event, Person, SourceRecord
from handrail.sharing.models import Disposal, DisposalItem, Hold, RetentionSchedule, Tombstone
from handrail.sharing.public import HoldOn, approve, carry_out, propose, put_hold, release_hold
from handrail.sharing.selectors.schedule import schedule_in_force
from handrail.sharing.services import disposing
from handrail.sharing.services.disposals import CannotDispose, withdraw
from handrail.sharing.services.schedule import change_undo_days, put_rule
from tests.factories import partnership, plans
from tests.factories import planning as assess
from tests.factories import records as make
from tests.integration.sharing.retention.conftest import agreed, carried_out, counted, states

pytestmark = pytest.mark.django_db
Officers = tuple[User, User]
IN_2033 = date(2033, 1, 1)  # the police's six years are over; the child's 25th birthday is to come


@pytest.fixture(autouse=True)
def machine() -> Any:
    with as_system("a test looks at what is held"), clock.stopped_at(IN_2033):
        yield


@pytest.fixture
def person(db: None) -> Person:
    """Arrested in 2026, in need as a child: the one is due in 2032, the other in 2034."""
    source = make.young_person(partnership.agency(), local_id="N1")
    make.event(source, date(2026, 10, 1), item_class="offending", kind="arrest")
    make.involvement(source, item_class="social_care", since=date(2020, 1, 1), until=date(2021, 1, 1))
    return source.person


def hold(on: HoldOn, by: User) -> Hold:
    return put_hold(on=on, why=Hold.Why.INQUIRY, words="The county's inquiry", review_on=date(2034, 1, 1), by=by)


def test_a_dry_run_lists_what_is_due_with_its_sum_and_changes_nothing(person: Person, officers: Officers) -> None:
    before = SourceRecord.objects.count()
    run = counted(officers[0], IN_2033)
    item = DisposalItem.objects.get(disposal=run)
    assert (item.person_id, item.item_class, item.rule) == (person.pk, "offending", "police")
    assert (item.counted_from, item.years, item.until) == (date(2026, 10, 1), 6, date(2032, 10, 1))
    assert run.counts["due"] == {"offending|police": 1}
    assert run.counts["years"]["2034"] == {"people": 1, "classes": {"social_care": 1, "identity": 1}}
    assert (run.state, SourceRecord.objects.count()) == ("counted", before)


def test_only_what_is_due_goes_and_the_rest_of_the_person_stays(person: Person, officers: Officers) -> None:
    done = carried_out(officers, IN_2033)
    assert Event.objects.filter(source_person__person=person).count() == 0
    assert set(SourceRecord.objects.values_list("item_class", flat=True)) == {"social_care"}
    assert states(done) == {"offending": "disposed"}
    assert done.certificate["classes"] == {"offending": {"police": 1}}
    assert (done.certificate["people"], done.certificate["whole"]) == (1, 0)
    assert done.certificate["rows"] == {"records.event": 1, "records.sourcerecord": 1}


def test_whoever_proposed_cannot_approve(person: Person, officers: Officers) -> None:
    one, _ = officers
    proposed = propose(disposal=counted(one, IN_2033), reason="Looked.", by=one)
    with pytest.raises(CannotDispose, match="Somebody else"):
        approve(disposal=proposed, by=one)


def test_the_database_itself_refuses_one_pair_of_hands(person: Person, officers: Officers) -> None:
    one, _ = officers
    proposed = propose(disposal=counted(one, IN_2033), reason="Looked.", by=one)
    with pytest.raises(IntegrityError, match="disposal_approved_by_another"), transaction.atomic():
        Disposal.objects.filter(pk=proposed.pk).update(
            state="approved", approved_by=one, approved_at=clock.now()
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="disposal_runs_only_approved"), transaction.atomic():
        Disposal.objects.filter(pk=proposed.pk).update(state="running")


@pytest.mark.parametrize("state", ["counted", "proposed", "withdrawn"])
def test_nothing_is_carried_out_without_approval(person: Person, officers: Officers, state: str) -> None:
    one, _ = officers
    run = counted(one, IN_2033)
    if state != "counted":
        run = propose(disposal=run, reason="Looked.", by=one)
    if state == "withdrawn":
        run = withdraw(disposal=run, because="The inquiry asked.", by=one)
    carry_out(disposal=run)
    assert Event.objects.count() == 1
    assert Disposal.objects.get(pk=run.pk).state == state


HOLDS = [
    ("the person", lambda person: HoldOn(person.pk)),
    ("the class", lambda person: HoldOn(item_class="offending")),
    ("everything", lambda person: HoldOn(item_class="*")),
]


@pytest.mark.parametrize("on", [row[1] for row in HOLDS], ids=[row[0] for row in HOLDS])
def test_a_hold_beats_the_rule_even_after_the_approval(person: Person, officers: Officers, on: Any) -> None:
    run = agreed(officers, IN_2033)
    hold(on(person), officers[0])
    done = carry_out(disposal=run)
    assert Event.objects.count() == 1
    assert states(done) == {"offending": "kept"}
    assert done.certificate["kept"] == 1
    assert counted(officers[0], IN_2033).counts["on_hold"] == {"offending|police": 1}


def test_what_is_released_falls_due_again(person: Person, officers: Officers) -> None:
    held = hold(HoldOn(person.pk), officers[0])
    release_hold(hold=held, because="The inquiry has reported.", by=officers[1])
    assert states(carried_out(officers, IN_2033)) == {"offending": "disposed"}


def test_a_hold_goes_with_the_records_it_was_put_on(person: Person, officers: Officers) -> None:
    hold(HoldOn(person.pk), officers[0])
    another = make.person()
    person.source_persons.update(person=another)
    assert counted(officers[0], IN_2033).counts["on_hold"] == {"offending|police": 1}


def test_a_hold_that_stands_elsewhere_holds_nothing_here(person: Person, officers: Officers) -> None:
    hold(HoldOn(item_class="education"), officers[0])
    assert states(carried_out(officers, IN_2033)) == {"offending": "disposed"}


def test_what_came_in_after_the_approval_keeps_it(person: Person, officers: Officers) -> None:
    run = agreed(officers, IN_2033)
    make.event(person.shown_from, date(2032, 12, 1), item_class="offending", kind="arrest")
    assert states(carry_out(disposal=run)) == {"offending": "kept"}
    assert Event.objects.count() == 2


def test_a_rule_changed_after_the_approval_keeps_it(person: Person, officers: Officers) -> None:
    from dataclasses import replace

    run, schedule = agreed(officers, IN_2033), schedule_in_force()
    rule = schedule.rule("police")
    assert rule is not None
    put_rule(rule=replace(rule, years=10), instead_of="police", schedule=schedule, note="Agreed", by=officers[0])
    assert states(carry_out(disposal=run)) == {"offending": "kept"}


def test_a_run_that_was_cut_off_goes_on_with_those_who_are_left(person: Person, officers: Officers) -> None:
    source = make.young_person(partnership.agency())
    make.event(source, date(2026, 10, 1), item_class="offending")
    run = agreed(officers, IN_2033)

    class Cut(Exception):
        pass

    def cut(done: int) -> None:
        raise Cut

    with pytest.raises(Cut):
        carry_out(disposal=run, progress=cut)
    assert Event.objects.filter(item_class="offending").count() == 1
    done = carry_out(disposal=Disposal.objects.get(pk=run.pk))
    assert (done.state, done.certificate["people"]) == ("done", 2)
    assert Event.objects.filter(item_class="offending").count() == 0


def test_somebody_who_is_written_about_in_that_moment_stays(
    person: Person, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = agreed(officers, IN_2033)

    def meets_another(*_: Any) -> None:
        raise IntegrityError("a row points at what goes")

    with monkeypatch.context() as patched:
        patched.setattr(disposing, "_erase", meets_another)
        done = carry_out(disposal=run)
    assert (done.state, done.certificate["people"], states(done)) == ("done", 0, {"offending": "kept"})
    assert Event.objects.count() == 1


def test_a_disposal_is_not_carried_out_twice_at_once(person: Person, officers: Officers) -> None:
    run = agreed(officers, IN_2033)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [disposing.LOCK])
            assert carry_out(disposal=run).state == "approved"
            cursor.execute("SELECT pg_advisory_unlock(%s)", [disposing.LOCK])
    finally:
        other.close()
    assert carry_out(disposal=run).state == "done"


def test_what_became_of_it_and_what_was_published_stay_as_they_were(person: Person, officers: Officers) -> None:
    done = carried_out(officers, IN_2033)
    for change in (
        lambda: Disposal.objects.filter(pk=done.pk).update(certificate={}),
        lambda: RetentionSchedule.objects.update(note="Otherwise"),
        lambda: RetentionSchedule.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError, match="stays as it was"), transaction.atomic():
            change()


def test_a_dissent_goes_by_no_other_road(work: plans.Work, officers: Officers) -> None:
    about = plans.person(work, born=date(1990, 1, 1))
    assess.assessed(about, work.council, "assessment")
    said = Dissent.objects.get()
    for run in (None, counted(officers[0], IN_2033).pk, 10**6):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('handrail.disposing', %s, true)", [str(run or "")])
        with pytest.raises(Exception, match="A dissent stays"), transaction.atomic():
            Dissent.objects.filter(pk=said.pk)._raw_delete("default")


def test_a_tombstone_tells_nobody_who_it_was(person: Person, officers: Officers) -> None:
    carried_out(officers, IN_2033)
    (mark,) = Tombstone.objects.all()
    assert mark.item_class == "offending"
    assert "N1" not in mark.digest
    assert len(mark.digest) == 64


def test_refusals_in_sentences(person: Person, officers: Officers) -> None:
    one, _ = officers
    with pytest.raises(UserError, match="looks at a day to come"):
        propose(disposal=counted(one, date(2040, 1, 1)), reason="Looked.", by=one)
    with pytest.raises(UserError, match="Nothing is due"):
        propose(disposal=counted(one, date(2030, 1, 1)), reason="Looked.", by=one)
    run = counted(one, IN_2033)
    change_undo_days(days=30, schedule=schedule_in_force(), note="Agreed", by=one)
    with pytest.raises(UserError, match="schedule has changed"):
        propose(disposal=run, reason="Looked.", by=one)
    with pytest.raises(UserError, match="on one person or on one class"):
        hold(HoldOn(), one)
