"""Whose rows an extract does not bring back. Plain values, no Django: they travel to the process that reads a file."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date

ALL = ""  # of a mark's class: everything that the agency held of somebody


@dataclass(frozen=True, slots=True)
class DisposedOf:
    """What was disposed of of one agency's records. It holds no id, only keyed digests of them.

    `since` maps (digest, class) to the day of the disposal: what a row says of later days is news, and comes in. `back`
    are those of whom something newer has come in since.
    """

    agency_id: int
    key: bytes
    since: dict[tuple[str, str], date]
    back: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.since)

    def holds_back(self, local_id: str, item_class: str, latest: date | None) -> bool:
        """Whether a row is held back: it says nothing after the disposal. `latest` is the last day of which it speaks,
        None where it names no day; date.max of what goes on."""
        digest = digest_of(self.key, self.agency_id, local_id)
        whole, part = self.since.get((digest, ALL)), self.since.get((digest, item_class))
        if latest is None:
            return part is not None or (whole is not None and digest not in self.back)
        return any(day is not None and latest <= day for day in (whole, part))

    def newly_back(self, local_id: str) -> str:
        """The digest of somebody of whom all was disposed of, where this is the first that comes in of them again."""
        digest = digest_of(self.key, self.agency_id, local_id)
        return digest if (digest, ALL) in self.since and digest not in self.back else ""


def digest_of(key: bytes, agency_id: int, local_id: str) -> str:
    """HMAC-SHA256: without the key, which is not in the database, nobody can try ids until one fits."""
    return hmac.new(key, f"{agency_id}\n{local_id}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
