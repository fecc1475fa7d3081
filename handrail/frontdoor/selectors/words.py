"""What was told, where whoever reads may see it."""

from collections.abc import Iterable

from handrail.frontdoor.models import Contact, Words


def with_words(contacts: Iterable[Contact]) -> list[Contact]:
    """The same contacts, each with its words or None. One query, or none for no contact."""
    held = list(contacts)
    rows = Words.objects.filter(contact__in=[one.pk for one in held]) if held else []
    told = {words.contact_id: words for words in rows}
    for contact in held:
        contact.told = told.get(contact.pk)
    return held
