"""Logs in JSON that carry no personal data, by allow-list: what is not named here is not written.

Of a message only the template is kept, never what was filled in; of an exception its class and the lines of code it
came through, never its text: a database error quotes the row that it refused.
"""

import logging
import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from django.apps import apps

Event = MutableMapping[str, Any]
ALLOWED = frozenset(
    {"event", "level", "logger", "timestamp", "status", "method", "page", "user", "batch", "rows", "seconds", "task"}
)
CODE = re.compile(r"[\w.:/+\-]{0,120}", re.ASCII)


def template_only(logger: Any, name: str, event: Event) -> Event:
    """A record of Django's or of a library's: its message before anything was filled in."""
    record: logging.LogRecord = event["_record"]
    event["event"] = str(record.msg)
    if status := getattr(record, "status_code", None):
        event["status"] = status
    return event


def allowed_only(logger: Any, name: str, event: Event) -> Event:
    """Drop every key that is not on the list, and every value that is not a code or a number."""
    told = _what_was_raised(event.get("exc_info"))
    kept = {key: value for key, value in event.items() if key in ALLOWED and (key == "event" or _is_plain(value))}
    kept["event"] = _withheld(str(kept.get("event", "")))
    return {**kept, **told}


def _withheld(text: str) -> str:
    """Should a message carry a protected value in its template, it does not get as far as the log."""
    if not apps.ready:  # logging is set up before the rooms are
        return text
    from handrail.disclosure.public import scanner_at_hand

    return scanner_at_hand().withhold(text)[0]


def _is_plain(value: Any) -> bool:
    return isinstance(value, bool | int | float) or (isinstance(value, str) and bool(CODE.fullmatch(value)))


def _what_was_raised(given: Any) -> dict[str, Any]:
    if not isinstance(given, tuple) or given[0] is None:
        return {}
    lines = traceback.extract_tb(given[2])
    return {"error": given[0].__name__, "where": [f"{line.filename}:{line.lineno} {line.name}" for line in lines]}


def formatter() -> structlog.stdlib.ProcessorFormatter:
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper("iso"),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, template_only],
        processors=[allowed_only, structlog.processors.JSONRenderer()],
    )


def configure() -> None:
    """For our own events: `structlog.get_logger().info("loaded", batch=3, rows=1200)`."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper("iso"),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "handrail.project.logging.formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "handrail": {"level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
