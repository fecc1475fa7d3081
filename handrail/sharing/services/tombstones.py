"""Remembering, without a name, whose records were disposed of, so that the next extract does not bring them back."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date

from django.conf import settings

from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.records.public import SourcePerson
from handrail.sharing.held_back import ALL, DisposedOf, digest_of
from handrail.sharing.models import Disposal, Tombstone


class KeyLost(UserError):
    def __init__(self) -> None:
        super().__init__(
            "The key DISPOSAL_KEY is not the one with which disposed records were marked, so it cannot be told whose "
            "they were. Nothing is loaded until it is put back from your backup."
        )


def disposed_of(agency_id: int) -> DisposedOf:
    """What the next load of an agency must know. Raises `KeyLost` where the marks were made with another key."""
    rows, key = list(Tombstone.objects.filter(agency_id=agency_id)), _key()
    if any(row.made_with != _mark_of(key) for row in rows):
        raise KeyLost
    since = {(row.digest, row.item_class): row.disposed_on for row in rows}
    back = frozenset(row.digest for row in rows if row.returned_at is not None)
    return DisposedOf(agency_id, key, since, back)


def came_back(agency_id: int, digests: Collection[str]) -> None:
    """Something newer about these has come in: undated rows of theirs are no longer held back."""
    gone = Tombstone.objects.filter(agency_id=agency_id, digest__in=digests, returned_at=None)
    gone.update(returned_at=clock.now())


def put_tombstones(
    sources: Iterable[SourcePerson], *, disposal: Disposal, day: date, item_class: str = ALL
) -> None:  # fmt: skip
    """Before these go: one mark for each, or for one class of each."""
    key = _key()
    for source in sources:
        Tombstone.objects.update_or_create(
            agency_id=source.agency_id,
            digest=digest_of(key, source.agency_id, source.local_id),
            item_class=item_class,
            defaults={
                "disposed_on": day,
                "disposal": disposal,
                "returned_at": None,
                "made_with": _mark_of(key),
            },
        )


def _key() -> bytes:
    return str(settings.HANDRAIL_DISPOSAL_KEY).encode()


def _mark_of(key: bytes) -> str:
    """Tells one key from another, and neither."""
    return hashlib.sha256(b"which key" + key).hexdigest()[:16]
