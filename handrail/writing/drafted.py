"""A form that keeps what is typed into it: filled from its draft, sent, settled where two people wrote at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.writing.errors import UnknownVersion
from handrail.writing.models import Draft, Written
from handrail.writing.notices import tell_replaced
from handrail.writing.opened import OpenedPage
from handrail.writing.presenters.drafts import kept_words
from handrail.writing.selectors.drafts import drafts_of
from handrail.writing.sent import as_posted, now_sent, words_of
from handrail.writing.services.drafts import forget_draft
from handrail.writing.services.writing import save
from handrail.writing.settling import ANEW, MINE, THEIRS, Settling, settled, settling_of
from handrail.writing.values import written_fields

NEW = "new"  # ?draft=new: an empty form, the draft stays


@dataclass
class Drafted:
    """`draft` fills the form (None while it is being sent); `others` are drafts of the same from other windows."""

    form: BaseForm
    make: Callable[..., BaseForm]
    page: OpenedPage
    by: User
    draft: Draft | None = None
    others: list[Draft] = field(default_factory=list)
    newer: bool = False  # somebody saved a version since the draft was begun
    as_sent: BaseForm | None = None  # before anything was written anew on the conflict page
    settling: Settling = field(default_factory=Settling)

    def save(self, record: Written, changes: Mapping[str, Any] | None = None) -> None:
        """Save what the form, which must be valid, says of a record, and forget the draft; `Conflict` as `save`.

        Without `changes`, those fields of the form that the record has.
        """
        if self.page.based_on is None:
            raise UnknownVersion
        mine = self._of(self.form, record) if changes is None else dict(changes)
        theirs = set(self.settling.chosen(THEIRS)) if self.settling.complete else set()
        save(
            record,
            by=self.by,
            based_on=self.settling.seen if self.settling.complete and self.settling.seen else self.page.based_on,
            changes={name: value for name, value in mine.items() if name not in theirs},
            given_up=self._given_up(record),
        )
        if self.settling.complete and self.settling.seen and self._replaced():
            tell_replaced(record, seen=self.settling.seen, link=self.page.page[:200], by=self.by)
        self.forget()

    def kept(self, draft: Draft | None = None) -> str:
        """When this draft, or one of the others, was kept: 'at 09:41'."""
        return kept_words((draft or self.draft).kept_at, clock.today())  # type: ignore[union-attr]  # asked of a draft

    def words(self) -> dict[str, list[str]]:
        """What the form's inputs hold as they were sent."""
        return words_of(self.form.data)  # type: ignore[arg-type]  # made from a request's own

    def forget(self) -> None:
        """What was written stands on the record now."""
        forget_draft(self.page.key, by=self.by)

    def _replaced(self) -> list[str]:
        """The fields in which other words than theirs were chosen."""
        return [*self.settling.chosen(MINE), *self.settling.chosen(ANEW)]

    def _given_up(self, record: Written) -> dict[str, Any]:
        if self.as_sent is None or not self.settling.complete:
            return {}
        self.as_sent.full_clean()
        had = self._of(self.as_sent, record)
        now = self._of(self.form, record)
        anew = [name for name in self.settling.chosen(ANEW) if had.get(name) != now.get(name)]
        return {name: had[name] for name in [*self.settling.chosen(THEIRS), *anew] if name in had}

    @staticmethod
    def _of(form: BaseForm, record: Written) -> dict[str, Any]:
        fields = written_fields(record)
        return {name: value for name, value in form.cleaned_data.items() if name in fields}


def drafted(
    request: HttpRequest,
    key: str,
    form_class: Callable[..., BaseForm],
    *,
    title: str,
    initial: Mapping[str, Any] | None = None,
    based_on: int | None = None,
    about: UUID | None = None,
) -> Drafted:
    """A form for what `key` names, such as 'plan:12' or 'contact:new': of what was sent, else of the draft, else of
    `initial`. `form_class` takes what any form of Django's takes; `title` is what its author sees it called, and names
    nobody; `about` is whose name stands beside it, as it is shared with them; `based_on` is the version of the record
    that `initial` is of.
    """
    by: User = request.user  # type: ignore[assignment]  # the page asks for somebody signed in
    of = str(about) if about else None
    page = OpenedPage(key, by.pk, based_on, title, request.path, about=of)
    if request.method == "POST":
        return _being_sent(request, page, by, form_class, initial)
    drafts = [] if request.GET.get("draft") == NEW else list(drafts_of(by).filter(key=key))
    asked = [draft for draft in drafts if str(draft.pk) == request.GET.get("draft")]
    draft = next(iter(asked or drafts), None)
    if draft is None:
        return Drafted(form_class(initial=initial), form_class, page, by)
    form = as_typed(form_class, draft.values, initial=initial)
    page = OpenedPage(key, by.pk, draft.based_on, title, request.path, str(uuid4()), str(draft.opened), draft.turn, of)
    others = [other for other in drafts if other.pk != draft.pk]
    return Drafted(form, form_class, page, by, draft, others, newer=draft.based_on != based_on)


def as_typed(make: Callable[..., BaseForm], values: Mapping[str, list[str]], **options: Any) -> BaseForm:
    """A form as somebody left it: half a date and all, and nothing called wrong yet."""
    form = make(settled(as_posted(values)), **options)
    form._errors = ErrorDict()  # type: ignore[attr-defined]  # bound, so that it shows what was typed; not yet checked
    return form


def _being_sent(
    request: HttpRequest, page: OpenedPage, by: User, form_class: Callable[..., BaseForm], initial: Any
) -> Drafted:
    sent = now_sent()
    if sent is not None and (sent.page.key, sent.page.author_id) == (page.key, by.pk):
        page = sent.page.again(sent.turn)
    else:
        page = OpenedPage(page.key, by.pk, None, page.title, page.page, about=page.about)
    form = form_class(settled(request.POST), request.FILES, initial=initial)
    settling = settling_of(request.POST)
    as_sent = form_class(request.POST, request.FILES, initial=initial) if settling.choices else None
    return Drafted(form, form_class, page, by, as_sent=as_sent, settling=settling)
