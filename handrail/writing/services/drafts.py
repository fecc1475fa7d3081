"""Keeping drafts, throwing them away and back, and forgetting them once their words stand on the record."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.writing.models import Draft
from handrail.writing.opened import OpenedPage
from handrail.writing.selectors.drafts import THROWN_DAYS, draft_of
from handrail.writing.sent import Sent, now_sent

Values = Mapping[str, Sequence[str]]
_REASON = "a draft is kept for its author"
LOCK = 0x64726166  # "draf", with the author: one page's keeps come one after another


def keep_draft(key: str, *, by: User, values: Values, based_on: int | None, title: str = "", page: str = "") -> Draft:
    """Keep what a form holds, as typed, in the draft last kept under the key."""
    with as_system(_REASON), transaction.atomic():
        draft = draft_of(key, by=by) or Draft(author=by, key=key)
        draft.based_on = based_on
        draft.title, draft.page = title or draft.title, page or draft.page
        return _keep(draft, values)


def keep_page(page: OpenedPage, *, values: Values, turn: int | None) -> bool:
    """Keep what an opened page holds; False where a later keep of the same page, or its sending, came before."""
    with as_system(_REASON), transaction.atomic():
        draft = _draft_for(page, turn)
        if draft is None:
            return False
        draft.turn = draft.turn if turn is None else turn
        _keep(draft, values)
        return True


def forget_draft(key: str, *, by: User) -> None:
    """The words stand on the record now. In a request, of the page that sent them: another window's stay."""
    sent, now = now_sent(), clock.now()
    with as_system(_REASON), transaction.atomic():
        if sent is not None and (sent.page.key, sent.page.author_id) == (key, by.pk):
            sent.taken_at = now
            draft = _draft_for(sent.page, None)
            if draft is not None and sent.turn is not None:
                draft.turn = sent.turn
        else:
            draft = draft_of(key, by=by)
        if draft is not None:
            draft.values, draft.taken_at, draft.kept_at = {}, now, now
            draft.began_at = draft.began_at or now
            draft.save()


def remove_drafts_of(things: Sequence[str]) -> int:
    """Truly remove everybody's drafts of these things ('plan:12', and with it 'plan:12:goal:3'): what they are of is
    disposed of."""
    about = Q(pk__in=[])
    for thing in things:
        about |= Q(key=thing) | Q(key__startswith=f"{thing}:")
    with as_system("a draft goes with what it is of"), transaction.atomic():
        return int(Draft.objects.filter(about).delete()[0])


def was_taken(sent: Sent) -> bool:
    """Whether what a request brought stands on the record. Asked of the database: what a service said may have been
    undone with the rest of its transaction.
    """
    if sent.taken_at is None:
        return False
    with as_system(_REASON):
        rows = Draft.objects.filter(author_id=sent.page.author_id, opened=sent.page.opened)
        return rows.filter(taken_at=sent.taken_at).exists()


def throw_away(draft: Draft) -> None:
    """Out of sight; its author can bring it back for some days."""
    _mark_thrown(draft, thrown=True)


def bring_back(draft: Draft) -> None:
    _mark_thrown(draft, thrown=False)


def remove_old_drafts() -> int:
    """What lay untouched for `HANDRAIL_DRAFT_DAYS`, was thrown away days ago, or was sent. Answers how many."""
    now = clock.now()
    old = Q(taken_at=None, kept_at__lt=now - timedelta(days=settings.HANDRAIL_DRAFT_DAYS))
    thrown = Q(thrown_at__lt=now - timedelta(days=THROWN_DAYS))
    sent = Q(taken_at__lt=now - timedelta(days=1))
    with as_system("drafts that nobody went on with"):
        words = Draft.objects.filter((old | thrown) & Q(taken_at=None)).delete()[0]
        Draft.objects.filter(sent).delete()
    return words


def _draft_for(page: OpenedPage, turn: int | None) -> Draft | None:
    """The draft that an opened page writes: its own, the one it went on from if nothing wrote that since, or a new
    one. None for a keep that was overtaken on its way.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, page.author_id])
    rows = Draft.objects.filter(author_id=page.author_id)
    own = rows.filter(opened=page.opened).first()
    if own is not None:
        return own if turn is None or turn > own.turn else None
    if turn is not None and rows.filter(went_on_from=page.opened, went_on_at__gte=turn).exists():
        return None
    before = rows.filter(opened=page.went_on_from or page.opened, turn=page.went_on_at, taken_at=None).first()
    draft = before or Draft(author_id=page.author_id, key=page.key)
    draft.opened, draft.turn = page.opened, 0
    draft.went_on_from, draft.went_on_at = page.went_on_from, page.went_on_at
    draft.title, draft.page, draft.based_on = page.title, page.page, page.based_on
    draft.about = UUID(page.about) if page.about else None
    return draft


def _keep(draft: Draft, values: Values) -> Draft:
    draft.values = {name: list(held) for name, held in values.items()}
    draft.kept_at = clock.now()
    draft.began_at = draft.began_at or draft.kept_at
    draft.thrown_at = draft.taken_at = None
    draft.save()
    return draft


def _mark_thrown(draft: Draft, *, thrown: bool) -> None:
    with as_system(_REASON), transaction.atomic():
        now = clock.now()
        draft.thrown_at = now if thrown else None
        draft.kept_at = now  # the days until it is removed begin anew
        draft.save(update_fields=["thrown_at", "kept_at"])
