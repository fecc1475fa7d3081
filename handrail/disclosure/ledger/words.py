"""One entry of the ledger, and the state of its chain, in words."""

from typing import Any

from handrail.disclosure.ledger.about import SAID_OF_EACH
from handrail.disclosure.ledger.checking import ChainStatus
from handrail.disclosure.ledger.reading import OpenedEntry
from handrail.disclosure.models import Checkpoint
from handrail.disclosure.presenters import in_words, plain
from handrail.kernel import clock, words
from handrail.partnership.public import ROLES


def entry_words(opened: OpenedEntry) -> dict[str, Any]:
    entry, body, at = opened.entry, opened.entry.body, clock.local(opened.entry.at)
    role = ROLES.get(body.get("role") or "")
    post = opened.membership.post if opened.membership else None
    seat = ", ".join([role.name if role else "", *([post.team.name, post.team.agency.name] if post else [])])
    facts = [
        ("When", f"{words.long_date(at.date())}, {words.clock_time(at)}"),
        ("Who", opened.name or (f"user {entry.actor_id}" if entry.actor_id else "Handrail")),
        ("In which post", seat.strip(", ")),
        ("For what", in_words(body.get("purpose") or "").capitalize()),
        ("What", in_words(entry.action).capitalize()),
        ("Outcome", entry.outcome.capitalize()),
    ]
    more = [(in_words(key).capitalize(), plain(value)) for key, value in body.items() if key not in SAID_OF_EACH]
    kept = [(in_words(key).capitalize(), plain(value)) for key, value in opened.words.items()]
    return {
        "seq": entry.seq,
        "number": f"{entry.seq:,}",
        "subject": str(entry.subject or ""),
        "facts": [(name, value) for name, value in [*facts, *more] if value],
        "words": kept,
        "digest": entry.digest,
        "previous": entry.previous,
        "holds": opened.holds,
    }


def head_words(last: int, signed: Checkpoint | None) -> str:
    """What stands signed, and how much has come since."""
    if signed is None:
        return f"{words.plural(last, 'entry')}. No checkpoint has been signed yet, so a cut tail would not show."
    on = words.long_date(clock.local(signed.at).date())
    since = words.plural(last - signed.seq, "entry")
    return f"The last checkpoint was signed on {on}, at entry {signed.seq:,}; {since} since."


def chain_words(status: ChainStatus) -> str:
    if status.faults:
        faults = words.plural(len(status.faults), "fault")
        return f"The chain does not hold: {faults} between entries {status.first:,} and {status.last:,}."
    if status.last < status.first:
        return f"The chain holds: nothing has come since the checkpoint at entry {status.checkpoint:,}."
    return f"The chain holds from entry {status.first:,} to entry {status.last:,}."
