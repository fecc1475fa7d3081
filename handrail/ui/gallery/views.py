"""The gallery at /gallery, in demo and debug mode only. It shows made-up samples and asks for no sign-in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from handrail.ui.components.tabs_nav import Tab, TabsNav
from handrail.ui.context import demo_mode
from handrail.ui.gallery import samples, samples_charts, samples_empty
from handrail.ui.gallery.forms import SampleForm, wrong_answers

PAGES = {"components": "Components", "charts": "Charts", "form": "Form", "error": "Form with errors"} | {
    "empty": "Nothing and long",
    "denied": "Denied",
}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """One page per ``show``; an unknown one is the first."""
    if not (settings.DEBUG or demo_mode()):
        raise Http404
    show = request.GET.get("show", "")
    show = show if show in PAGES else "components"
    tabs = [Tab(label, f"{reverse('ui:gallery')}?show={name}", name == show) for name, label in PAGES.items()]
    context = {"tabs": TabsNav("Gallery", tabs), **_context(show)}
    template = "form" if show == "error" else show
    return render(request, f"ui/gallery/{template}.jinja", context)


def _context(show: str) -> dict[str, object]:
    if show in ("form", "error"):
        return {"form": SampleForm(wrong_answers() if show == "error" else None)}
    return {
        "components": samples.everything,
        "charts": samples_charts.everything,
        "empty": samples_empty.everything,
        "denied": samples_empty.denial,
    }[show]()
