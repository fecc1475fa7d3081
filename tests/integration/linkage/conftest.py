from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handrail.disclosure.public import as_system
from handrail.linkage.models import LinkageModel, LinkageRun
from handrail.linkage.services.link import link
from tests.factories.linkage import an_agency, load
from tests.factories.small_county import KINDS, county

_TRAINED: list[dict[str, Any]] = []


@pytest.fixture
def linked(db: None, tmp_path: Path) -> Iterator[LinkageRun]:
    """The small county, loaded and linked. Its model is trained once and kept for the tests that follow."""
    with as_system("a test links a small county"):
        for agency, rows in county().items():
            load(rows, tmp_path, agency=an_agency(agency, KINDS[agency]))
        for kept in _TRAINED:
            LinkageModel.objects.create(**kept)
        run = link()
        _TRAINED[:] = LinkageModel.objects.values("version", "settings", "training", "trained_at")
        yield run
