"""A person decides whether two records are one person. Each decision can be taken back."""

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.models import MoveSet, ReviewItem
from handrail.linkage.services.lineage import join, undo
from handrail.partnership.public import User

Decision = ReviewItem.Decision
_REASON = "a reviewer of matches decides: the page has checked the permission"


class CannotDecide(UserError):
    """The item is not as it was when it was shown."""


@transaction.atomic
def decide(*, item: ReviewItem, decision: Decision, by: User) -> ReviewItem:
    """Join the two, keep them apart for good, or leave it for later. Raises where it was decided meanwhile."""
    with as_system(_REASON):
        held = ReviewItem.objects.select_for_update(of=("self",)).select_related(
            "match__left__person", "match__right__person"
        )
        item = held.get(pk=item.pk)
        if item.decision in (Decision.JOIN, Decision.APART):
            raise CannotDecide(f"{item.decided_by} has decided this already: {item.get_decision_display().lower()}.")
        persons = [item.match.left.person, item.match.right.person]
        if decision is Decision.JOIN and persons[0] != persons[1]:
            item.move_set = join(persons=persons, by=by, reason="Decided in review: one person")
        _settle(item, decision, by)
        _record(item, by, str(decision))
    return item


@transaction.atomic
def take_back(*, item: ReviewItem, by: User) -> ReviewItem:
    """Undo a decision: what it joined is put back, and the item waits in the queue again."""
    with as_system(_REASON):
        item = ReviewItem.objects.select_for_update().get(pk=item.pk)
        if item.move_set is not None:
            undo(move_set=item.move_set, by=by)
        item.move_set = None
        item.decision, item.decided_by, item.decided_at = "", None, None
        item.save(update_fields=["move_set", "decision", "decided_by", "decided_at"])
        _record(item, by, "taken_back")
    return item


def put_back(*, move_set: MoveSet, by: User) -> None:
    """Undo a join or split. Where it came of a decision in review, that is taken back, and the pair waits again."""
    with as_system(_REASON):
        item = ReviewItem.objects.filter(move_set=move_set).first()
    if item is None:
        undo(move_set=move_set, by=by)
    else:
        take_back(item=item, by=by)


def _settle(item: ReviewItem, decision: Decision, by: User) -> None:
    item.decision, item.decided_by, item.decided_at = decision, by, clock.now()
    item.save(update_fields=["move_set", "decision", "decided_by", "decided_at"])


def _record(item: ReviewItem, by: User, decision: str) -> None:
    record(Action.REVIEW_MATCH, body={"match": item.match_id, "item": item.pk, "decision": decision}, actor_id=by.pk)
