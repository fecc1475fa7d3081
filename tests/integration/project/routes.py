"""Every address that Handrail serves, with real numbers in it."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from django.apps import apps

from handrail.partnership.access import access_of
from handrail.partnership.public import Access, every_page
from handrail.records.panels import tabs
from handrail.records.public import Person, SourcePerson

MOST = 2  # numbers tried in one place of an address
_PLACE = re.compile(r"<(\w+):(\w+)>")
_WORDS = {
    "tab": [tab.code for tab in tabs() if not tab.url_name],
    "stream": ["event", "involvement_start", "flag"],
    "whose": ["ours"],
    "section": ["likely"],
    "what": ["emergency", "search"],
    "token": ["nothing"],
}
_CODES = {
    "lists": ["transitions", "plans", "queue", "caseload", "my-people"],
    "instruments": ["shared-risk-assessment"],
    "specifications": ["police-missing"],
    "person": ["distance-travelled", "shared-risk-assessment"],
    "retention": ["contacts", "plans"],
}

_MODELS = {
    "plan_id": "planning.Plan",
    "goals": "planning.Goal",
    "actions": "planning.Action",
    "services": "planning.Provision",
    "team": "planning.Member",
    "reviews": "planning.Review",
    "voice": "planning.Voice",
    "assessment_id": "planning.Assessment",
    "contact_id": "frontdoor.Contact",
    "check_id": "frontdoor.AgencyCheck",
    "attachment_id": "frontdoor.Attachment",
    "handover_id": "frontdoor.ShiftHandover",
    "step_id": "frontdoor.LevelStep",
    "item_id": "linkage.ReviewItem",
    "batch_id": "linkage.Batch",
    "row_id": "linkage.QuarantinedRow",
    "set_id": "linkage.MoveSet",
    "value_id": "disclosure.ProtectedValue",
    "draft_id": "writing.Draft",
    "notice_id": "desk.Notice",
    "filter_id": "desk.SavedFilter",
    "post_id": "partnership.Post",
    "user_id": "partnership.User",
    "as-sent": "records.Event",
}


def routes() -> Iterator[tuple[str, Access, list[str]]]:
    """Each pattern of our own rooms with who may open it, and the addresses that it makes here."""
    for pattern, view in every_page():
        if not view.__module__.startswith("handrail.") or pattern.startswith(("^", "gallery", "brand")):
            continue
        yield pattern, access_of(view), list(_addresses(pattern))


def _addresses(pattern: str) -> Iterator[str]:
    places = _PLACE.findall(pattern)
    tried = [_values(pattern, kind, name) for kind, name in places]
    blank = "/" + _PLACE.sub("{}", pattern)
    yield from (blank.format(*values) for values in product(*tried))


def _values(pattern: str, kind: str, name: str) -> list[Any]:
    if kind == "uuid":
        return list(Person.objects.filter(retired=False).order_by("created_at").values_list("pk", flat=True)[:1])
    if name in _WORDS:
        return _WORDS[name]
    if name == "code":
        return _CODES.get(pattern.split("/")[0], ["nothing"])
    if name == "feed":
        return ["council-people"]
    if name == "source":
        return list(SourcePerson.objects.order_by("pk").values_list("pk", flat=True)[:1])
    if name in {"version", "question", "section"}:
        return [1]
    return _numbers(pattern, name)


def _numbers(pattern: str, name: str) -> list[int]:
    """Of the model that the name of the place, or a word of the address, stands for; else any number at all."""
    parts = pattern.split("/")
    label = _MODELS.get(name) or next((_MODELS[part] for part in parts if part in _MODELS), None)
    if label is None:
        return [1]
    return list(apps.get_model(label)._base_manager.order_by("pk").values_list("pk", flat=True)[:MOST]) or [1]
