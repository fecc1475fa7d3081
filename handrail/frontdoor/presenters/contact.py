"""One contact in words: as it was told, where it stands, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handrail.disclosure.public import Level
from handrail.frontdoor.models import AgencyCheck, Answer, Contact, Decision, RatingChange
from handrail.frontdoor.presenters.clocks import ClockFace, check_clock, moment_words, rating_tag, until_words
from handrail.frontdoor.presenters.decisions import decided_by, decided_words
from handrail.frontdoor.presenters.queue import name_told
from handrail.frontdoor.presenters.said import Said
from handrail.frontdoor.presenters.worker import SOMEBODY
from handrail.frontdoor.selectors.contacts import OpenContact
from handrail.kernel.words import age_words, long_date
from handrail.ui.public import Tag, Tone

SAID_NOTHING = "Not said"
ANSWERS = {
    AgencyCheck.Answer.NOTHING: Tag("Nothing known", Tone.QUIET),
    AgencyCheck.Answer.NOT_RELEVANT: Tag("Known, nothing relevant", Tone.QUIET),
    AgencyCheck.Answer.INFORMATION: Tag("Information", Tone.INFO),
    AgencyCheck.Answer.DECLINED: Tag("Declined", Tone.WARNING),
}
WITHDRAWN = Tag("Withdrawn", Tone.QUIET)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One agency: its clock while it has not answered, else what it said."""

    check: AgencyCheck
    asked_of: str
    asked: str
    clock: ClockFace | None
    tag: Tag | None
    text: str
    nudged: str
    put_right: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the chronology."""

    at: datetime
    when: str
    who: str
    what: str
    text: str = ""


def who_told(contact: Contact, today: date) -> list[Said]:
    """Whom it is about, as told; nothing for readers who may not read that."""
    told = contact.told
    if told is None:
        return []
    born = f"{long_date(told.born)} ({age_words(told.born, today)})" if told.born else told.age_told
    held = [
        Said("Name", name_told(contact)),
        Said("Born", born),
        Said("Lives or stays", ", ".join(part for part in (told.address, told.postcode) if part)),
        Said("Phone", told.phone),
        Said("School, college or work", told.school),
    ]
    return [one for one in held if one.text]


def what_told(contact: Contact) -> list[Said]:
    """The worry first, what is working beside it, then the young person's and family's own words."""
    told = contact.told
    if told is None:
        return _in_summary(contact)
    consent = told.get_consent_display()
    if told.consent_reason:
        consent = f"{consent}. Why it was sent: {told.consent_reason}"
    held = [
        Said("What happened", told.happened),
        Said("The worry", told.worry),
        Said("What is working", told.working),
        Said("What the young person knows and wants", told.young_person_says),
        Said("What the family know and want", told.family_says),
        Said("Agreement", consent),
    ]
    return [Said(one.label, one.text or SAID_NOTHING) for one in held]


def _in_summary(contact: Contact) -> list[Said]:
    """For readers with whom contacts are shared in summary: that there was a worry, and how it was rated."""
    rated = f"Rated {rating_tag(contact.rating).text.lower()}." if contact.rating else "Not rated."
    danger = "Whoever sent it said that somebody was in danger. " if contact.in_danger else ""
    return [Said("In summary", f"{danger}{rated} What was told is not shared with you.")]


def sender_words(contact: Contact) -> str:
    """Who told the front door is not for everybody who may know that it was told: they may have to live beside them."""
    told = contact.told
    if told is None:
        return "a professional without an account" if contact.from_the_public else str(contact.agency)
    if contact.from_the_public:
        who = ", ".join(p for p in (told.referrer_name, told.referrer_role, told.referrer_organisation) if p)
        return f"{who} (without an account; ring back before you share anything)"
    return f"{told.referrer_name}, {contact.author_team or contact.agency}"


def status_words(contact: Contact, decision: Decision | None) -> str:
    """Where it stands, for anybody who may see the contact. Who works with the person is told elsewhere, to some."""
    match contact.state:
        case Contact.State.DECIDED:
            return f"Decided {moment_words(decision.at)}." if decision else "Decided. The answer is below."
        case Contact.State.WITH_WORKER:
            return f"With {SOMEBODY}, since {_matched(contact)}. They answer by {until_words(contact.due_at)}."
        case _:
            return f"With {contact.receiving_team}. It decides by {until_words(contact.decide_by)}."


def _matched(contact: Contact) -> str:
    return moment_words(contact.matched_at) if contact.matched_at else moment_words(contact.received_at)


def answered_by(answer: Answer, contact: Contact, team_id: int) -> str:
    """Who answered: by name where the front door did; a worker's name tells who works with them."""
    if answer.by_team_id in (contact.receiving_team_id, team_id):
        return f"{answer.by}, {answer.by_team}, {moment_words(answer.at)}"
    return f"{SOMEBODY[:1].upper()}{SOMEBODY[1:]}, {moment_words(answer.at)}"


