"""The page of a form of plans: shown, sent, refused with sentences, or saved. One road for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.kernel.errors import UserError
from handrail.planning.errors import CannotClose


@dataclass(frozen=True, slots=True)
class WritingPage:
    """`key` is under what the draft is kept; `based_on` the version that the form was filled from."""

    title: str
    button: str
    key: str
    back: str
    back_label: str
    based_on: int | None = None
    lead_in: str = ""
    warning: bool = False
    others: tuple[tuple[str, str], ...] = ()  # other things that can be done from here: label and address


def write(
    request: HttpRequest,
    page: WritingPage,
    form: Any,
    save: Callable[[Any], str],
    *,
    template: str = "planning/form.jinja",
    **content: Any,
) -> HttpResponse:
    """Show a form, or save it: `save` answers what was done, in a sentence; refusals stand above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            done = save(form)
        except CannotClose as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        except UserError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect(page.back)
    return render(request, template, {"form": form, "page": page, **content})
