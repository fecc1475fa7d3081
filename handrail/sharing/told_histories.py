"""The histories of what was told outside and of what was refused, for whoever reads them in full."""

from functools import partial
from typing import Any

from django.urls import reverse

from handrail.records.public import spoken_name
from handrail.sharing.models import DisclosureMade, Refusal
from handrail.sharing.opening import open_row
from handrail.writing.public import OpenedHistory, register_histories

KEYS = ("person", "recognised_by", "agency")  # what binds rows, and no reader is shown


def register() -> None:
    register_histories(
        {
            "told": partial(_opened, DisclosureMade, "What was shared outside"),
            "refused": partial(_opened, Refusal, "A refusal to share"),
        }
    )


def _opened(model: Any, title: str, pk: int) -> OpenedHistory:
    row, _ = open_row(model, pk)
    person = row.person
    return OpenedHistory(
        record=row,
        title=title,
        about=spoken_name(person.shown_given, person.shown_family) or "No name held",
        person_id=person.pk,
        back=reverse("person-tab", args=[person.pk, "sharing"]),
        without=KEYS,
    )