def check_lines(checks: Sequence[AgencyCheck], now: datetime) -> list[CheckLine]:
    return [_check_line(one, now) for one in checks]


def _check_line(check: AgencyCheck, now: datetime) -> CheckLine:
    answer = AgencyCheck.Answer(check.answer) if check.answer else None
    return CheckLine(
        check,
        asked_of=str(check.team or check.agency),
        asked=f"Asked {moment_words(check.asked_at)}",
        clock=check_clock(check, now),
        tag=ANSWERS[answer] if answer else WITHDRAWN if check.withdrawn_at else None,
        text=answered_text(check),
        nudged=f"Reminded {moment_words(check.nudged_at)}" if check.nudged_at else "",
        put_right=_put_right(check),
        is_open=check.is_open,
    )


def _put_right(check: AgencyCheck) -> str:
    """Once it is answered, nothing but the answer is saved."""
    changed = check.answered_at is not None and check.written_at > check.answered_at
    return f"Put right {moment_words(check.written_at)}" if changed else ""


def answered_text(check: AgencyCheck) -> str:
    """What an agency said, or whom to ring where it wrote nothing down."""
    if check.answer == AgencyCheck.Answer.INFORMATION and check.level == Level.POINTER:
        ring = f" on {check.agency.duty_phone}" if check.agency.duty_phone else ""
        return f"Holds information and asks to be rung{ring}."
    return check.text


def chronology(found: OpenContact, team_id: int) -> list[Moment]:
    """One list of what came in and what came back, oldest first, as the reader's team may know it."""
    contact = found.contact
    moments = [_moment(contact.received_at, sender_words(contact), "Contact received")]
    moments += [_rated(one) for one in found.ratings]
    if contact.matched_at and contact.person_id:
        moments.append(_moment(contact.matched_at, str(contact.matched_by or ""), "Said who it is about"))
    for check in found.checks:
        of = str(check.team or check.agency)
        asked = check.about.question if check.about else ""
        moments.append(_moment(check.asked_at, str(check.asked_by), f"Asked {of}", asked))
        if check.withdrawn_at:
            moments.append(_moment(check.withdrawn_at, "", f"Withdrew what was asked of {of}"))
        if check.answered_at:
            said = ANSWERS[AgencyCheck.Answer(check.answer)].text
            moments.append(_moment(check.answered_at, f"{check.answered_by}, {of}", said, answered_text(check)))
    moments += [
        _moment(one.at, decided_by(one, contact, team_id), decided_words(one), one.because) for one in found.decisions
    ]
    return sorted(moments, key=lambda one: one.at)


def _rated(one: RatingChange) -> Moment:
    what = f"Rated {rating_tag(one.after).text.lower()}"
    if one.before:
        what = f"Rating changed from {rating_tag(one.before).text.lower()} to {rating_tag(one.after).text.lower()}"
    return _moment(one.at, str(one.by) if one.by else "Handrail", what, one.reason)


def _moment(at: datetime, who: str, what: str, text: str = "") -> Moment:
    return Moment(at, moment_words(at), who, what, text)
