"""Whether the chain holds, asked from a page: from the last checkpoint on, as far as a request has time for."""

from dataclasses import dataclass
from datetime import datetime

from handrail.disclosure.ledger.chain import START
from handrail.disclosure.ledger.export import COLUMNS, plain
from handrail.disclosure.ledger.verify import faults_of, signature_holds
from handrail.disclosure.models import Checkpoint, LedgerEntry

MOST = 50_000  # entries; a second's work. All of them: `handrail ledger export` and `verify`


@dataclass(frozen=True)
class ChainStatus:
    """`first` to `last` were gone through; `checkpoint` is the entry last signed (0: none), and when."""

    first: int
    last: int
    checkpoint: int
    signed_at: datetime | None
    faults: tuple[str, ...]

    @property
    def since_checkpoint(self) -> int:
        return self.last - self.checkpoint


def check_chain() -> ChainStatus:
    """Go through what came after the last checkpoint, and hold the checkpoint against the entry that it signed."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    signed = Checkpoint.objects.order_by("-seq").first()
    first = max(signed.seq + 1 if signed else 1, last - MOST + 1)
    faults = [*_faults_of_checkpoint(signed), *_faults_from(first)]
    return ChainStatus(first, last, signed.seq if signed else 0, signed.at if signed else None, tuple(faults))


def chain_head() -> tuple[int, Checkpoint | None]:
    """The newest entry's number and the last checkpoint, without going through anything."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return last, Checkpoint.objects.order_by("-seq").first()


def _faults_from(first: int) -> list[str]:
    faults: list[str] = []
    previous = LedgerEntry.objects.filter(pk=first - 1).values_list("digest", flat=True).first() or START
    expected = first
    for row in LedgerEntry.objects.filter(seq__gte=first).order_by("seq").values(*COLUMNS).iterator(chunk_size=5000):
        faults += faults_of(plain(row), expected, previous)
        expected, previous = row["seq"] + 1, row["digest"]
    return faults


def _faults_of_checkpoint(signed: Checkpoint | None) -> list[str]:
    if signed is None:
        return []
    faults = []
    said = {name: getattr(signed, name) for name in ("seq", "digest", "public_key", "signature")}
    if not signature_holds({**said, "at": signed.at.isoformat(timespec="microseconds")}):
        faults.append("The checkpoint's signature does not hold: the checkpoint was edited.")
    digest = LedgerEntry.objects.filter(pk=signed.seq).values_list("digest", flat=True).first()
    if digest is None:
        faults.append(f"The tail was cut off: the checkpoint knows entry {signed.seq}, and it is not there.")
    elif digest != signed.digest:
        faults.append(f"Entry {signed.seq} is not the one that was signed: the chain was written anew.")
    return faults
