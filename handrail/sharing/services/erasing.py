"""Rows that go, with everything that points at them.

What belongs to a row is found by the foreign keys of all rooms' models, so that no room can forget one: whatever points
at a row that goes, goes too, unless its key may be empty and says so (SET_NULL), or only passes through
(`retained.register_passed_through`). What no key leads to, rooms are told of (`retained.register_gone`).
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from handrail.disclosure.public import LedgerDetail, LedgerEntry
from handrail.records.public import Person
from handrail.sharing.retained import gone, passed_through
from handrail.writing.public import Draft, Version, Written

Model = type[models.Model]
Keys = set[Any]


def erase(model: Model, keys: Iterable[Any]) -> Counter[str]:
    """Delete rows and what belongs to them; how many of each model. Call as the machine, in a transaction.

    A person through whom another's row only passes is left as a number with nothing behind it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    going = _closure(model, set(keys))
    for one, its_keys in going.items():
        _tell(one, its_keys)
    _let_go(going)
    stays = _passed_through_by_others(going)
    counted: Counter[str] = Counter()
    for one, its_keys in going.items():
        rows = one._base_manager.filter(pk__in=list(its_keys - stays if one is Person else its_keys))
        counted[one._meta.label_lower] += rows._raw_delete(rows.db)
    if stays:
        _empty(stays)
    return +counted


def erase_named(persons: Collection[UUID]) -> Counter[str]:
    """Rows that name these persons by number alone, in whichever room; their drafts; and what the ledger's details say.

    The chain of the ledger holds without its details: its entries keep a number, and a digest of each detail.
    """
    counted: Counter[str] = Counter()
    for model in apps.get_models():
        columns = [] if model is LedgerEntry or not model._meta.managed else _loose_uuids(model)
        for column in columns:
            counted += erase(model, _keys_of(model, column, persons))
    about = models.Q()
    for person in persons:
        about |= models.Q(key__contains=str(person)) | models.Q(page__contains=str(person))
    counted["writing.draft"] += _delete(Draft, about)
    counted["disclosure.ledgerdetail"] += _delete(LedgerDetail, _told_of(persons))
    return +counted


def _closure(model: Model, keys: Keys) -> dict[Model, Keys]:
    found: dict[Model, Keys] = {}
    waiting = deque([(model, keys)])
    while waiting:
        one, its_keys = waiting.popleft()
        new = its_keys - found.setdefault(one, set())
        if not new:
            continue
        found[one] |= new
        for field in _pointing_at(one):
            if field.attname not in passed_through(field.model._meta.label_lower) and not _may_be_emptied(field):
                waiting.append((field.model, _keys_of(field.model, field.attname, new)))
    return {one: its_keys for one, its_keys in found.items() if its_keys}


def _pointing_at(model: Model) -> list[Any]:
    """The foreign keys by which rows of any room point at this model's. A view of another table holds none."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    fields = [one.field for one in relations if one.auto_created and not one.concrete and one.field.concrete]
    return [field for field in fields if field.model._meta.managed]


def _may_be_emptied(field: Any) -> bool:
    return bool(field.remote_field.on_delete is models.SET_NULL)


def _keys_of(model: Model, column: str, values: Collection[Any]) -> Keys:
    return set(model._base_manager.filter(**{f"{column}__in": list(values)}).values_list("pk", flat=True))


def _tell(model: Model, keys: Keys) -> None:
    for told in gone(model._meta.label_lower):
        told(keys)
    if issubclass(model, Written):
        _delete(Version, models.Q(kind=model._meta.label_lower, record_id__in=list(keys)))


def _let_go(going: dict[Model, Keys]) -> None:
    for model, keys in going.items():
        for field in _pointing_at(model):
            if _may_be_emptied(field):
                pointing = field.model._base_manager.filter(**{f"{field.attname}__in": list(keys)})
                pointing.update(**{field.attname: None})


def _passed_through_by_others(going: dict[Model, Keys]) -> Keys:
    """Persons who go and through whom rows pass that stay."""
    stays: Keys = set()
    for field in _pointing_at(Person):
        if field.attname in passed_through(field.model._meta.label_lower):
            others = field.model._base_manager.filter(**{f"{field.attname}__in": list(going.get(Person, ()))})
            others = others.exclude(pk__in=list(going.get(field.model, ())))
            stays |= set(others.values_list(field.attname, flat=True))
    return stays


def _empty(persons: Keys) -> None:
    Person.objects.filter(pk__in=persons).update(
        retired=True, shown_given="", shown_family="", shown_from=None, born=None, sex="U", died=None
    )


def _loose_uuids(model: Model) -> list[str]:
    """Columns that may hold a person's number without a key."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.UUIDField) and not field.primary_key
    ]


def _told_of(persons: Collection[UUID]) -> models.Q:
    """Details of entries about these, and of searches that found them: what was typed may be their name."""
    told = models.Q(entry__subject__in=list(persons))
    for person in persons:
        told |= models.Q(text__contains={"people": [str(person)]})
    return told


def _delete(model: Model, which: models.Q) -> int:
    rows = model._base_manager.filter(which)
    return int(rows._raw_delete(rows.db))
