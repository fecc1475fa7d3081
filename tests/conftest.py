"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

SHARED = Path(os.environ.get("HANDRAIL_SHARED", Path(__file__).resolve().parents[2] / "shared"))


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


@pytest.fixture(scope="session")
def base_url() -> str:
    """Stands in for pytest-base-url's own fixture, whose form the next pytest warns about."""
    return ""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Chromium's tests come last. Whoever has driven a browser keeps an event loop, beside which Django refuses its
    database; and a test that takes a name of the browser's fixtures for its own would bring them all to the front."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))
