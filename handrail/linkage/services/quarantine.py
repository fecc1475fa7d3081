"""A quarantined row, mended and read once more."""

import hashlib
import json
from collections.abc import Mapping

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record, row_holds_protected
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.extracts.read import reread
from handrail.linkage.extracts.row_reader import match_headers
from handrail.linkage.models import Batch, ExtractSpecification, QuarantinedRow
from handrail.linkage.services.pipeline import after_load
from handrail.linkage.services.readers import read_options, reader_by_code
from handrail.linkage.services.take_in import take_in
from handrail.partnership.public import User
from handrail.records.facts import BadRow


class CannotRelease(UserError):
    """The row may not go in, or not yet."""


def check_release(*, row: QuarantinedRow) -> None:
    if row.released_in_id is not None:
        raise CannotRelease("This row has been mended and taken in already.")
    if row.batch.specification_id is None:
        raise CannotRelease(
            "The rows of a national return hang together, so one cannot be mended here alone. "
            "Correct it in the case system that it comes from, and send the return again."
        )
    if row_holds_protected(row.mended or row.as_sent):
        raise CannotRelease(
            "This row holds an address, a phone number or a school that is protected, so it is not shown here. "
            "Ask the agency to correct it and to send it again."
        )


def can_release(*, row: QuarantinedRow) -> bool:
    try:
        check_release(row=row)
    except CannotRelease:
        return False
    return True


def columns_that_must_be_filled(*, row: QuarantinedRow) -> frozenset[str]:
    """Of the row's own columns, those without which its specification takes no row in."""
    spec = reader_by_code(row.batch.reader).spec
    if spec is None:
        return frozenset()
    matched = match_headers(spec, list(row.as_sent))
    return frozenset(header for name, header in matched.items() if spec.columns[name].required)


def release(*, row: QuarantinedRow, mended: Mapping[str, str], by: User) -> Batch:
    """Read the row as mended, by the latest specification, and take it in. Raises what is still wrong with it.

    What the agency sent stays on the quarantined row; the record keeps the row as it was mended.
    """
    with as_system("a mended row goes on the record"), transaction.atomic():
        row = QuarantinedRow.objects.select_for_update(of=("self",)).select_related("batch__agency").get(pk=row.pk)
        check_release(row=row)
        reader = reader_by_code(row.batch.reader)
        assert reader.spec is not None  # noqa: S101 - checked just above
        read = reread(reader.spec, mended, row.line, read_options())
        if isinstance(read, BadRow):
            raise CannotRelease(read.reason)
        batch = _batch(row, reader.specification, mended, by)
        taken = take_in([read], batch=batch)
        batch.report = {"feeds": {feed: tally.as_json() for feed, tally in taken.feeds.items()}}
        batch.state, batch.loaded_at, batch.rows_done = Batch.State.LOADED, clock.now(), 1
        batch.save()
        row.mended, row.released_in = dict(mended), batch
        row.save(update_fields=["mended", "released_in"])
        after_load(index=True)
        record(Action.LOAD, body={"batch": batch.pk, "mended": row.pk}, actor_id=by.pk)
    return batch


def _batch(
    row: QuarantinedRow, specification: ExtractSpecification | None, mended: Mapping[str, str], by: User
) -> Batch:
    text = json.dumps(dict(mended), sort_keys=True)
    return Batch.objects.create(
        agency=row.batch.agency,
        reader=row.batch.reader,
        specification=specification,
        file_name=f"Line {row.line} of {row.batch.file_name}, mended"[:200],
        digest=hashlib.sha256(text.encode()).hexdigest(),
        uploaded_at=clock.now(),
        uploaded_by=by,
    )
