"""What the pages of a contact are made of: selectors read, presenters word it, templates lay it out."""

from datetime import datetime
from typing import Any

from handrail.disclosure.public import Action, Level, ReaderRequest, decide, record
from handrail.frontdoor.forms.look_up import LookedFor
from handrail.frontdoor.forms.triage import AskForm, DecideForm, RateForm, TakeUpForm
from handrail.frontdoor.models import Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters import contact as words
from handrail.frontdoor.presenters.clocks import contact_clock, moment_words, rating_tag, until_words
from handrail.frontdoor.presenters.look_up import holder_words, known_rows, open_worker_words, says
from handrail.frontdoor.presenters.queue import name_told
from handrail.frontdoor.selectors.checks import whom_to_ask
from handrail.frontdoor.selectors.contacts import open_alike, opened
from handrail.frontdoor.selectors.look_up import holders_of, look_up
from handrail.frontdoor.selectors.open_worker import open_worker
from handrail.frontdoor.selectors.queue import following
from handrail.kernel.clock import local
from handrail.partnership.public import Permission
from handrail.writing.public import drafted


def triage(request: ReaderRequest, contact: Contact, *, now: datetime) -> dict[str, Any]:
    """Everything that is needed to decide, and the forms that the reader's post may use."""
    found, role = opened(contact), request.reader.role
    open_still = contact.state != Contact.State.DECIDED
    receives = open_still and request.reader.team_id == contact.receiving_team_id
    takes = receives and role.can(Permission.TAKE_CONTACTS)
    takes_up = open_still and request.reader.team_id == contact.taking_team_id and role.can(Permission.TAKE_UP_CONTACTS)
    return {
        **_told(contact, found, now),
        "rating": rating_tag(contact.rating),
        "clock": contact_clock(contact, now) if open_still else None,
        "decide_by": until_words(contact.decide_by),
        "clocks": practice().clocks,
        "checks": words.check_lines(found.checks, now),
        "checks_open": sum(check.is_open for check in found.checks),
        "chronology": words.chronology(found),
        "decision": words.decision_said(found.decision) if found.decision else [],
        "attachments": found.attachments,
        "rate": RateForm(rated=contact.rating) if takes else None,
        "ask": AskForm(whom_to_ask(besides=request.reader.agency_id)) if takes else None,
        "deciding": _decide_form(request, contact) if receives and role.can(Permission.DECIDE_CONTACTS) else None,
        "take_up": _take_up_form(request, contact) if takes_up else None,
        "may_match": takes,
        "next_contact": following(request.reader.team_id, contact) if takes else None,
        **(_who_it_is(contact, now) if takes else _NOBODY_ASKED),
    }


def as_sent(request: ReaderRequest, contact: Contact, *, now: datetime) -> dict[str, Any]:
    """For whoever sent it, all they sent; for others who work with the person, as much as is shared with their post."""
    found = opened(contact)
    sent_it = request.reader.team_id == contact.author_team_id
    in_full = sent_it or _level(request, contact, now) >= Level.FULL
    return {
        **_told(contact, found, now),
        "what": words.what_told(contact) if in_full else words.in_summary(contact),
        "who": words.who_told(contact, local(now).date()) if in_full else [],
        "sender": words.sender_words(contact) if in_full else words.sender_in_summary(contact),
        "in_full": in_full,
        "sent_it": sent_it,
        "take_up_words": f"{contact.taking_team} works with them already, and has it." if contact.taking_team else "",
        "decision": [] if sent_it or not found.decision else words.decision_said(found.decision)[:1],
    }


def _level(request: ReaderRequest, contact: Contact, now: datetime) -> Level:
    if contact.person_id is None:
        return Level.DENY
    decision = decide(request.reader, Action.OPEN_PERSON, contact.person_id, today=local(now).date())
    return decision.level_of(contact.agency_id, "contact")


def _told(contact: Contact, found: Any, now: datetime) -> dict[str, Any]:
    today = local(now).date()
    return {
        "contact": contact,
        "name": name_told(contact),
        "status": words.status_words(contact, found.decision),
        "sender": words.sender_words(contact),
        "received": moment_words(contact.received_at),
        "who": words.who_told(contact, today),
        "what": words.what_told(contact),
        "answer": found.answer,
        "answered": moment_words(found.answer.at) if found.answer else "",
    }


_NOBODY_ASKED: dict[str, Any] = {"known": [], "says": "", "holders": [], "worker": "", "alike": None}


def _who_it_is(contact: Contact, now: datetime) -> dict[str, Any]:
    """Who may be meant where nobody has said; else which agencies hold them. And other open contacts alike."""
    today = local(now).date()
    who: LookedFor = {"given": contact.given, "family": contact.family, "born": contact.born}
    others = [one for one in open_alike(**who, person_id=contact.person_id) if one.pk != contact.pk]
    alike = words.alike_table(others, today) if others else None
    if contact.person_id is not None:
        worker = open_worker(contact.person_id, today)
        holders = [holder_words(one, today) for one in holders_of([contact.person_id], today)[contact.person_id]]
        return {
            **_NOBODY_ASKED,
            "holders": holders,
            "worker": open_worker_words(worker) if worker else "",
            "alike": alike,
        }
    if contact.state == Contact.State.DECIDED:
        return {**_NOBODY_ASKED, "alike": alike}
    found = look_up(**who, today=today)
    people = [str(one.person_id) for one in found.people]
    if found.asked:
        record(Action.SEARCH, body={"found": len(people), "contact": contact.pk}, detail={"people": people})
    return {**_NOBODY_ASKED, "known": known_rows(found, today), "says": says(found), "alike": alike}


def _decide_form(request: ReaderRequest, contact: Contact) -> Any:
    title = f"Decision on {contact.reference}"
    return drafted(request, decide_key(contact), DecideForm, title=title)


def _take_up_form(request: ReaderRequest, contact: Contact) -> Any:
    return drafted(request, take_up_key(contact), TakeUpForm, title=f"Answer to {contact.reference}")


def decide_key(contact: Contact) -> str:
    return f"contact:{contact.pk}:decide"


def take_up_key(contact: Contact) -> str:
    return f"contact:{contact.pk}:take-up"
