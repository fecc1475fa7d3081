"""What the pages of a contact are made of: selectors read, presenters word it, templates lay it out."""

from datetime import datetime
from typing import Any

from handrail.disclosure.public import Action, ReaderRequest, record
from handrail.frontdoor.forms.look_up import LookedFor
from handrail.frontdoor.forms.triage import AskForm, DecideForm, RateForm, TakeUpForm
from handrail.frontdoor.models import Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters import contact as words
from handrail.frontdoor.presenters.clocks import contact_clock, moment_words, rating_tag, until_words
from handrail.frontdoor.presenters.contact_lists import alike_table
from handrail.frontdoor.presenters.decisions import decided_words, decision_said
from handrail.frontdoor.presenters.look_up import holder_words, known_rows, says
from handrail.frontdoor.presenters.queue import name_told
from handrail.frontdoor.presenters.said import Said
from handrail.frontdoor.presenters.worker import gone_to, known_words
from handrail.frontdoor.selectors.checks import whom_to_ask
from handrail.frontdoor.selectors.contacts import OpenContact, open_alike, opened_as_sent, opened_in_triage
from handrail.frontdoor.selectors.look_up import holders_of, look_up
from handrail.frontdoor.selectors.open_worker import known_worker
from handrail.frontdoor.selectors.queue import following
from handrail.frontdoor.services.correcting import can_correct
from handrail.kernel.clock import local
from handrail.partnership.public import Permission
from handrail.writing.public import drafted


def triage(request: ReaderRequest, contact: Contact, *, now: datetime) -> dict[str, Any]:
    """Everything that is needed to decide, and the forms that the reader's post may use."""
    found, reader = opened_in_triage(contact), request.reader
    open_still = contact.state != Contact.State.DECIDED
    receives = reader.team_id == contact.receiving_team_id
    takes = open_still and receives and reader.role.can(Permission.TAKE_CONTACTS)
    decides = receives and reader.role.can(Permission.DECIDE_CONTACTS)
    takes_up = open_still and reader.team_id == contact.taking_team_id and reader.role.can(Permission.TAKE_UP_CONTACTS)
    return {
        **_told(request, contact, found, now),
        "rating": rating_tag(contact.rating),
        "clock": contact_clock(contact, now) if open_still else None,
        "decide_by": until_words(contact.decide_by),
        "clocks": practice().clocks,
        "checks": words.check_lines(found.checks, now),
        "checks_open": sum(check.is_open for check in found.checks),
        "chronology": words.chronology(found, reader.team_id),
        "decision": decision_said(found.decision, contact, reader.team_id) if found.decision else [],
        "attachments": found.attachments,
        "rate": RateForm(rated=contact.rating) if takes else None,
        "ask": AskForm(whom_to_ask(besides=reader.agency_id)) if takes else None,
        "deciding": _decide_form(request, contact) if open_still and decides else None,
        "decides_otherwise": decides and not open_still,
        "take_up": _take_up_form(request, contact) if takes_up else None,
        "may_match": takes,
        "next_contact": following(reader.team_id, contact) if takes else None,
        **(_who_it_is(contact, now) if takes else _NOBODY_ASKED),
    }


def as_sent(request: ReaderRequest, contact: Contact, *, now: datetime) -> dict[str, Any]:
    """For whoever sent it, all they sent; for others who work with the person, as much as is shared with their post."""
    found = opened_as_sent(contact)
    sent_it = request.reader.team_id == contact.author_team_id
    became = [] if sent_it or not found.decision else [Said("Decision", decided_words(found.decision))]
    return {
        **_told(request, contact, found, now),
        "in_full": contact.told is not None,
        "sent_it": sent_it,
        "decision": became,
    }


def _told(request: ReaderRequest, contact: Contact, found: OpenContact, now: datetime) -> dict[str, Any]:
    today, team_id, answer = local(now).date(), request.reader.team_id, found.answer
    return {
        "contact": contact,
        "name": name_told(contact),
        "status": words.status_words(contact, found.decision),
        "went": _gone_to(contact, team_id, now),
        "sender": words.sender_words(contact),
        "received": moment_words(contact.received_at),
        "who": words.who_told(contact, today),
        "what": words.what_told(contact),
        "may_correct": can_correct(contact, request.reader),
        "corrected": contact.told is not None and contact.told.version > 1,
        "answer": answer,
        "answered": words.answered_by(answer, contact, team_id) if answer else "",
    }


def _gone_to(contact: Contact, team_id: int, now: datetime) -> str:
    if contact.state != Contact.State.WITH_WORKER or contact.person_id is None:
        return ""
    if contact.taking_team_id == team_id:
        return gone_to(contact, None, team_id=team_id)
    worker = known_worker(contact.person_id, local(now).date(), team_id=contact.taking_team_id)
    return gone_to(contact, worker, team_id=team_id)


_NOBODY_ASKED: dict[str, Any] = {"known": [], "says": "", "holders": [], "worker": "", "alike": None}


def _who_it_is(contact: Contact, now: datetime) -> dict[str, Any]:
    """Who may be meant where nobody has said; else which agencies hold them. And other open contacts alike."""
    today, told = local(now).date(), contact.told
    if told is None:
        return _NOBODY_ASKED
    who: LookedFor = {"given": told.given, "family": told.family, "born": told.born}
    others = open_alike(**who, person_id=contact.person_id, besides=contact.pk)
    alike = alike_table(others, today) if others else None
    if contact.person_id is not None:
        holders = [holder_words(one, today) for one in holders_of([contact.person_id], today)[contact.person_id]]
        gone = contact.state == Contact.State.WITH_WORKER
        worker = "" if gone else known_words(known_worker(contact.person_id, today))
        return {**_NOBODY_ASKED, "holders": holders, "worker": worker, "alike": alike}
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
