"""The front door's lists among those that can be saved and taken out."""

from datetime import date

from django.http import QueryDict

from handrail.desk.public import MOST_ROWS, ListPage, Taken, register_list, taken_table
from handrail.disclosure.public import Reader
from handrail.frontdoor.presenters.contact import sent_table
from handrail.frontdoor.presenters.queue import queue_table
from handrail.frontdoor.selectors.contacts import sent_by
from handrail.frontdoor.selectors.queue import QueueFilter, queue
from handrail.kernel import clock
from handrail.partnership.public import Permission


def register() -> None:
    keys = frozenset({"rating", "where"})
    takes, makes = Permission.TAKE_CONTACTS, Permission.MAKE_CONTACT
    register_list(ListPage("front-door", "Open contacts", "front-door", takes, keys, take_queue))
    register_list(ListPage("contacts-sent", "Contacts that your team has sent", "contacts-sent", makes, take=take_sent))


def take_queue(reader: Reader, query: QueryDict, today: date) -> Taken:
    now = clock.now()
    contacts = queue(reader.team_id, QueueFilter.of(query), now, most=MOST_ROWS + 1)
    people = {one.person_id for one in contacts if one.person_id}
    return taken_table(queue_table(contacts, now), people, {"contacts": [one.pk for one in contacts]})


def take_sent(reader: Reader, query: QueryDict, today: date) -> Taken:
    contacts = sent_by(reader.team_id, most=MOST_ROWS + 1)
    people = {one.person_id for one in contacts if one.person_id}
    return taken_table(sent_table(contacts), people, {"contacts": [one.pk for one in contacts]})
