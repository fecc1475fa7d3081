"""What people call a feed: 'Police: missing reports' of 'police-missing'. The room that reads files tells it."""

from collections.abc import Callable, Mapping

Titles = Callable[[], Mapping[str, str]]
_told: list[Titles] = []


def register_feed_titles(titles: Titles) -> None:
    """`titles` answers each feed's title by its code. One query."""
    _told[:] = [titles]


def feed_titles() -> dict[str, str]:
    return {code: title for titles in _told for code, title in titles().items()}
