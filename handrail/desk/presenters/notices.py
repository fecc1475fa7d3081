"""A user's notices, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.desk.kinds import kind_of
from handrail.desk.models import Notice
from handrail.kernel import clock, words


@dataclass(frozen=True, slots=True)
class Line:
    pk: int
    sentence: str
    about: str  # the person's name, where the reader may open them
    when: str
    opens: bool  # whether it has a page to look at


def lines_of(notices: Sequence[Notice], names: Mapping[UUID, str], today: date) -> list[Line]:
    return [
        Line(
            notice.pk,
            kind_of(notice.kind).sentence,
            names.get(notice.about, "") if notice.about else "",
            when_words(notice, today),
            bool(notice.link),
        )
        for notice in notices
    ]


def when_words(notice: Notice, today: date) -> str:
    """'Today at 09:41', '20 November 2026 at 09:41'."""
    at = clock.local(notice.at)
    day = "Today" if at.date() == today else words.long_date(at.date())
    return f"{day} at {words.clock_time(at)}"
