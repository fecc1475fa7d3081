"""Saving what users write. Each save is a version; none is lost, and none writes over another."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction

from handrail.disclosure.public import as_system, check_to_save
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.ui.public import text_of
from handrail.writing.errors import Conflict, Gone, UnknownVersion
from handrail.writing.merging import merge
from handrail.writing.models import Version, Written
from handrail.writing.values import Json, changes_of, kind_of, set_values, values_of, written_fields

W = TypeVar("W", bound=Written)
_REASON = "what a user writes goes on the record, and on its history"


def create(record: W, *, by: User) -> W:
    """Save a new record as version 1."""
    _look_through(record, values_of(record))
    with as_system(_REASON), transaction.atomic():
        record.version, record.written_by, record.written_at = 1, by, clock.now()
        record.save(force_insert=True)
        record.refresh_from_db(from_queryset=_all(record))
        values = values_of(record)
        _enter(record, Version.What.WRITTEN, by=by, values=values, changed=sorted(values))
    return record


def save(
    record: W, *, by: User, based_on: int, changes: Mapping[str, Any], given_up: Mapping[str, Any] | None = None
) -> W:
    """Save changes that began from version `based_on`; `record` is brought up to date and given back.

    Fields that nobody else changed since then are taken even if others were. `Conflict` where somebody did; nothing
    is saved then. `given_up` is what the writer had typed and left out on the conflict page: it stays in the history.
    A save that changes nothing makes no version.
    """
    _look_through(record, changes_of(record, changes))
    with as_system(_REASON), transaction.atomic():
        lock(record)
        if record.deleted_at is not None:
            raise Gone(record)
        mine, theirs = changes_of(record, changes), values_of(record)
        base = _values_at(record, based_on)
        merged = merge(base=base, theirs=theirs, mine=mine)
        if merged.clashing:
            raise Conflict(record, based_on=based_on, base=base, theirs=theirs, mine=mine, fields=merged.clashing)
        if given_up:
            set_aside = changes_of(record, given_up)
            _enter(record, Version.What.SET_ASIDE, by=by, values=set_aside, changed=sorted(set_aside))
        if merged.taken:
            set_values(record, merged.taken)
            write_version(record, Version.What.CHANGED, by=by, changed=sorted(merged.taken))
    return record


def _look_through(record: Written, values: Mapping[str, Json]) -> None:
    """Refuse a protected value by whatever road it comes; a form has said so beside its field before this is asked."""
    fields = written_fields(record)
    texts = {name: text for name, value in values.items() if (text := text_of(value))}
    check_to_save({name: (str(fields[name].verbose_name).capitalize(), text) for name, text in texts.items()})


def lock(record: Written) -> None:
    """Bring a record up to date and let nobody else write it until the transaction ends."""
    record.refresh_from_db(from_queryset=_all(record).select_for_update(of=("self",)))


def write_version(record: Written, what: str, *, by: User, changed: list[str]) -> None:
    """The next version of a locked record, with its entry in the history."""
    record.version, record.written_by, record.written_at = record.version + 1, by, clock.now()
    record.save(force_update=True)
    _enter(record, what, by=by, values=values_of(record), changed=changed)


def _all(record: Written) -> Any:
    """Deleted ones too."""
    return type(record)._base_manager.all()


def _values_at(record: Written, number: int) -> dict[str, Json]:
    entries = Version.objects.filter(kind=kind_of(record), record_id=record.pk, number=number)
    entry = entries.exclude(what=Version.What.SET_ASIDE).first()
    if entry is None:
        raise UnknownVersion
    return dict(entry.values)


def _enter(record: Written, what: str, *, by: User, values: dict[str, Json], changed: list[str]) -> None:
    Version.objects.create(
        kind=kind_of(record),
        record_id=record.pk,
        number=record.version,
        what=what,
        by=by,
        at=clock.now(),
        values=values,
        changed=changed,
    )
