"""Marks the addresses that agencies sent where they say where somebody is whose address, phone or school is protected.

A marked address is shown to nobody, found by nothing and compared with nothing, whoever's record it stands on: a
brother at the same address would give it away. A phone number is taken by itself. Rows stay as they were sent.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.dispatch import Signal

from handrail.disclosure.public import Scanner, as_system, scanner, while_marking
from handrail.records.models import Address

# Sent with `source_person_ids`, inside the transaction of the change: what is told of these people's homes has changed.
addresses_marked = Signal()
_REASON = "addresses are held against what is protected: none of it leaves"
_CHUNK = 5_000


class _Row(NamedTuple):
    pk: int
    source_person: int
    lines: str
    postcode: str
    phone: str
    protected: bool
    phone_protected: bool


def mark_addresses(*, after: int | None = None) -> int:
    """Mark, and unmark, every address that a change of what is protected concerns; how many.

    With `after`, only what a load wrote behind that id. Where nothing is protected, only what is marked is read.
    """
    if after is not None:
        while_marking()
    found = scanner()
    changed: list[int] = []
    with as_system(_REASON):
        for row in _rows(found, after):
            told = address_protected(found, row.lines, row.postcode), bool(row.phone and found.find(row.phone))
            if told != (row.protected, row.phone_protected):
                Address.objects.filter(pk=row.pk).update(protected=told[0], phone_protected=told[1])
                changed.append(row.source_person)
        if changed:
            addresses_marked.send(sender=None, source_person_ids=sorted(set(changed)))
    return len(changed)


def address_protected(found: Scanner, lines: str, postcode: str) -> bool:
    """Whether an address is that of a protected value: a neighbour's, of the same postcode, is not."""
    if found.find(lines):
        return True
    return not lines.strip() and bool(postcode and found.find(postcode))


def last_address() -> int:
    """The highest id of an address so far."""
    with as_system(_REASON):
        return Address.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _rows(found: Scanner, after: int | None) -> Iterator[_Row]:
    rows = Address.objects.order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    if not found:
        rows = rows.filter(Q(protected=True) | Q(phone_protected=True))
    columns = rows.values_list("pk", "source_person_id", "lines", "postcode", "phone", "protected", "phone_protected")
    yield from (_Row(*row) for row in columns.iterator(chunk_size=_CHUNK))
