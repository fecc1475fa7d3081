"""The next version of the sharing matrix: its grid, its changes, what somebody would see, and publishing it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.grid import Cell, read_grid
from handrail.disclosure.matrix import drafting, reading
from handrail.disclosure.matrix.changes import as_lines
from handrail.disclosure.matrix.preview import eyes_to_choose, sights, whose_eyes
from handrail.disclosure.matrix.text import as_toml
from handrail.disclosure.matrix.words import CHOICES, KINDS, cell_name, changes_table, grid_rows, preview_table
from handrail.disclosure.models import Level, SharingMatrix
from handrail.disclosure.requests import ReaderRequest
from handrail.disclosure.sharing_selectors import purposes_of
from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, AgencyKind, Permission, Role, needs
from handrail.ui.public import Filter, Filters, Option

MOST_BYTES = 1_000_000  # of a matrix read in
page = needs(Permission.EDIT_SHARING)


@page
@require_POST
def matrix_begin(request: ReaderRequest) -> HttpResponse:
    drafting.begin_draft(by=request.user)
    return redirect("matrix-draft")


@page
@require_http_methods(["GET", "HEAD", "POST"])
def matrix_draft(request: ReaderRequest) -> HttpResponse:
    """One role and purpose of the draft: a choice for each class and origin, and one for each whole row."""
    held = _draft()
    role, purpose = _role_and_purpose(request.GET)
    which = {"role": role.code, "purpose": purpose}
    typed, wrong = {}, ""
    if request.method == "POST":
        typed = request.POST.dict()
        try:
            cells = _chosen(reading.levels_of(held, **which), typed)
            drafting.change_cells(edition=_number(typed.get("edition")), levels=cells, by=request.user)
        except UserError as refused:
            wrong = refused.sentence
        else:
            messages.success(request, "The draft is saved. Nothing changes for anybody until it is published.")
            return redirect(f"{reverse('matrix-draft')}?role={role.code}&purpose={purpose}")
    levels, now = reading.levels_of(held, **which), reading.levels_of(reading.in_force(), **which)
    content = {
        "draft": held,
        "role": role,
        "rows": grid_rows(levels, now, typed),
        "kinds": KINDS,
        "choices": CHOICES,
        "filters": _role_filters(role, purpose, reverse("matrix-draft")),
        "changed": sum(now.get(cell) != level for cell, level in levels.items()),
        "wrong": wrong,
    }
    return render(request, "disclosure/matrix_draft.jinja", content)


@page
@require_safe
def matrix_changes(request: ReaderRequest) -> HttpResponse:
    """What the draft changes, in words, and what may be done with it."""
    return _changes_page(request, _draft())


@page
@require_POST
def matrix_propose(request: ReaderRequest) -> HttpResponse:
    note = request.POST.get("note", "")
    return _done(request, lambda edition: drafting.propose(edition=edition, note=note, by=request.user), note=note)


@page
@require_POST
def matrix_publish(request: ReaderRequest) -> HttpResponse:
    answer = _done(request, lambda edition: drafting.publish_draft(edition=edition, by=request.user), to="sharing")
    if answer.status_code == 302:
        messages.success(request, "The new version is in force from the next page that anybody opens.")
    return answer


@page
@require_POST
def matrix_throw_away(request: ReaderRequest) -> HttpResponse:
    return _done(request, lambda edition: drafting.throw_away(edition=edition, by=request.user), to="sharing")


@page
@require_POST
def matrix_read_in(request: ReaderRequest) -> HttpResponse:
    """A file, or what was pasted, becomes the draft."""
    file = request.FILES.get("file")
    sent = file.read(MOST_BYTES + 1) if file else request.POST.get("text", "").encode()
    if len(sent) > MOST_BYTES:
        return _changes_page(request, _draft(), wrong="The file must be smaller than 1 MB.")

    def take(edition: int) -> object:
        return drafting.replace_draft(edition=edition, grid=read_grid(sent.decode(errors="replace")), by=request.user)

    return _done(request, take)


@page
@require_safe
def matrix_preview(request: ReaderRequest) -> HttpResponse:
    """What a role, or somebody in a post, would see of an example: nobody's record is opened for it."""
    held, who = _draft(), whose_eyes(request.GET.get("who", ""))
    purposes = purposes_of(who.role.purposes)
    asked = request.GET.get("purpose", "")
    purpose = next((one.code for one in purposes if one.code == asked), purposes[0].code if purposes else "")
    named = request.GET.get("origin", "")
    origin = AgencyKind(named) if named in AgencyKind.values else AgencyKind.HEALTH
    which = {"role": who.role.code, "purpose": purpose}
    before, after = reading.levels_of(reading.in_force(), **which), reading.levels_of(held, **which)
    content = {
        "filters": _preview_filters(request.GET.get("who", ""), purpose, origin),
        "who": who,
        "table": preview_table(who, sights(who, origin, before, after)),
    }
    return render(request, "disclosure/matrix_preview.jinja", content)


