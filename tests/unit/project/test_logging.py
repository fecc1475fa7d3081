"""A log line names no young person, whoever wrote it and whatever went wrong."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from handrail.project.logging import configure, formatter

NAME = "Aaliyah Brooks"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    logger = logging.getLogger("handrail.test")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    configure()
    yield stream
    logger.removeHandler(handler)


def test_what_is_filled_into_a_message_is_left_out(written: io.StringIO) -> None:
    logging.getLogger("handrail.test").warning("Not found: %s", NAME, extra={"status_code": 404, "person": NAME})
    line = json.loads(written.getvalue())
    assert (line["event"], line["status"], line["level"]) == ("Not found: %s", 404, "warning")
    assert NAME not in written.getvalue()


def test_an_exception_is_told_by_class_and_place(written: io.StringIO) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("handrail.test").exception("It failed")
    line = json.loads(written.getvalue())
    assert line["error"] == "ValueError"
    assert line["where"][0].endswith("test_an_exception_is_told_by_class_and_place")
    assert NAME not in written.getvalue()


def test_of_our_own_events_only_listed_keys_and_codes_are_written(written: io.StringIO) -> None:
    structlog.get_logger("handrail.test").info("loaded", batch=3, rows=12, page=NAME, name=NAME)
    line = json.loads(written.getvalue())
    assert (line["event"], line["batch"], line["rows"]) == ("loaded", 3, 12)
    assert NAME not in written.getvalue()
    assert set(line) == {"event", "batch", "rows", "level", "logger", "timestamp"}
