"""The keys of protected values: the first seals and marks, the others still open and still find.

They stand outside the database, as the key of second factors does, so that a copy of the database alone gives nothing.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

MARK_BYTES = 16


def _derived(secret: str, purpose: bytes) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=purpose).digest()


def seal(value: str) -> str:
    return _box().encrypt(value.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises `cryptography.fernet.InvalidToken` where no key that is set opens it."""
    return _box().decrypt(sealed.encode()).decode()


def mark_keys() -> dict[str, bytes]:
    """The keys under which marks are made, by the name that stands beside each mark; the first makes new ones."""
    keys = [_derived(secret, b"handrail-marks") for secret in settings.PROTECTED_VALUE_KEYS]
    return {hashlib.blake2b(key, digest_size=4, person=b"key-name").hexdigest(): key for key in keys}


def mark(key: bytes, text: str) -> bytes:
    """What stands for a word in the database: nobody without the key can try addresses on it."""
    return hashlib.blake2b(text.encode(), digest_size=MARK_BYTES, key=key).digest()


def _box() -> MultiFernet:
    secrets = settings.PROTECTED_VALUE_KEYS
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(secret, b"handrail-seal"))) for secret in secrets])
