"""What this room puts on the home page and on a person's page."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from handrail.disclosure.public import Action, record_list
from handrail.frontdoor.presenters import queue as queue_words
from handrail.frontdoor.presenters.checks import waiting_table
from handrail.frontdoor.presenters.contact_lists import sent_table
from handrail.frontdoor.presenters.person import contacts_table, level_words, steps_table
from handrail.frontdoor.selectors.checks import asked_of, persons_asked_about
from handrail.frontdoor.selectors.contacts import contacts_about, sent_by
from handrail.frontdoor.selectors.decisions import standing_ones
from handrail.frontdoor.selectors.queue import QueueFilter, figures, queue, with_team
from handrail.frontdoor.selectors.steps import last_word, steps_of
from handrail.frontdoor.services.steps import may_step
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.records.public import (
    OVERVIEW,
    HomeBlock,
    HomeReading,
    Panel,
    PersonReading,
    register_home_block,
    register_panel,
)

FIRST = 5


def register() -> None:
    register_home_block(HomeBlock("what-came-in", 10, "frontdoor/home_queue.jinja", what_came_in))
    register_home_block(HomeBlock("contacts-to-take-up", 11, "frontdoor/home_take_up.jinja", to_take_up))
    register_home_block(HomeBlock("checks-to-answer", 12, "frontdoor/home_checks.jinja", to_answer))
    register_home_block(HomeBlock("contacts-sent", 60, "frontdoor/home_sent.jinja", sent))
    register_panel(Panel("contacts", OVERVIEW, "Contacts and level of need", 40, "frontdoor/panel.jinja", about_them))


def what_came_in(reading: HomeReading) -> Mapping[str, Any] | None:
    """The queue's figures and what is due first, for the duty team."""
    if not reading.reader.role.can(Permission.TAKE_CONTACTS):
        return None
    team, now = reading.reader.team_id, clock.now()
    first = queue(team, QueueFilter(), now, most=FIRST)
    record_list(Action.LIST_CONTACTS, [one.person_id for one in first if one.person_id], body={"page": "home"})
    counts = queue_words.counts(figures(team, now), QueueFilter())
    return {"counts": counts, "table": queue_words.queue_table(first, now)}


def to_take_up(reading: HomeReading) -> Mapping[str, Any] | None:
    """Contacts about people whom the reader's team works with."""
    if not reading.reader.role.can(Permission.TAKE_UP_CONTACTS):
        return None
    held = with_team(reading.reader.team_id)
    if not held:
        return None
    record_list(Action.LIST_CONTACTS, [one.person_id for one in held if one.person_id], body={"page": "home"})
    return {"table": queue_words.take_up_table(held, clock.now())}


def to_answer(reading: HomeReading) -> Mapping[str, Any] | None:
    if not reading.reader.role.can(Permission.ANSWER_CHECKS):
        return None
    waiting = asked_of(reading.reader.agency_id, most=FIRST)
    if not waiting:
        return None
    body = {"page": "home", "checks": [one.pk for one in waiting]}
    record_list(Action.LIST_CONTACTS, persons_asked_about(waiting), body=body)
    return {"table": waiting_table(waiting, clock.now())}


def sent(reading: HomeReading) -> Mapping[str, Any] | None:
    """What the reader's team has told the front door; the front door has its queue."""
    role = reading.reader.role
    if not role.can(Permission.MAKE_CONTACT) or role.can(Permission.TAKE_CONTACTS):
        return None
    held = sent_by(reading.reader.team_id, most=FIRST)
    if not held:
        return None
    body = {"page": "home", "sent": [one.pk for one in held]}
    record_list(Action.LIST_CONTACTS, [one.person_id for one in held if one.person_id], body=body)
    return {"table": sent_table(held)}


def about_them(reading: PersonReading) -> Mapping[str, Any] | None:
    """Contacts about this person that the reader may know of, and by which steps their level of need has moved."""
    person_id = reading.person.pk
    (contacts, decisions), steps = contacts_about(person_id), steps_of(person_id)
    may = may_step(reading.reader) and reading.decision.reached
    if not (contacts or steps or may):
        return None
    stands = last_word(steps, decisions)
    return {
        "contacts": contacts_table(contacts, standing_ones(decisions)),
        "steps": steps_table(steps, reading.reader.team_id) if steps else None,
        "level": level_words(stands.level) if stands else "",
        "step_href": reverse("level-step", args=[person_id]) if may else "",
    }
