"""The names of those whom drafts are about, as they are shared with whoever reads now."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from handrail.desk.public import names_of
from handrail.disclosure.public import Action, record_list
from handrail.writing.models import Draft


def names_for(drafts: Iterable[Draft]) -> Mapping[UUID, str]:
    """Of the people whom the reader may open: that they were listed is on the ledger first."""
    people = {draft.about for draft in drafts if draft.about}
    names = names_of(people)
    if names:
        record_list(Action.LIST_OWN, set(names))
    return names
