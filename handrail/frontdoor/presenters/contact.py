"""One contact in words: as it was told, where it stands, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from handrail.disclosure.public import Level
from handrail.frontdoor.models import AgencyCheck, Contact, Decision, RatingChange
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.clocks import ClockFace, check_clock, moment_words, rating_tag, until_words
from handrail.frontdoor.presenters.queue import name_told
from handrail.frontdoor.selectors.contacts import OpenContact
from handrail.kernel.words import age_words, days_from, long_date, short_date
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

SAID_NOTHING = "Not said"
ANSWERS = {
    AgencyCheck.Answer.NOTHING: Tag("Nothing known", Tone.QUIET),
    AgencyCheck.Answer.NOT_RELEVANT: Tag("Known, nothing relevant", Tone.QUIET),
    AgencyCheck.Answer.INFORMATION: Tag("Information", Tone.INFO),
    AgencyCheck.Answer.DECLINED: Tag("Declined", Tone.WARNING),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A heading of the contact with what stands under it."""

    label: str
    text: str


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
    may_nudge: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the chronology."""

    at: datetime
    when: str
    who: str
    what: str
    text: str = ""


def who_told(contact: Contact, today: date) -> list[Said]:
    """Whom it is about, as told."""
    born = f"{long_date(contact.born)} ({age_words(contact.born, today)})" if contact.born else contact.age_told
    held = [
        Said("Name", name_told(contact)),
        Said("Born", born),
        Said("Lives or stays", ", ".join(part for part in (contact.address, contact.postcode) if part)),
        Said("Phone", contact.phone),
        Said("School, college or work", contact.school),
    ]
    return [one for one in held if one.text]


def what_told(contact: Contact) -> list[Said]:
    """The worry first, what is working beside it, then the young person's and family's own words."""
    consent = contact.get_consent_display()
    if contact.consent_reason:
        consent = f"{consent}. Why it was sent: {contact.consent_reason}"
    held = [
        Said("What happened", contact.happened),
        Said("The worry", contact.worry),
        Said("What is working", contact.working),
        Said("What the young person knows and wants", contact.young_person_says),
        Said("What the family know and want", contact.family_says),
        Said("Agreement", consent),
    ]
    return [Said(one.label, one.text or SAID_NOTHING) for one in held]


def in_summary(contact: Contact) -> list[Said]:
    """For readers with whom contacts are shared in summary: that there was a worry, and how it was rated."""
    rated = f"Rated {rating_tag(contact.rating).text.lower()}." if contact.rating else "Not rated."
    danger = "Whoever sent it said that somebody was in danger. " if contact.in_danger else ""
    return [Said("In summary", f"{danger}{rated} What was told is not shared with you.")]


def sender_words(contact: Contact) -> str:
    if contact.from_the_public:
        who = ", ".join(p for p in (contact.referrer_name, contact.referrer_role, contact.referrer_organisation) if p)
        return f"{who} (without an account; ring back before you share anything)"
    return f"{contact.referrer_name}, {contact.author_team or contact.agency}"


def sender_in_summary(contact: Contact) -> str:
    """Who told the front door is not for everybody who may know that it was told: they may have to live beside them."""
    return "a professional without an account" if contact.from_the_public else str(contact.agency)


def status_words(contact: Contact, decision: Decision | None) -> str:
    """Where it stands, for anybody who may see the contact."""
    match contact.state:
        case Contact.State.DECIDED:
            return f"Decided {moment_words(decision.at)}." if decision else "Decided. The answer is below."
        case Contact.State.WITH_WORKER:
            return f"With {contact.taking_team}, which works with them already, since {_matched(contact)}."
        case _:
            return f"With {contact.receiving_team}. It decides by {until_words(contact.decide_by)}."


def _matched(contact: Contact) -> str:
    return moment_words(contact.matched_at) if contact.matched_at else moment_words(contact.received_at)


def check_lines(checks: Sequence[AgencyCheck], now: datetime) -> list[CheckLine]:
    return [_check_line(one, now) for one in checks]


def _check_line(check: AgencyCheck, now: datetime) -> CheckLine:
    answer = AgencyCheck.Answer(check.answer) if check.answer else None
    return CheckLine(
        check,
        asked_of=str(check.team or check.agency),
        asked=f"Asked {moment_words(check.asked_at)}",
        clock=check_clock(check, now),
        tag=ANSWERS[answer] if answer else None,
        text=answered_text(check),
        nudged=f"Reminded {moment_words(check.nudged_at)}" if check.nudged_at else "",
        may_nudge=check.is_open,
    )


def answered_text(check: AgencyCheck) -> str:
    """What an agency said, or whom to ring where it wrote nothing down."""
    if check.answer == AgencyCheck.Answer.INFORMATION and check.level == Level.POINTER:
        ring = f" on {check.agency.duty_phone}" if check.agency.duty_phone else ""
        return f"Holds information and asks to be rung{ring}."
    return check.text


def chronology(found: OpenContact) -> list[Moment]:
    """One list of what came in and what came back, oldest first."""
    contact = found.contact
    moments = [_moment(contact.received_at, sender_words(contact), "Contact received")]
    moments += [_rated(one) for one in found.ratings]
    if contact.matched_at and contact.person_id:
        moments.append(_moment(contact.matched_at, str(contact.matched_by or ""), "Said who it is about"))
    for check in found.checks:
        of = str(check.team or check.agency)
        moments.append(_moment(check.asked_at, str(check.asked_by), f"Asked {of}", check.question))
        if check.answered_at:
            said = ANSWERS[AgencyCheck.Answer(check.answer)].text
            moments.append(_moment(check.answered_at, f"{check.answered_by}, {of}", said, answered_text(check)))
    if found.decision:
        moments.append(_moment(found.decision.at, str(found.decision.by), decided_words(found.decision)))
    return sorted(moments, key=lambda one: one.at)


def _rated(one: RatingChange) -> Moment:
    what = f"Rated {rating_tag(one.after).text.lower()}"
    if one.before:
        what = f"Rating changed from {rating_tag(one.before).text.lower()} to {rating_tag(one.after).text.lower()}"
    return _moment(one.at, str(one.by) if one.by else "Handrail", what, one.reason)


def _moment(at: datetime, who: str, what: str, text: str = "") -> Moment:
    return Moment(at, moment_words(at), who, what, text)


def decided_words(decision: Decision) -> str:
    """'Level 3: Targeted, Family Help, by Early Help'."""
    rules = practice()
    level, route = rules.level(decision.level or 0), rules.route(decision.route)
    parts = [str(level) if level else "", route.label if route else decision.route]
    taken = f", taken on by {decision.team}" if decision.team else ""
    return ", ".join(part for part in parts if part) + taken


def decision_said(decision: Decision) -> list[Said]:
    rules = practice()
    statements = [rules.threshold(code) for code in decision.statements]
    again = (
        f"Yes: the one before was received {short_date(decision.previous_referral)}"
        if decision.previous_referral
        else ""
    )
    held = [
        Said("Decision", decided_words(decision)),
        Said("Rests on", "\n".join(f"{one.code} {one.text}" for one in statements if one)),
        Said("Why", decision.rationale),
        Said("Re-referral within 12 months", again if decision.is_re_referral else ""),
        Said(
            "Decided by",
            f"{decision.by}, {moment_words(decision.at)}, under version {decision.practice} of the practice",
        ),
    ]
    return [one for one in held if one.text]


def alike_table(contacts: Sequence[Contact], today: date) -> DataTable:
    """Open contacts that may be about the same young person."""
    columns = [Column("Contact"), Column("Received"), Column("From"), Column("Where it is")]
    rows = [
        TableRow(
            [
                Cell(f"{one.reference} {name_told(one)}", href=reverse("contact", args=[one.pk])),
                days_from(one.received_at.date(), today).capitalize(),
                one.referrer_organisation if one.from_the_public else one.agency.name,
                str(one.taking_team) if one.state == Contact.State.WITH_WORKER else "Front door",
            ]
        )
        for one in contacts
    ]
    return DataTable("Open already, and perhaps about the same young person", columns, rows)


def sent_table(contacts: Sequence[Contact]) -> DataTable:
    """What the reader's team has sent."""
    columns = [Column("Contact"), Column("Sent"), Column("Where it stands")]
    rows = [
        TableRow(
            [
                Cell(f"{one.reference} {name_told(one)}", href=reverse("contact", args=[one.pk])),
                moment_words(one.received_at),
                Cell("", tag=_standing(one)),
            ]
        )
        for one in contacts
    ]
    title = "What your team has told the front door"
    return DataTable(title, columns, rows, caption_hidden=True, empty="Your team has sent nothing yet.")


def _standing(contact: Contact) -> Tag:
    match contact.state:
        case Contact.State.DECIDED:
            return Tag("Answered", Tone.GOOD)
        case Contact.State.WITH_WORKER:
            return Tag(f"With {contact.taking_team}", Tone.INFO)
        case _:
            return Tag("Waits for a decision", Tone.QUIET)
