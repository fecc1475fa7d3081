"""Values as text that PostgreSQL's COPY takes.

They are joined by control characters that no extract holds, so that most lines need no escaping: with psycopg's own row
writer this, and not the database, would be what bounds a load.
"""

import re
from datetime import date, time

SEPARATOR = "\x1f"
NULL = "\x1e"
COPY_OPTIONS = "(DELIMITER E'\\x1f', NULL E'\\x1e')"
_UNSAFE = re.compile(r"[\x00\x1e\x1f]")


def is_plain(text: str, separators: int) -> bool:
    """Whether a joined line, or several joined on, can go to COPY as they are. Four looks are quicker than a regex."""
    return (
        text.count(SEPARATOR) == separators
        and "\\" not in text
        and "\n" not in text
        and "\r" not in text
        and "\0" not in text
    )


def escaped(values: tuple[str, ...]) -> str:
    """A line of values that are not plain. What COPY, or PostgreSQL's text, cannot hold goes."""
    text = SEPARATOR.join(value if value == NULL else _UNSAFE.sub("", value) for value in values)
    return text.replace("\\u0000", "").replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def copy_line(values: tuple[str, ...]) -> str:
    text = SEPARATOR.join(values)
    return text if is_plain(text, len(values) - 1) else escaped(values)


def as_day(day: date | time | None) -> str:
    return NULL if day is None else day.isoformat()
