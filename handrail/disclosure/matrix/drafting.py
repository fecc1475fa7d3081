"""The next version of the sharing matrix: begun from the one in force, changed as a draft, proposed, published.

Sharing more needs two officers: whoever proposes a draft that widens does not publish it. `HANDRAIL_ONE_OFFICER` lets a
partnership with one officer do without.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from handrail.disclosure.actions import Action
from handrail.disclosure.grid import Cell, Grid, check_identity, default_grid
from handrail.disclosure.ledger.record import record
from handrail.disclosure.matrix.changes import Change, changes_between
from handrail.disclosure.matrix.reading import draft, in_force, levels_of
from handrail.disclosure.models import Level, SharingMatrix, SharingRule
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User


class CannotDraft(UserError):
    """There is no draft, somebody else has changed it, or it may not be published so."""


@transaction.atomic
def begin_draft(*, by: User) -> SharingMatrix:
    """A draft that says what the version in force says; the one that is there, where one is. Combinations that have
    come since with a new role or class are in it, shared with nobody."""
    latest = _lock()
    held = draft()
    if held is not None:
        return held
    now = in_force()
    levels = {**dict.fromkeys(default_grid().levels, Level.DENY), **levels_of(now)}
    made = SharingMatrix.objects.create(version=latest + 1, note="", drafted_from=now.version if now else None)
    _write(made, levels)
    _on_ledger("begun", made, by)
    return made


@transaction.atomic
def change_cells(*, edition: int, levels: Mapping[Cell, Level], by: User) -> SharingMatrix:
    """Set some combinations of the draft as it stood at an edition. What was proposed has to be proposed again."""
    held = _held(edition)
    before = levels_of(held)
    changed = {cell: level for cell, level in levels.items() if cell in before and before[cell] != level}
    check_identity({**before, **changed})
    for level in Level:
        cells = [cell for cell, becomes in changed.items() if becomes is level]
        _set(held, cells, level)
    if changed:
        _changed(held)
        _on_ledger("changed", held, by, cells=len(changed))
    return held


@transaction.atomic
def replace_draft(*, edition: int, grid: Grid, by: User) -> SharingMatrix:
    """Let the draft say what a file says, whole."""
    held = _held(edition)
    held.rules.all().delete()
    _write(held, grid.levels)
    held.note = grid.note[:300]
    _changed(held)
    _on_ledger("read_in", held, by, cells=len(grid.levels))
    return held


@transaction.atomic
def propose(*, edition: int, note: str, by: User) -> SharingMatrix:
    """Say what the draft is for, and that it is ready: another officer looks at it."""
    held = _held(edition)
    if not note.strip():
        raise CannotDraft("Say in a line what changes and why: it stays with this version.")
    if not draft_changes(held):
        raise CannotDraft("The draft says what the version in force says: there is nothing to propose.")
    held.note, held.proposed_by, held.proposed_at = note.strip()[:300], by, clock.now()
    held.save()
    _on_ledger("proposed", held, by)
    return held


@transaction.atomic
def publish_draft(*, edition: int, by: User) -> SharingMatrix:
    """Put the draft in force, as the newest version. From the next request on both walls stand on it."""
    latest = _lock()
    held = _held(edition)
    check_publish(held, by=by)
    made = draft_changes(held)
    if held.version < latest:
        held.version = latest + 1
    held.published_at, held.published_by = clock.now(), str(by)
    held.save()
    wider = sum(one.widens for one in made)
    body = {"matrix": held.version, "wider": wider, "narrower": len(made) - wider, "proposed_by": held.proposed_by_id}
    record(Action.PUBLISH_SHARING, body=body, detail={"note": held.note}, actor_id=by.pk)
    return held


def check_publish(held: SharingMatrix, *, by: User) -> None:
    """Raises `CannotDraft`: unproposed, or sharing more and proposed by the same officer."""
    if held.proposed_by_id is None:
        raise CannotDraft("Propose the draft first, with a line that says what changes and why.")
    widens = any(one.widens for one in draft_changes(held))
    if widens and held.proposed_by_id == by.pk and not settings.HANDRAIL_ONE_OFFICER:
        raise CannotDraft(
            "This draft shares more than the version in force, and you proposed it: another officer publishes it."
        )


def can_publish(held: SharingMatrix, *, by: User) -> bool:
    try:
        check_publish(held, by=by)
    except CannotDraft:
        return False
    return True


@transaction.atomic
def throw_away(*, edition: int, by: User) -> None:
    held = _held(edition)
    _on_ledger("thrown_away", held, by)
    held.delete()


def draft_changes(held: SharingMatrix) -> list[Change]:
    """What the draft changes in the version in force now, whichever it was begun from. Three queries."""
    return changes_between(levels_of(in_force()), levels_of(held))


def _lock() -> int:
    """The newest version there is, draft or not; nobody else begins or publishes until the transaction ends."""
    newest = SharingMatrix.objects.select_for_update().order_by("-version")[:1]
    list(newest)
    published = SharingMatrix.objects.exclude(published_at=None)
    return published.aggregate(latest=Max("version"))["latest"] or 0


def _held(edition: int) -> SharingMatrix:
    held = SharingMatrix.objects.select_for_update().filter(published_at=None).first()
    if held is None:
        raise CannotDraft("There is no draft: it was published or thrown away. Begin the next one.")
    if held.edition != edition:
        raise CannotDraft(
            "Somebody has changed the draft since you opened it. Look at it again; what you chose is kept below."
        )
    return held


def _set(held: SharingMatrix, cells: list[Cell], level: Level) -> None:
    by_role: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        by_role.setdefault((cell.role, cell.purpose), []).append(cell)
    for (role, purpose), alike in by_role.items():
        for origin in {cell.origin_kind for cell in alike}:
            items = [cell.item_class for cell in alike if cell.origin_kind == origin]
            held.rules.filter(role=role, purpose=purpose, origin_kind=origin, item_class__in=items).update(level=level)


def _changed(held: SharingMatrix) -> None:
    held.edition += 1
    held.proposed_by = held.proposed_at = None
    held.save()


def _write(held: SharingMatrix, levels: Mapping[Cell, Level]) -> None:
    rules = (SharingRule(matrix=held, level=level, **cell._asdict()) for cell, level in levels.items())
    SharingRule.objects.bulk_create(rules, batch_size=2000)


def _on_ledger(what: str, held: SharingMatrix, by: User, **body: Any) -> None:
    record(Action.EDIT_SHARING, body={"what": what, "matrix": held.version, **body}, actor_id=by.pk)
