"""The page of a form of plans: shown, kept as a draft, refused with sentences, or saved. One road for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.kernel.errors import UserError
from handrail.planning.errors import CannotClose
from handrail.planning.services.plan_writing import Saving
from handrail.ui.public import refuse
from handrail.writing.public import Conflict, conflict_page, drafted


@dataclass(frozen=True, slots=True)
class WritingPage:
    """`key` is under what the draft is kept; `based_on` the version that the form was filled from."""

    title: str
    button: str
    key: str
    about: str  # whom it is about, by name as shared with the reader
    person_id: UUID  # whom their draft is about
    back: str
    based_on: int | None = None
    lead_in: str = ""
    warning: bool = False
    others: tuple[tuple[str, str], ...] = ()  # other things that can be done from here: label and address


def write(
    request: HttpRequest,
    page: WritingPage,
    make: Callable[..., Any],
    save: Callable[[Any, Saving], str],
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show a form, or save it: `save` answers what was done, in a sentence; refusals stand beside their answers."""
    held = drafted(
        request, page.key, make, title=page.title, initial=initial, based_on=page.based_on, about=page.person_id
    )
    if request.method == "POST" and held.form.is_valid():
        try:
            done = save(held.form, held.save)
        except Conflict as conflict:
            return conflict_page(request, held, conflict)
        except UserError as refused:
            _refuse(held.form, refused)
        else:
            held.forget()
            messages.success(request, done)
            return redirect(page.back)
    return render(request, "planning/form.jinja", {"form": held.form, "drafted": held, "page": page})


def _refuse(form: BaseForm, refused: UserError) -> None:
    for one in refused.refusals if isinstance(refused, CannotClose) else (refused,):
        refuse(form, one)