@page
@require_safe
def matrix_export(request: ReaderRequest, version: str) -> HttpResponse:
    """A version, or the draft, as TOML."""
    held = _draft() if version == "draft" else reading.version(_number(version))
    if held is None:
        raise Http404("There is no such version.")
    answer = HttpResponse(as_toml(reading.levels_of(held), held.note), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="sharing-{version}.toml"'
    return answer


def _changes_page(
    request: ReaderRequest, held: SharingMatrix, wrong: str = "", note: str | None = None
) -> HttpResponse:
    lines = as_lines(drafting.draft_changes(held))
    content = {
        "draft": held,
        "table": changes_table(lines),
        "wider": sum(line.widens for line in lines),
        "changes": len(lines),
        "may_publish": drafting.can_publish(held, by=request.user),
        "note": held.note if note is None else note,
        "wrong": wrong,
    }
    return render(request, "disclosure/matrix_changes.jinja", content, status=400 if wrong else 200)


def _done(
    request: ReaderRequest, work: Callable[[int], object], *, to: str = "matrix-changes", note: str | None = None
) -> HttpResponse:
    """Do it to the draft as the page showed it; a refusal stands above the list of changes."""
    try:
        work(_number(request.POST.get("edition")))
    except UserError as refused:
        return _changes_page(request, _draft(), refused.sentence, note)
    return redirect(to)


def _draft() -> SharingMatrix:
    held = reading.draft()
    if held is None:
        raise Http404("There is no draft of the next version.")
    return held


def _chosen(held: Mapping[Cell, Level], typed: Mapping[str, str]) -> dict[Cell, Level]:
    """The level of each combination: its own choice where that was changed, else that of its whole row."""
    chosen = {}
    for cell, level in held.items():
        own = _level(typed.get(cell_name(cell.item_class, cell.origin_kind), ""), level)
        row = _level(typed.get(f"row.{cell.item_class}", ""), level)
        chosen[cell] = own if own != level else row
    return chosen


def _level(text: str, otherwise: Level) -> Level:
    return Level(int(text)) if text in {str(level.value) for level in Level} else otherwise


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _role_and_purpose(asked: Mapping[str, Any]) -> tuple[Role, str]:
    role = ROLES.get(asked.get("role", ""), next(iter(ROLES.values())))
    named = asked.get("purpose", "")
    return role, named if named in role.purposes else role.purposes[0]


def _role_filters(role: Role, purpose: str, action: str) -> Filters:
    codes = tuple(dict.fromkeys(code for one in ROLES.values() for code in one.purposes))
    return Filters(
        [
            Filter("role", "Role", role.code, [Option(one.code, one.name) for one in ROLES.values()]),
            Filter("purpose", "Purpose", purpose, [Option(one.code, one.name) for one in purposes_of(codes)]),
        ],
        action=action,
        label="Choose a role and a purpose",
    )


def _preview_filters(who: str, purpose: str, origin: str) -> Filters:
    codes = tuple(dict.fromkeys(code for one in ROLES.values() for code in one.purposes))
    return Filters(
        [
            Filter("who", "Who looks", who, [Option(code, label) for code, label in eyes_to_choose()]),
            Filter("purpose", "What for", purpose, [Option(one.code, one.name) for one in purposes_of(codes)]),
            Filter("origin", "Whose information", origin, [Option(kind.value, kind.label) for kind in KINDS]),
        ],
        action=reverse("matrix-preview"),
        label="Choose who looks, and at what",
    )
