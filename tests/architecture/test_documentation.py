"""What is generated is as it would be generated now, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

from benchmarks import report

PROJECT = Path(__file__).resolve().parents[2]
PAGES = [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]


def test_the_page_of_measurements_is_that_of_the_stored_results() -> None:
    assert report.PAGE.read_text() == report.page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []
