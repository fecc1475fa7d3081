"""Instruments from draft to published to superseded. `check_x` raises a sentence, `can_x` answers for the page."""

import json
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.db.models import Max

from handrail.disclosure.public import Action, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User, need_domains
from handrail.planning.definition.read import InvalidInstrument, problems_of, read_definition, read_json, read_toml
from handrail.planning.definition.schema import Definition
from handrail.planning.models import InstrumentVersion

Status = InstrumentVersion.Status


class DraftMoved(UserError):
    """Somebody else saved the draft meanwhile."""


class NotADraft(UserError):
    """Only a draft can be changed or published."""


@transaction.atomic
def begin_draft(*, definition: Mapping[str, Any], by: User | None) -> InstrumentVersion:
    """The next version of an instrument as a draft; the draft that is there already where there is one."""
    code = str(definition["code"])
    there = InstrumentVersion.objects.filter(code=code, status=Status.DRAFT).first()
    if there is not None:
        return there
    last = InstrumentVersion.objects.filter(code=code).aggregate(last=Max("version"))["last"] or 0
    draft = InstrumentVersion.objects.create(
        code=code,
        version=last + 1,
        title=definition.get("title", code),
        definition=dict(definition),
        created_at=clock.now(),
        created_by=by,
    )
    _on_ledger("begin", draft, by)
    return draft


@transaction.atomic
def save_draft(
    *, draft: InstrumentVersion, definition: Mapping[str, Any], by: User | None, based_on: int
) -> InstrumentVersion:
    """Keep a draft, finished or not. Raises `DraftMoved` where it was saved since `based_on` (its count of edits)."""
    held = InstrumentVersion.objects.select_for_update().get(pk=draft.pk)
    if held.status != Status.DRAFT:
        raise NotADraft("This version has been published and stays as it is. Begin the next one.")
    if held.edits != based_on:
        raise DraftMoved("Somebody else has saved this draft since you opened it. Look at it again, then change it.")
    if definition.get("code") != held.code:
        raise UserError(f"This is the instrument “{held.code}”, and its code stays that.")
    held.definition, held.title, held.edits = dict(definition), definition.get("title") or held.code, held.edits + 1
    held.save(update_fields=["definition", "title", "edits"])
    _on_ledger("save", held, by)
    return held


def check_publish(*, draft: InstrumentVersion) -> Definition:
    """A draft whose definition holds together. Raises `InvalidInstrument` with everything that does not."""
    if draft.status != Status.DRAFT:
        raise NotADraft("This version is published already.")
    return read_definition(draft.definition, domains=need_domains().codes)


def can_publish(*, draft: InstrumentVersion) -> bool:
    return draft.status == Status.DRAFT and not problems_of(draft.definition, domains=need_domains().codes)


@transaction.atomic
def publish(*, draft: InstrumentVersion, by: User | None, note: str = "") -> InstrumentVersion:
    """Put a draft in use. The version in use until now is superseded; running assessments keep it."""
    held = InstrumentVersion.objects.select_for_update().get(pk=draft.pk)
    definition = check_publish(draft=held)
    now = clock.now()
    InstrumentVersion.objects.filter(code=held.code, status=Status.PUBLISHED).update(
        status=Status.SUPERSEDED, superseded_at=now
    )
    held.definition = definition.model_dump(mode="json", exclude_defaults=True)
    held.title, held.status, held.note = definition.title, Status.PUBLISHED, note
    held.published_at, held.published_by = now, by
    held.save()
    _on_ledger("publish", held, by)
    return held


@transaction.atomic
def throw_away(*, draft: InstrumentVersion, by: User) -> None:
    """Delete a draft that nobody has used. What is published stays."""
    held = InstrumentVersion.objects.select_for_update().get(pk=draft.pk)
    if held.status != Status.DRAFT:
        raise NotADraft("Only a draft can be thrown away; this version has been published.")
    _on_ledger("throw_away", held, by)
    held.delete()


def take_in(*, text: str, by: User | None) -> InstrumentVersion:
    """A JSON file as a draft: of a new instrument, or as the next version of one that is there."""
    definition = read_json(text, domains=need_domains().codes)
    if InstrumentVersion.objects.filter(code=definition.code, status=Status.DRAFT).exists():
        raise UserError(
            f"“{definition.title}” has a draft already. Publish it or throw it away, then bring in the file."
        )
    return begin_draft(definition=definition.model_dump(mode="json", exclude_defaults=True), by=by)


def as_json(version: InstrumentVersion) -> str:
    """The definition as a file that `take_in` reads again."""
    return json.dumps(version.definition, indent=2, ensure_ascii=False) + "\n"


def shipped() -> dict[str, Definition]:
    """The instruments that come with Handrail, by code: those whose need domains this partnership has."""
    fit: dict[str, Definition] = {}
    folder = files("handrail.planning") / "instruments"
    for one in sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name):
        with suppress(InvalidInstrument):
            definition = read_toml(one.read_text(encoding="utf-8"), domains=need_domains().codes)
            fit[definition.code] = definition
    return fit


def install_shipped(**kwargs: Any) -> None:
    """After `migrate`: publish what is shipped and not there yet. What the partnership has changed stays as it is."""
    there = set(InstrumentVersion.objects.values_list("code", flat=True))
    for code, definition in shipped().items():
        if code not in there:
            data = definition.model_dump(mode="json", exclude_defaults=True)
            publish(draft=begin_draft(definition=data, by=None), by=None, note="As shipped")


def _on_ledger(step: str, version: InstrumentVersion, by: User | None) -> None:
    body = {"instrument": version.code, "version": version.version, "step": step}
    record(Action.EDIT_INSTRUMENT, body=body, actor_id=by.pk if by else None)
