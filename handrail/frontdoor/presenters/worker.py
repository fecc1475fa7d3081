"""Whoever works with somebody, in the words that a reader may have of it."""

from handrail.frontdoor.models import Contact
from handrail.frontdoor.selectors.open_worker import KnownWorker
from handrail.kernel.words import long_date
from handrail.partnership.public import Agency

SOMEBODY = "the worker who already works with them"


def known_words(worker: KnownWorker | None) -> str:
    """'Adolescent MDT 1 (Jo Marsh) works with them since 4 May 2026.', or the agency and whom to ring."""
    if worker is None:
        return ""
    if worker.team is None:
        return f"{worker.agency.name} works with them now{ring_words(worker.agency)}."
    who = f" ({worker.worker})" if worker.worker else ""
    since = f" since {long_date(worker.since)}" if worker.since else ""
    return f"{worker.team.name}{who} works with them{since}."


def gone_to(contact: Contact, worker: KnownWorker | None, *, team_id: int) -> str:
    """Where a contact went, for whoever sent it and for the front door."""
    if contact.taking_team_id == team_id:
        return "It is with your team, which works with them already."
    if worker is None:
        return f"It went to {SOMEBODY}."
    where = worker.team.name if worker.team else f"{worker.agency.name}"
    return f"It went to {where}, which works with them already{ring_words(worker.agency)}."


def ring_words(agency: Agency) -> str:
    return f": ring {agency.duty_phone}" if agency.duty_phone else ""
