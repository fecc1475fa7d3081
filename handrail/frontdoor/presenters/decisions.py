"""What was decided on a contact, in words."""

from handrail.frontdoor.models import Contact, Decision
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.clocks import moment_words
from handrail.frontdoor.presenters.said import Said
from handrail.frontdoor.presenters.worker import SOMEBODY
from handrail.frontdoor.services.decisions import OPEN_WORKER
from handrail.kernel.words import short_date


def decided_words(decision: Decision) -> str:
    """'Level 3: Targeted, Family Help, taken on by Early Help'. Who worked with somebody before is told elsewhere."""
    rules = practice()
    level, route = rules.level(decision.level or 0), rules.route(decision.route)
    parts = [str(level) if level else "", route.label if route else decision.route]
    taken = f", taken on by {decision.team}" if decision.team and decision.route != OPEN_WORKER else ""
    return ", ".join(part for part in parts if part) + taken


def decided_by(decision: Decision, contact: Contact, team_id: int) -> str:
    """By name where the front door decided; a worker's name tells who works with them."""
    if decision.by_team_id in (contact.receiving_team_id, team_id):
        return str(decision.by)
    return f"{SOMEBODY[:1].upper()}{SOMEBODY[1:]}"


def decision_said(decision: Decision, contact: Contact, team_id: int) -> list[Said]:
    rules = practice()
    statements = [rules.threshold(code) for code in decision.statements]
    before = decision.previous_referral if decision.is_re_referral else None
    by = f"{decided_by(decision, contact, team_id)}, {moment_words(decision.at)}"
    held = [
        Said("Decision", decided_words(decision)),
        Said("Rests on", "\n".join(f"{one.code} {one.text}" for one in statements if one)),
        Said("Why", decision.rationale),
        Said("Why not as before", decision.because),
        Said(
            "Re-referral within 12 months", f"Yes: the one before was received {short_date(before)}" if before else ""
        ),
        Said("Decided by", f"{by}, under version {decision.practice} of the practice"),
    ]
    return [one for one in held if one.text]
