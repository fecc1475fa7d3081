"""What changed in the partnership, told to whoever keeps account of it on a higher floor (the ledger)."""

from typing import Any

from django.dispatch import Signal

# Sent within the transaction of the change, with `what` (a code), `by` (User or None) and `ids` (ids and codes only).
partnership_changed = Signal()


def tell(what: str, *, by: Any, **ids: int | str | None) -> None:
    partnership_changed.send(sender=None, what=what, by=by, ids=ids)
