"""Extract specifications as the partnership keeps them: each version stays, the latest is read by."""

import tomllib
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Max

from handrail.disclosure.public import Action, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.extracts.spec import ExtractSpec
from handrail.linkage.extracts.spec_check import Problem
from handrail.linkage.extracts.spec_files import InvalidSpec, parse_spec, shipped_specs, shipped_texts
from handrail.linkage.models import ExtractSpecification
from handrail.partnership.public import User

RETURN_TITLES = {
    "ssda903": "SSDA903 return",
    "annex_a": "Annex A workbook",
    "cin_census": "Children in need census",
}


class UnknownSpecification(UserError):
    """No specification of that name is kept."""


def current_specification(code: str) -> ExtractSpecification:
    """The latest version of a specification."""
    found = ExtractSpecification.objects.filter(code=code).order_by("-version").first()
    if found is None:
        known = ", ".join(ExtractSpecification.objects.order_by("code").values_list("code", flat=True).distinct())
        raise UnknownSpecification(f"There is no extract specification “{code}”. There are: {known}.")
    return found


def current_specifications() -> list[ExtractSpecification]:
    """The latest version of each."""
    return list(ExtractSpecification.objects.order_by("code", "-version").distinct("code"))


@cache
def _titles_in_returns() -> dict[str, str]:
    return {spec.name: spec.title for name in RETURN_TITLES for spec in shipped_specs(name).values()}


def feed_titles() -> dict[str, str]:
    """What people call each feed: 'Police: missing reports' of 'police-missing'. One query."""
    kept = {one.code: tomllib.loads(one.text).get("title", one.code) for one in current_specifications()}
    return RETURN_TITLES | _titles_in_returns() | kept


def check_specification(code: str, text: str) -> ExtractSpec:
    """The specification that the text is; raises `InvalidSpec` with everything that is to be mended."""
    spec = parse_spec(text)
    if code and spec.name != code:
        raise InvalidSpec([Problem("name", f"This is the specification “{code}”, and its name stays that.")])
    return spec


@transaction.atomic
def save_specification(*, text: str, by: User | None, code: str = "") -> ExtractSpecification:
    """Keep a new version. Without `code` the text may name a new specification. Unchanged text makes no version."""
    spec = check_specification(code, text)
    latest = ExtractSpecification.objects.select_for_update().filter(code=spec.name).order_by("-version").first()
    if latest is not None and latest.text == text:
        return latest
    version = latest.version + 1 if latest else 1
    saved = ExtractSpecification.objects.create(
        code=spec.name, version=version, text=text, created_at=clock.now(), created_by=by
    )
    record(
        Action.EDIT_SPECIFICATION,
        body={"specification": spec.name, "version": version},
        actor_id=by.pk if by else None,
    )
    return saved


def install_shipped(**kwargs: Any) -> None:
    """After `migrate`: keep what is shipped and not kept yet. One that the partnership has edited stays as it is."""
    held = dict(ExtractSpecification.objects.values_list("code").annotate(Max("version")))
    ExtractSpecification.objects.bulk_create(
        ExtractSpecification(code=code, version=1, text=text, created_at=clock.now())
        for code, text in shipped_texts().items()
        if code not in held
    )
