"""What was opened in an emergency: how often by whom, what waits to be looked at, and what was done meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.disclosure.public import as_system, openings
from handrail.sharing.letting_in import Emergency as Rules
from handrail.sharing.models import Emergency

ONE_OPENING = ("at", "address", "given", "family", "born", "number")  # records opened together have the same
_REASON = "whether somebody may still open a person in an emergency"


@dataclass(frozen=True, slots=True)
class Used:
    """How often a user has done it: within 24 hours, and what was found not justified. Records opened at once count
    as one."""

    in_a_day: int
    not_justified: int


def used_by(user_id: int, now: datetime, rules: Rules) -> Used:
    with as_system(_REASON):
        mine = Emergency.objects.filter(by=user_id)
        lately = mine.filter(at__gt=now - timedelta(hours=24)).order_by().values(*ONE_OPENING).distinct().count()
        remembered = now - timedelta(days=rules.remembered_days)
        wrong = mine.filter(outcome=Emergency.Outcome.NOT_JUSTIFIED, at__gt=remembered)
        counted = wrong.order_by().values(*ONE_OPENING).distinct().count()
    return Used(lately, counted)


def mine(user_id: int, most: int = 20) -> list[Emergency]:
    return list(Emergency.objects.filter(by=user_id)[:most])


def to_review() -> list[Emergency]:
    """What nobody has looked at, due first on top. For posts that review: nobody else is shown others' rows."""
    waiting = Emergency.objects.filter(outcome="").select_related("by", "membership__post__team__agency")
    return list(waiting.order_by("review_due", "pk"))


def reviewed(most: int = 20) -> list[Emergency]:
    held = Emergency.objects.exclude(outcome="").select_related("by", "membership__post__team__agency", "reviewed_by")
    return list(held.order_by("-reviewed_at", "-pk")[:most])


def opened_meanwhile(emergency: Emergency) -> int:
    """How many times the ledger says that they opened the person while it lasted."""
    if emergency.person_id is None:
        return 0
    with as_system("how often somebody opened a person in an emergency, for whoever looks at it"):
        return openings(emergency.by_id, emergency.person_id, emergency.at, emergency.over_at)
