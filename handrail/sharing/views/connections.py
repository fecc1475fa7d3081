"""People whom staff know privately: saying so, and what information governance does about it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import Action, ReaderRequest, needs, record, signed_in
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, User, current_memberships
from handrail.sharing.forms.connection import ALLOW, ConnectionChangeForm, ConnectionForm
from handrail.sharing.forms.naming import about_in
from handrail.sharing.presenters.connections import all_table, own_table
from handrail.sharing.presenters.requests import named_words
from handrail.sharing.selectors.connections import all_connections, connection_by_id, connections_of
from handrail.sharing.services.connections import allow_connection, end_connection, say_connection
from handrail.ui.public import refuse
from handrail.writing.public import drafted

SAID = "Kept. If anybody of this name is on record, their record is closed to {whom}."


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def connections(request: ReaderRequest) -> HttpResponse:
    """This is me, my family, or somebody whom I know privately."""
    about = about_in(request.GET.get("about", ""))
    kept = drafted(
        request, f"connection:{about or 'new'}", partial(ConnectionForm, about=about), title="People whom you know"
    )
    form: ConnectionForm = kept.form  # type: ignore[assignment]  # made by the partial above
    if request.method == "POST" and form.is_valid():
        try:
            say_connection(saying=form.saying(), by=request.reader)
        except UserError as refused:
            refuse(form, refused)
        else:
            kept.forget()
            messages.success(request, SAID.format(whom="you"))
            return redirect("connections")
    mine = own_table(connections_of(request.reader.user_id))
    page = {"form": form, "drafted": kept, "table": mine, "about": about}
    return render(request, "sharing/connections.jinja", page, status=422 if form.errors else 200)


@needs(Permission.REVIEW_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def connections_all(request: ReaderRequest) -> HttpResponse:
    """All that hold, and a form for one that was not said."""
    held = current_memberships(clock.today()).exclude(user=request.reader.user_id)
    users = User.objects.filter(pk__in=held.values("user_id")).order_by("full_name", "username")
    kept = drafted(
        request, "connection:staff", partial(ConnectionForm, users=list(users)), title="Somebody whom staff know"
    )
    form: ConnectionForm = kept.form  # type: ignore[assignment]  # made by the partial above
    if request.method == "POST" and form.is_valid():
        try:
            say_connection(saying=form.saying(), by=request.reader, of=form.user())
        except UserError as refused:
            refuse(form, refused)
        else:
            kept.forget()
            messages.success(request, SAID.format(whom="them"))
            return redirect("connections-all")
    found = all_connections()
    record(Action.LIST_ACCESS, body={"page": "connections", "connections": [one.pk for one in found]})
    page = {"form": form, "drafted": kept, "table": all_table(found)}
    return render(request, "sharing/connections_all.jinja", page, status=422 if form.errors else 200)


@needs(Permission.REVIEW_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def connection(request: ReaderRequest, connection_id: int) -> HttpResponse:
    """Allow it or end it."""
    held = connection_by_id(connection_id)
    if held is None:
        raise Http404("There is no such connection.")
    record(Action.LIST_ACCESS, body={"connection": held.pk})
    form = ConnectionChangeForm(request.POST or None)
    if form.is_valid():
        try:
            if form.cleaned_data["what"] == ALLOW:
                allow_connection(connection=held, why=form.cleaned_data["why"], by=request.reader)
            else:
                end_connection(connection=held, why=form.cleaned_data["why"], by=request.reader)
            messages.success(request, "That is changed from now on.")
            return redirect("connections-all")
        except UserError as refused:
            refuse(form, refused)
    page = {"held": held, "named": named_words(held), "form": form}
    return render(request, "sharing/connection.jinja", page, status=422 if form.errors else 200)
