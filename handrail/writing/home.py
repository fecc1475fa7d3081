"""The reader's drafts on their home page; records, which draws it, registers this."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handrail.disclosure.public import Reader
from handrail.writing.models import Draft
from handrail.writing.naming import names_for
from handrail.writing.presenters.drafts import lines_of

FIRST = 5


def drafts_block(reader: Reader, today: date) -> Mapping[str, Any] | None:
    """The first few, and how many there are; nothing for somebody who has none."""
    found = list(Draft.objects.filter(author_id=reader.user_id, thrown_at=None, taken_at=None))
    if not found:
        return None
    return {"first": lines_of(found, names_for(found), today)[:FIRST], "count": len(found)}
