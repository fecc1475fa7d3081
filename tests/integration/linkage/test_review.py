"""Deciding matches: one pair after another, taken back if need be, and measured."""

import pytest

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system
from handrail.linkage.models import LinkageRun, MoveSet, ReviewItem
from handrail.linkage.selectors import review as queue
from handrail.linkage.services.review import CannotDecide, decide, take_back
from handrail.partnership.public import User
from tests.factories import readers
from tests.factories import records as make

Decision = ReviewItem.Decision


@pytest.fixture
def steward(linked: LinkageRun) -> User:
    assert queue.progress().waiting > 3, "the small county leaves something to decide"
    return User.objects.create(username="steward", full_name="Ruth Penhale")


def first() -> ReviewItem:
    return queue.waiting().select_related("match__left", "match__right")[0]


def test_one_person_joins_the_two(steward: User) -> None:
    item = decide(item=first(), decision=Decision.JOIN, by=steward)
    item.match.left.refresh_from_db()
    item.match.right.refresh_from_db()
    assert item.match.left.person_id == item.match.right.person_id
    assert item.move_set is not None
    assert item.move_set.kind == MoveSet.Kind.JOIN
    assert LedgerEntry.objects.filter(action="review_match").count() == 1


def test_a_decision_is_taken_back(steward: User) -> None:
    item = first()
    before = item.match.left.person_id, item.match.right.person_id
    take_back(item=decide(item=item, decision=Decision.JOIN, by=steward), by=steward)
    item = ReviewItem.objects.get(pk=item.pk)
    assert (item.decision, item.decided_by, item.move_set) == ("", None, None)
    assert (item.match.left.person_id, item.match.right.person_id) == before
    assert queue.next_item() == item.pk


def test_two_people_leave_the_queue_and_later_goes_to_its_end(steward: User) -> None:
    waiting = list(queue.waiting().values_list("pk", flat=True))
    decide(item=ReviewItem.objects.get(pk=waiting[0]), decision=Decision.APART, by=steward)
    decide(item=ReviewItem.objects.get(pk=waiting[1]), decision=Decision.LATER, by=steward)
    assert list(queue.waiting().values_list("pk", flat=True)) == [*waiting[2:], waiting[1]]
    assert queue.progress().decided == 1


def test_what_is_decided_is_not_decided_twice(steward: User) -> None:
    item = decide(item=first(), decision=Decision.APART, by=steward)
    with pytest.raises(CannotDecide, match="Ruth Penhale has decided this already: two people"):
        decide(item=item, decision=Decision.JOIN, by=steward)


def test_a_pair_comes_with_reasons_that_add_up(steward: User) -> None:
    pair = queue.pair(first().pk)
    assert pair is not None
    assert pair.compared.prior + sum(step.weight for step in pair.compared.steps) == pytest.approx(
        pair.item.match.weight, abs=0.01
    )
    assert pair.compared.sentence
    assert pair.compared.left.given


def test_decisions_measure_the_linkage(steward: User) -> None:
    for item, decision in zip(list(queue.waiting()[:3]), (Decision.JOIN, Decision.APART, Decision.JOIN), strict=True):
        decide(item=item, decision=decision, by=steward)
    found = queue.measured()
    assert sum(band.joined for band in found.bands) == 2
    assert sum(band.apart for band in found.bands) == 1
    assert found.precision == 1
    assert found.joined > 200


def test_the_pages_lead_from_pair_to_pair(steward: User) -> None:
    browser = readers.signed_in("data_steward", make.team(make.agency()))
    listed = browser.get("/matches").content.decode()
    item = first()
    assert f"/matches/{item.pk}" in listed
    shown = browser.get(f"/matches/{item.pk}").content.decode()
    assert "Is this one person?" in shown
    assert 'data-key="j"' in shown
    answer = browser.post(f"/matches/{item.pk}", {"decision": "join"})
    assert answer.headers["Location"] == f"/matches/{queue.next_item()}"
    following = browser.get(answer.headers["Location"]).content.decode()
    assert f"/matches/{item.pk}/undo" in following
    browser.post(f"/matches/{item.pk}/undo")
    assert ReviewItem.objects.get(pk=item.pk).decision == ""
    assert "How good is the linkage?" in browser.get("/matches/measured").content.decode()


def test_whose_records_were_looked_at_is_on_the_ledger(steward: User) -> None:
    """Looking decides nothing, and shows a steward names, numbers and addresses all the same."""
    browser = readers.signed_in("data_steward", make.team(make.agency()))
    item = first()
    two = {item.match.left.person_id, item.match.right.person_id}
    browser.get("/matches")
    listed = LedgerEntry.objects.get(action="review_match")
    assert {str(person) for person in two} <= set(LedgerDetail.objects.get(entry=listed).text["subjects"])
    browser.get(f"/matches/{item.pk}")
    looked_at = LedgerEntry.objects.filter(action="review_match", body__item=item.pk)
    assert {entry.subject for entry in looked_at} == two


def test_only_a_steward_decides(steward: User) -> None:
    browser = readers.signed_in("mdt_social_worker", make.team(make.agency()))
    item = first()
    for path in ("/matches", f"/matches/{item.pk}", "/matches/measured"):
        assert browser.get(path).status_code == 403
    assert browser.post(f"/matches/{item.pk}", {"decision": "join"}).status_code == 403
    assert ReviewItem.objects.get(pk=item.pk).decision == ""


def test_a_person_is_told_that_records_wait_until_they_are_decided(steward: User) -> None:
    item = first()
    left, right = item.match.left.person_id, item.match.right.person_id
    before = queue.waiting_with(left)
    assert before >= 1
    assert queue.waiting_with(right) >= 1
    decide(item=item, decision=Decision.APART, by=steward)
    assert queue.waiting_with(left) == before - 1


def test_nothing_is_told_of_somebody_for_whom_nothing_waits(steward: User) -> None:
    with as_system("a test makes its people"):
        alone = make.young_person(make.agency())
    assert queue.waiting_with(alone.person_id) == 0
