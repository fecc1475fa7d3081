"""The arithmetic of the chain. Standard library only: an export is verified on any machine that has Python."""

import hashlib
import json
from typing import Any

START = "0" * 64


def canonical(value: Any) -> str:
    """One text for one value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest_of(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def link(previous: str, body: dict[str, Any]) -> str:
    """The digest of an entry: SHA-256 over the digest before it and its own body."""
    return hashlib.sha256(f"{previous}{canonical(body)}".encode()).hexdigest()
