"""What people are told of. Each room registers the kinds that it tells, when Django starts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """`sentence` says what happened and what to do, with no name and nothing of a case: it goes out by e-mail too.

    A notice `at_once` is mailed as soon as it is written; the others wait for the morning's e-mail.
    """

    code: str
    sentence: str
    at_once: bool = False


_kinds: dict[str, NoticeKind] = {}


def register_notice_kind(kind: NoticeKind) -> None:
    """Adds a kind; the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> NoticeKind:
    """The kind; one that no installed room registers any more still says that something happened."""
    return _kinds.get(code) or NoticeKind(code, "Something happened that concerns you.")


def is_registered(code: str) -> bool:
    return code in _kinds
