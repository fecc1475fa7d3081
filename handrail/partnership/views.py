from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.kernel import clock
from handrail.partnership import selectors
from handrail.partnership.access import needs, open_to_all
from handrail.partnership.demo import demo_people, sign_in_as
from handrail.partnership.forms import CapacityForm
from handrail.partnership.models import Post
from handrail.partnership.presenters import agency_tables, vacant_count
from handrail.partnership.roles import Permission
from handrail.partnership.services import set_capacity


@open_to_all
def closed(request: HttpRequest, *args: str) -> HttpResponse:
    """A page of allauth's that a partnership does not have."""
    raise Http404


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """The demo's people, a button each. In any other mode there is no such page."""
    if not settings.HANDRAIL_DEMO:
        raise Http404
    if request.method == "POST":
        sign_in_as(request=request, membership_id=request.POST.get("membership", ""), on=clock.today())
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "partnership/demo.jinja", {"people": demo_people(clock.today())})


@needs(Permission.MANAGE_PARTNERSHIP)
@require_safe
def partnership(request: HttpRequest) -> HttpResponse:
    """Agencies, their teams and posts, and which of them stand empty."""
    posts = selectors.posts_with_holders(on=clock.today())
    tables = agency_tables(list(selectors.agencies_with_teams()), posts)
    page = {"tables": tables, "vacant": vacant_count(posts), "total": len(posts)}
    return render(request, "partnership/partnership.jinja", page)


@needs(Permission.MANAGE_PARTNERSHIP)
@require_http_methods(["GET", "HEAD", "POST"])
def post_capacity(request: HttpRequest, post_id: int) -> HttpResponse:
    """How many young people a post can hold, for the page of caseloads."""
    post = get_object_or_404(Post.objects.select_related("team"), pk=post_id)
    form = CapacityForm(request.POST if request.method == "POST" else None, initial={"capacity": post.capacity})
    if form.is_valid():
        set_capacity(post=post, capacity=form.cleaned_data["capacity"], by=request.user)  # type: ignore[arg-type]  # the page asks for somebody signed in
        messages.success(request, f"Saved for {post}.")
        return redirect("partnership")
    return render(request, "partnership/capacity.jinja", {"form": form, "post": post})
