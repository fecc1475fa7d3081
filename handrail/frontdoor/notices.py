"""Of what the front door tells people, and whom. Called inside the transaction of what happened."""

from django.urls import reverse

from handrail.desk.public import NoticeKind, notify, register_notice_kind
from handrail.frontdoor.models import AgencyCheck, Contact, LevelStep
from handrail.kernel import clock
from handrail.partnership.public import Permission, Team, User, holders

CHECK_ASKED, CHECK_ANSWERED = "check-asked", "check-answered"
CONTACT_HANDED, CONTACT_ANSWERED, STEPPED = "contact-handed", "contact-answered", "level-stepped"
KINDS = (
    NoticeKind(CHECK_ASKED, "The front door asks what your agency knows. Answer before its clock runs out.", True),
    NoticeKind(CHECK_ANSWERED, "An agency has answered a check that you asked for."),
    NoticeKind(CONTACT_HANDED, "A contact was handed to your team. Take it up before its clock runs out.", True),
    NoticeKind(CONTACT_ANSWERED, "There is an answer to a contact that you sent."),
    NoticeKind(STEPPED, "A young person steps to your team. Say when your help begins."),
)


def register() -> None:
    for kind in KINDS:
        register_notice_kind(kind)


def tell_asked(check: AgencyCheck, *, by: int) -> None:
    """Whoever answers checks in the agency, or in the team of it, that is asked."""
    answering = holders(on=clock.today(), team=check.team, agency=check.agency, permission=Permission.ANSWER_CHECKS)
    notify(to=answering, kind=CHECK_ASKED, link=reverse("check", args=[check.pk]), by=by)


def tell_answered(check: AgencyCheck, *, by: int) -> None:
    notify(to=[check.asked_by], kind=CHECK_ANSWERED, link=reverse("contact", args=[check.contact_id]), by=by)


def tell_handed(contact: Contact, *, by: int | None) -> None:
    """Whoever takes up contacts in the team that is to have this one; nobody where it stays at the front door."""
    if contact.taking_team is not None and contact.taking_team_id != contact.receiving_team_id:
        to = _takers(contact.taking_team)
        notify(to=to, kind=CONTACT_HANDED, about=contact.person_id, link=reverse("contact", args=[contact.pk]), by=by)


def tell_decided(contact: Contact, *, by: int) -> None:
    """Whoever sent it; and, where a decision hands it on, the team that takes it."""
    if contact.author is not None:
        link = reverse("contact", args=[contact.pk])
        notify(to=[contact.author], kind=CONTACT_ANSWERED, link=link, by=by)
    tell_handed(contact, by=by)


def tell_stepped(step: LevelStep, *, by: int) -> None:
    to = _takers(step.to_team)
    notify(to=to, kind=STEPPED, about=step.person_id, link=reverse("person", args=[step.person_id]), by=by)


def _takers(team: Team) -> list[User]:
    return holders(on=clock.today(), team=team, permission=Permission.TAKE_UP_CONTACTS)
