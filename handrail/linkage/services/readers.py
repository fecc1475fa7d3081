"""Which reader a file is read by: a national return's, or the partnership's specification in its latest version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings

from handrail.kernel import clock
from handrail.linkage.extracts.annex_a import read_annex_a
from handrail.linkage.extracts.cin_census import read_cin_census
from handrail.linkage.extracts.detect import detect
from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import Reading, ReadOptions
from handrail.linkage.extracts.spec import ExtractSpec
from handrail.linkage.extracts.spec_files import parse_spec
from handrail.linkage.extracts.ssda903 import read_ssda903
from handrail.linkage.models import Batch, ExtractSpecification
from handrail.linkage.services.specifications import RETURN_TITLES, current_specification, current_specifications

RETURNS = {"ssda903": read_ssda903, "annex_a": read_annex_a, "cin_census": read_cin_census}


@dataclass(frozen=True)
class ChosenReader:
    """`open` raises a `UserError` where nothing of the file can be taken in."""

    code: str
    open: Callable[[Path], Reading]
    specification: ExtractSpecification | None = None
    spec: ExtractSpec | None = None

    @property
    def title(self) -> str:
        return self.spec.title if self.spec else RETURN_TITLES.get(self.code, self.code)

    @property
    def agency_kind(self) -> str:
        """The kind of agency that sends this; the national returns belong with the council's person list."""
        return str(self.spec.agency) if self.spec else "childrens_social_care"


def read_options() -> ReadOptions:
    """NHS numbers from the test range are good only where the people are made up."""
    return ReadOptions(as_at=clock.today(), test_numbers=settings.HANDRAIL_DEMO)


def reader_by_code(code: str) -> ChosenReader:
    """A national return's reader, or that of the specification of this name."""
    if code in RETURNS:
        return ChosenReader(code, lambda path: RETURNS[code](path, read_options()))
    return _by_specification(current_specification(code))


def reader_of(batch: Batch) -> ChosenReader:
    """The reader that a batch was opened for, in the version of then."""
    return _by_specification(batch.specification) if batch.specification else reader_by_code(batch.reader)


def detected_reader(path: Path) -> ChosenReader:
    """By what the file is like. Raises `UnreadableFile` where it is like nothing that is known."""
    kept = {one.code: one for one in current_specifications()}
    found = detect(path, _specs(kept), read_options())
    if isinstance(found, partial):
        spec: ExtractSpec = found.args[0]
        return _by_specification(kept[spec.name])
    return reader_by_code(next(code for code, known in RETURNS.items() if known is found))


def _by_specification(kept: ExtractSpecification) -> ChosenReader:
    spec = parse_spec(kept.text)
    return ChosenReader(kept.code, lambda path: read(spec, path, read_options()), kept, spec)


def _specs(kept: Mapping[str, ExtractSpecification]) -> dict[str, ExtractSpec]:
    return {code: parse_spec(one.text) for code, one in kept.items()}
