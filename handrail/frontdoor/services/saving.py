"""How what users wrote is changed: each save a version, and two who write at once lose neither text."""

from collections.abc import Mapping
from typing import Any, Protocol

from handrail.partnership.public import User
from handrail.writing.public import Written, save


class Saving(Protocol):
    """From a form by its `Drafted.save`, which settles two writers; elsewhere by `saving`."""

    def __call__(self, record: Any, changes: Mapping[str, Any]) -> object: ...


def saving(record: Written, *, by: User) -> Saving:
    """For callers without a form: what they change began from the version that they hold."""
    based_on = record.version
    return lambda record, changes: save(record, by=by, based_on=based_on, changes=changes)
