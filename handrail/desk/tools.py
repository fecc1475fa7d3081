"""What stands under a list: its saved choices, saving these, and taking it out."""

from dataclasses import dataclass

from django.urls import reverse

from handrail.desk.forms import SaveFilterForm
from handrail.desk.lists import list_page
from handrail.desk.presenters.saved_filters import SavedLine, links
from handrail.desk.selectors.saved_filters import saved_of
from handrail.disclosure.public import ReaderRequest
from handrail.partnership.public import Permission


@dataclass(frozen=True, slots=True)
class ListTools:
    """For `desk/list_tools.jinja`; empty addresses stand for what this reader is not offered."""

    title: str
    saved: list[SavedLine]
    form: SaveFilterForm
    save_href: str
    query: str
    back: str
    take_out_href: str


def list_tools(request: ReaderRequest, code: str) -> ListTools:
    """Of a registered list, as the reader has narrowed it. One query."""
    page = list_page(code)
    if page is None:
        raise LookupError(f"'{code}' is no registered list.")
    query = page.query_of(request.GET)
    may_take = page.take is not None and request.reader.role.can(Permission.EXPORT)
    take_out = f"{reverse('take-out', args=[code])}?{query}".rstrip("?")
    return ListTools(
        title=page.title,
        saved=links(saved_of(code), path=request.path, query=query, reader=request.reader),
        form=SaveFilterForm(auto_id="filter_%s"),
        save_href=reverse("filter-save", args=[code]) if query else "",
        query=query,
        back=request.path,
        take_out_href=take_out if may_take else "",
    )
