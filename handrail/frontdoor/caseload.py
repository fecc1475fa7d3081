"""What waits for the reader's team at the front door, on the page of caseloads."""

from django.urls import reverse

from handrail.disclosure.public import Reader
from handrail.frontdoor.selectors.checks import how_many_asked_of
from handrail.frontdoor.selectors.queue import figures, how_many_with_team
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.planning.public import register_team_figures
from handrail.ui.public import CountLink, Tone


def register() -> None:
    register_team_figures(waiting_for)


def waiting_for(reader: Reader) -> list[CountLink]:
    """At most four queries."""
    found = []
    if reader.role.can(Permission.TAKE_CONTACTS):
        now, door = figures(reader.team_id, clock.now()), reverse("front-door")
        found.append(CountLink(now.waiting, "contacts waiting", f"{door}?where=here", Tone.INFO))
        found.append(CountLink(now.late, "contacts late", f"{door}?where=late", Tone.URGENT))
    if reader.role.can(Permission.TAKE_UP_CONTACTS):
        waiting = how_many_with_team(reader.team_id)
        found.append(CountLink(waiting, "contacts to take up", f"{reverse('home')}#to-take-up", Tone.INFO))
    if reader.role.can(Permission.ANSWER_CHECKS):
        checks = how_many_asked_of(reader.agency_id)
        found.append(CountLink(checks, "checks to answer", reverse("checks"), Tone.INFO))
    return found
