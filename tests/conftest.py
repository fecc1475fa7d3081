"""Tests run on a real PostgreSQL: the one `DATABASE_URL` names, else an embedded one started for the run."""

import os
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from handrail.project.embedded import EmbeddedPostgres

PROJECT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HANDRAIL_SHARED", PROJECT.parent / "shared"))
_started: list[EmbeddedPostgres] = []


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("HANDRAIL_HOME", tempfile.mkdtemp(prefix="handrail-test-"))
    Path(os.environ["HANDRAIL_HOME"], "static").mkdir(parents=True, exist_ok=True)
    if "DATABASE_URL" not in os.environ:
        server = EmbeddedPostgres(PROJECT / ".handrail", name="test-pg")
        os.environ["DATABASE_URL"] = server.start()
        _started.append(server)


def pytest_unconfigure(config: pytest.Config) -> None:
    for server in _started:
        server.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tests that need real commits empty all tables after themselves, which the ledger refuses anybody else."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE disclosure_ledgerentry DISABLE TRIGGER ledger_no_truncate")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The public files beside the project: nobody here wrote them."""
    data = SHARED / "data"
    if not data.is_dir():
        pytest.skip(
            "The public data files (../shared/data) are not beside this clone, so what reads them is not tested."
        )
    return data
