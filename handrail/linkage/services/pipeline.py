"""From files to persons on the record: what a delivery is, whose it is, and what has to happen once it is in."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from handrail.disclosure.public import as_system
from handrail.kernel.errors import UserError
from handrail.linkage.models import Batch, ToLink
from handrail.linkage.services.aftermath import draw_anew, persons_of
from handrail.linkage.services.index import index_some
from handrail.linkage.services.load import load_file
from handrail.linkage.services.readers import ChosenReader, detected_reader, reader_by_code
from handrail.partnership.public import Agency, User

Progress = Callable[[str, int, int], None]
MANIFEST = "manifest.json"


class NoSuchAgency(UserError):
    """Whose delivery this is cannot be told."""


@dataclass(frozen=True)
class Delivery:
    """One file, or one folder that is a return, with what is known of whose it is and how it is read."""

    path: Path
    agency_code: str | None = None
    reader_code: str | None = None


def load_path(
    path: Path,
    *,
    agency_code: str | None = None,
    spec_code: str | None = None,
    by: User | None = None,
    progress: Progress | None = None,
) -> list[Batch]:
    """Load a file, a folder that is one return, or a county's folder with its manifest, and show what came."""
    deliveries = list(_deliveries(path, agency_code, spec_code))
    batches = []
    for place, delivery in enumerate(deliveries):
        if progress:
            progress(delivery.path.name, place, len(deliveries))
        reader = reader_by_code(delivery.reader_code) if delivery.reader_code else detected_reader(delivery.path)
        agency = _agency(delivery.agency_code, reader)
        batches.append(load_file(path=delivery.path, agency=agency, reader=reader, by=by))
    after_load()
    return batches


def after_load(*, index: bool = False) -> None:
    """Draw anew whomever loads have touched since the last linkage run; with `index`, let Find find them at once."""
    with as_system("what a load brought is shown"), transaction.atomic():
        touched = set(ToLink.objects.values_list("source_person", flat=True))
        draw_anew(persons_of(touched))
        if index:
            index_some(touched)


def _deliveries(path: Path, agency_code: str | None, reader_code: str | None) -> Iterator[Delivery]:
    manifest = path / MANIFEST
    if not manifest.is_file():
        yield Delivery(path, agency_code, reader_code)
        return
    for listed in json.loads(manifest.read_text("utf-8"))["files"]:
        file = (path / listed["path"]).resolve()
        if not file.is_relative_to(path.resolve()) or not file.exists():
            raise UserError(f"The manifest lists {listed['path']}, which is not in the folder. Nothing was loaded.")
        yield Delivery(file, listed.get("agency") or agency_code, listed.get("reader") or reader_code)


def _agency(code: str | None, reader: ChosenReader) -> Agency:
    """The agency named, else the one the specification names, else the only one of the kind that sends this."""
    code = code or (reader.spec.agency_code if reader.spec else "")
    if code:
        found = Agency.objects.filter(code=code).first()
        if found is None:
            known = ", ".join(Agency.objects.values_list("code", flat=True))
            raise NoSuchAgency(f"There is no agency “{code}”. There are: {known}.")
        return found
    of_kind = list(Agency.objects.filter(kind=reader.agency_kind)[:2])
    if len(of_kind) != 1:
        raise NoSuchAgency(f"Say which agency sent the {reader.title}: there is not exactly one that could have.")
    return of_kind[0]
