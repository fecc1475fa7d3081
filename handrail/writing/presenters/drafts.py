"""Somebody's drafts, as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings

from handrail.kernel import clock, words
from handrail.writing.models import Draft

WARN_DAYS = 14  # for so long before it is removed, a draft says so


@dataclass(frozen=True, slots=True)
class Line:
    pk: int
    title: str
    kept: str
    href: str
    removed: str  # when it is removed, once that is near


def lines_of(drafts: list[Draft], names: Mapping[UUID, str], today: date) -> list[Line]:
    """Those to be removed soon first, then the last kept. `names` are of those whom the reader may open."""
    lines = [_line(draft, names, today) for draft in drafts]
    return [line for line in lines if line.removed][::-1] + [line for line in lines if not line.removed]


def _line(draft: Draft, names: Mapping[UUID, str], today: date) -> Line:
    name = names.get(draft.about) if draft.about else None
    title = draft.title or "Something begun"
    ends = clock.local(draft.kept_at + timedelta(days=settings.HANDRAIL_DRAFT_DAYS)).date()
    near = (ends - today).days <= WARN_DAYS
    return Line(
        draft.pk,
        f"{title}: {name}" if name else title,
        kept_words(draft.kept_at, today),
        f"{draft.page}?{urlencode({'draft': draft.pk})}" if draft.page else "",
        f"It is removed {words.days_from(max(ends, today), today)} unless you go on with it." if near else "",
    )


def kept_words(moment: datetime, today: date) -> str:
    """'at 09:41' for today's, else 'on 20 Nov 2026 at 09:41'."""
    at = clock.local(moment)
    time = f"at {words.clock_time(at)}"
    return time if at.date() == today else f"on {words.short_date(at)} {time}"
