"""What can be set from outside: environment variables, or files named by `<NAME>_FILE` for secrets."""

import os
import secrets
from pathlib import Path


def setting(name: str, default: str = "") -> str:
    """The value of an environment variable, or of the file that `<name>_FILE` names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text().strip()
    return os.environ.get(name, default)


def switched_on(name: str) -> bool:
    return setting(name).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in setting(name).split(",") if word.strip()]


def home() -> Path:
    """Where Handrail keeps what it makes: the embedded database, uploads, keys. Git ignores it."""
    return Path(setting("HANDRAIL_HOME") or Path.cwd() / ".handrail").resolve()


def kept_secret(name: str) -> str:
    """The secret from the environment, or one made once and kept in our home, readable by us alone."""
    given = setting(name)
    if given:
        return given
    path = home() / f"{name.lower()}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
