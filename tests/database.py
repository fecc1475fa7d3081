"""A pytest plugin, named in pyproject.toml: a real PostgreSQL before Django's settings are read.

The server is the one `DATABASE_URL` names, else an embedded one that is started when this is imported, in the process
that leads the run, and stopped at its end.
"""

import os
import tempfile
from pathlib import Path

import pytest

from handrail.project.embedded import EmbeddedPostgres

os.environ.setdefault("HANDRAIL_HOME", tempfile.mkdtemp(prefix="handrail-test-"))
_started: EmbeddedPostgres | None = None
if "DATABASE_URL" not in os.environ:
    _started = EmbeddedPostgres(Path(__file__).resolve().parent.parent / ".handrail", name="test-pg")
    os.environ["DATABASE_URL"] = _started.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _started is not None:
        _started.stop()
