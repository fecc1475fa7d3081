"""The page of a form of this room: shown, kept as a draft, refused with a sentence, or saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.disclosure.public import ReaderRequest
from handrail.kernel.errors import UserError
from handrail.records.public import NO_NAME, Person, spoken_name
from handrail.sharing.panels import SHARING
from handrail.sharing.services.telling import Saving
from handrail.writing.public import Conflict, conflict_page, drafted


@dataclass(frozen=True, slots=True)
class WritingPage:
    """`key` is under what the draft is kept; `based_on` the version that the form was filled from."""

    title: str
    button: str
    key: str
    person: Person
    based_on: int | None = None
    lead_in: str = ""

    @property
    def about(self) -> str:
        return spoken_name(self.person.shown_given, self.person.shown_family) or NO_NAME

    @property
    def back(self) -> str:
        return reverse("person-tab", args=[self.person.pk, SHARING])


def write(
    request: ReaderRequest,
    page: WritingPage,
    make: Callable[..., Any],
    save: Callable[[Any, Saving], str],
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """`save` answers what was done, in a sentence; a refusal stands above the form, which keeps what was typed."""
    title = f"{page.title}: {page.about}"
    held = drafted(request, page.key, make, title=title, initial=initial, based_on=page.based_on)
    if request.method == "POST" and held.form.is_valid():
        try:
            done = save(held.form, held.save)
        except Conflict as conflict:
            return conflict_page(request, held, conflict)
        except UserError as refused:
            held.form.add_error(None, refused.sentence)
        else:
            held.forget()
            messages.success(request, done)
            return redirect(page.back)
    return render(request, "sharing/told_form.jinja", {"form": held.form, "drafted": held, "page": page})
