"""Carrying out a disposal that two officers agreed on: one person at a time, each whole or not at all.

Before anybody's information goes it is counted anew: by the schedule in force then, with the holds that stand then.
What is due no longer stays, and the run says so.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.records.public import Person, SourcePerson
from handrail.sharing.models import Disposal, DisposalItem
from handrail.sharing.retained import joined_into, retained
from handrail.sharing.selectors.kept import Kept, kept
from handrail.sharing.selectors.schedule import schedule_in_force
from handrail.sharing.services.certificates import add_to_certificate, finish
from handrail.sharing.services.erasing import erase, erase_named
from handrail.sharing.services.tombstones import put_tombstones

_REASON = "a disposal that two officers agreed on is carried out"
LOCK = 0x64697370  # "disp"
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Going:
    """What of one person goes now; `whole` where nothing of them is left behind."""

    person_id: UUID
    items: list[DisposalItem]
    whole: bool

    @property
    def classes(self) -> list[str]:
        return [item.item_class for item in self.items]


def carry_out(*, disposal: Disposal, progress: Progress | None = None) -> Disposal:
    """Do what was approved. Begun again after it was cut off, it goes on with those who are left; never twice."""
    with as_system(_REASON), _alone() as alone:
        if not alone or not _begin(disposal):
            return disposal
        due = DisposalItem.objects.filter(disposal=disposal, state=DisposalItem.State.DUE)
        for person_id in list(due.order_by().values_list("person_id", flat=True).distinct()):
            _dispose_or_keep(disposal, person_id)
            if progress:
                progress(disposal.done)
        finish(disposal)
    return disposal


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else carries a disposal out right now. A connection that is lost lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _dispose_or_keep(disposal: Disposal, person_id: UUID) -> None:
    """Somebody who is written about in this very moment stays: the next dry run tells whether they are still due."""
    try:
        dispose_of_person(disposal, person_id)
    except IntegrityError:
        listed = DisposalItem.objects.filter(disposal=disposal, person_id=person_id, state=DisposalItem.State.DUE)
        listed.update(state=DisposalItem.State.KEPT)
        disposal.refresh_from_db()


def _begin(disposal: Disposal) -> bool:
    """Whether it may run: approved, or cut off while it ran."""
    ready = Disposal.objects.filter(pk=disposal.pk, state__in=[Disposal.State.APPROVED, Disposal.State.RUNNING])
    begun = ready.update(state=Disposal.State.RUNNING)
    disposal.refresh_from_db()
    return bool(begun)


@transaction.atomic
def dispose_of_person(disposal: Disposal, person_id: UUID) -> None:
    """One person, in one transaction with the ledger's entry."""
    _open_road(disposal)
    list(Person.objects.select_for_update().filter(pk=person_id))
    list(SourcePerson.objects.select_for_update().filter(person_id=person_id))
    items = list(DisposalItem.objects.filter(disposal=disposal, person_id=person_id, state=DisposalItem.State.DUE))
    going = still_due(disposal, person_id, items)
    _keep_the_rest(items, going)
    if going.items:
        _erase(disposal, going)
        body = {"disposal": disposal.pk, "classes": sorted(going.classes), "whole": going.whole}
        record(Action.DISPOSE, subject=person_id, body=body, actor_id=disposal.approved_by_id)
    Disposal.objects.filter(pk=disposal.pk).update(done=disposal.done + 1)
    disposal.done += 1


def still_due(disposal: Disposal, person_id: UUID, items: list[DisposalItem]) -> Going:
    """Of what was approved, what may still go: its time is up by today's rules, and no hold stands on it."""
    held = {one.item_class: one for one in kept(schedule_in_force(), [person_id])}
    may_go = [item for item in items if _may_go(held.get(item.item_class), disposal)]
    return Going(person_id, may_go, whole=bool(may_go) and held.keys() == {item.item_class for item in may_go})


def _may_go(held: Kept | None, disposal: Disposal) -> bool:
    return held is not None and held.hold is None and held.is_due(disposal.as_of)


def _keep_the_rest(items: list[DisposalItem], going: Going) -> None:
    stays = [item.pk for item in items if item.item_class not in going.classes]
    DisposalItem.objects.filter(pk__in=stays).update(state=DisposalItem.State.KEPT)


def _erase(disposal: Disposal, going: Going) -> None:
    sources = list(SourcePerson.objects.filter(person_id=going.person_id))
    if going.whole:
        put_tombstones(sources, disposal=disposal, day=clock.today())
        everybody = [going.person_id, *joined_into(going.person_id)]
        rows = erase(Person, everybody) + erase_named(everybody)
    else:
        rows = _erase_classes(disposal, going, sources)
        done = DisposalItem.objects.filter(pk__in=[item.pk for item in going.items])
        done.update(state=DisposalItem.State.DISPOSED)
    add_to_certificate(disposal, going.items, rows, whole=going.whole)


def _erase_classes(disposal: Disposal, going: Going, sources: list[SourcePerson]) -> Counter[str]:
    rows: Counter[str] = Counter()
    for item_class in going.classes:
        put_tombstones(sources, disposal=disposal, day=clock.today(), item_class=item_class)
        for kind in retained():
            going_rows = kind.rows([going.person_id], item_class)
            rows += erase(going_rows.model, going_rows.values_list("pk", flat=True))
    return rows


def _open_road(disposal: Disposal) -> None:
    """Until this transaction ends, rows that nobody may delete may go (migration `retention_roads`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('handrail.disposing', %s, true)", [str(disposal.pk)])
