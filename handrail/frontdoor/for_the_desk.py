"""What this room tells the desk: its lists that can be saved and taken out, and contacts opened lately."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from handrail.desk.public import MOST_ROWS, ListPage, RecentLine, Taken, register_list, register_recent, taken_table
from handrail.disclosure.public import Action, Reader
from handrail.frontdoor.models import Contact
from handrail.frontdoor.presenters.contact_lists import called, sent_table
from handrail.frontdoor.presenters.queue import queue_table
from handrail.frontdoor.selectors.contacts import sent_by
from handrail.frontdoor.selectors.queue import QueueFilter, queue
from handrail.frontdoor.selectors.words import with_words
from handrail.kernel import clock
from handrail.partnership.public import Permission


def register() -> None:
    register_recent(Action.OPEN_CONTACT, opened_contacts)
    keys = frozenset({"rating", "where"})
    takes, makes = Permission.TAKE_CONTACTS, Permission.MAKE_CONTACT
    register_list(ListPage("front-door", "Open contacts", "front-door", takes, keys, take_queue))
    register_list(ListPage("contacts-sent", "Contacts that your team has sent", "contacts-sent", makes, take=take_sent))


def opened_contacts(ids: Sequence[str]) -> Mapping[str, RecentLine]:
    """Those that the reader still sees. Two queries."""
    held = with_words(Contact.objects.filter(pk__in=[int(one) for one in ids if one.isdecimal()]))
    return {str(one.pk): RecentLine(called(one), reverse("contact", args=[one.pk]), one.person_id) for one in held}


def take_queue(reader: Reader, query: QueryDict, today: date) -> Taken:
    now = clock.now()
    contacts = queue(reader.team_id, QueueFilter.of(query), now, most=MOST_ROWS + 1)
    people = {one.person_id for one in contacts if one.person_id}
    return taken_table(queue_table(contacts, now), people, {"contacts": [one.pk for one in contacts]})


def take_sent(reader: Reader, query: QueryDict, today: date) -> Taken:
    contacts = sent_by(reader.team_id, most=MOST_ROWS + 1)
    people = {one.person_id for one in contacts if one.person_id}
    return taken_table(sent_table(contacts), people, {"contacts": [one.pk for one in contacts]})
