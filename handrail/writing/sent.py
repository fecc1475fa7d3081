"""What a request brought of a form that keeps drafts, until somebody says that it stands on the record."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, QueryDict

from handrail.writing.opened import OpenedPage, opened_page

PAGE, TURN, LATER, LEAVING = "draft-page", "draft-turn", "draft-later", "draft-leaving"  # the form's own inputs
NOT_WORDS = {"csrfmiddlewaretoken", PAGE, TURN, LATER, LEAVING}
HIGHEST_TURN = 2**31 - 1


@dataclass
class Sent:
    page: OpenedPage
    signed: str
    turn: int | None  # None without JavaScript
    values: dict[str, list[str]]
    taken_at: datetime | None = None  # when a service said that it stands on the record: true once that is committed
    answered: bool = False  # the page was told whether its words are kept


_sent: ContextVar[Sent | None] = ContextVar("sent", default=None)


def now_sent() -> Sent | None:
    return _sent.get()


@contextmanager
def sending(request: HttpRequest) -> Iterator[Sent | None]:
    sent = _of(request)
    token = _sent.set(sent)
    try:
        yield sent
    finally:
        _sent.reset(token)


def words_of(posted: QueryDict) -> dict[str, list[str]]:
    """What was typed and chosen, by input. PostgreSQL's JSON takes no NUL; a password is nobody's to keep."""
    kept = ((name, posted.getlist(name)) for name in posted if name not in NOT_WORDS and "password" not in name)
    return {_clean(name): [_clean(value) for value in values] for name, values in kept}


def as_posted(values: Mapping[str, list[str]]) -> QueryDict:
    """A draft's values as a form takes them."""
    posted = QueryDict(mutable=True)
    for name, held in values.items():
        posted.setlist(name, list(held))
    return posted


def _of(request: HttpRequest) -> Sent | None:
    if request.method != "POST" or PAGE not in request.POST:
        return None
    signed = str(request.POST[PAGE])
    page = opened_page(signed)
    if page is None:
        return None
    turn = str(request.POST.get(TURN, ""))
    counted = min(int(turn), HIGHEST_TURN) if turn.isdecimal() and turn.isascii() else None
    return Sent(page, signed, counted, words_of(request.POST))


def _clean(text: str) -> str:
    return text.replace("\x00", "")
