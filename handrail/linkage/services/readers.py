"""Which reader a file is read by: a national return's, or the partnership's specification in its latest version."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from handrail.kernel import clock
from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import Reading, ReadOptions
from handrail.linkage.extracts.spec_files import parse_spec
from handrail.linkage.models import ExtractSpecification
from handrail.linkage.services.specifications import current_specification


@dataclass(frozen=True)
class ChosenReader:
    """`open` raises a `UserError` where nothing of the file can be taken in."""

    code: str
    open: Callable[[Path], Reading]
    specification: ExtractSpecification | None = None


def read_options() -> ReadOptions:
    """NHS numbers from the test range are good only where the people are made up."""
    return ReadOptions(as_at=clock.today(), test_numbers=settings.HANDRAIL_DEMO)


def reader_by_specification(code: str) -> ChosenReader:
    kept = current_specification(code)
    spec = parse_spec(kept.text)
    return ChosenReader(kept.code, lambda path: read(spec, path, read_options()), kept)
