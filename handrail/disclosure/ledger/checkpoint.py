"""Signing the chain's head with a key of our own, so that whoever keeps the checkpoint can prove a cut tail."""

import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from handrail.disclosure.ledger.verify import signed_text
from handrail.disclosure.models import Checkpoint, LedgerEntry
from handrail.kernel import clock
from handrail.kernel.errors import UserError


def write_checkpoint(file: Path) -> int:
    """Sign the newest entry, keep the checkpoint and write it to a file; give the entry's number."""
    head = LedgerEntry.objects.order_by("-seq").first()
    if head is None:
        raise UserError("The ledger is empty: there is nothing to sign yet.")
    key = _key()
    unsigned = {"seq": head.seq, "digest": head.digest, "at": clock.now().isoformat(timespec="microseconds")}
    signed = {
        **unsigned,
        "public_key": key.public_key().public_bytes_raw().hex(),
        "signature": key.sign(signed_text(unsigned)).hex(),
    }
    Checkpoint.objects.get_or_create(seq=head.seq, defaults=signed)
    file.write_text(json.dumps(signed, indent=2) + "\n")
    return head.seq


def _key() -> Ed25519PrivateKey:
    """The signing key, made once and readable by us alone."""
    path = Path(settings.HOME) / "ledger-signing-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text()))
