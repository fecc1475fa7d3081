"""Young people of the cohort who turn 18, by quarter: who will have a need then, and for whom nothing is in place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.transitions.models import NeedPeriod, TransitionCase
from handrail.transitions.selectors.asked import Quarter
from handrail.transitions.selectors.told import told_domains, told_findings

QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Forecast:
    """Numbers of young people. `need` and `unmet` are by (quarter, domain), and are of the eighteenth birthday itself.
    Somebody with needs in two domains is counted in both, so domains do not add up to `people`. Only of the domains of
    `told` is it said whether the needs are met."""

    quarters: Sequence[Quarter]
    people: Mapping[Quarter, int]
    need: Mapping[tuple[Quarter, str], int]
    unmet: Mapping[tuple[Quarter, str], int]
    told: frozenset[str]


def forecast(*, today: date, quarters: int = QUARTERS) -> Forecast:
    """From this quarter on, of everybody whom the reader may see (the machine: of the whole cohort). Three queries."""
    ahead = [Quarter.of(today)]
    while len(ahead) < quarters:
        ahead.append(ahead[-1].next())
    turning = TransitionCase.objects.order_by().filter(
        turns_18__gte=max(today, ahead[0].first_day), turns_18__lt=ahead[-1].next().first_day
    )
    birthdays = dict(turning.values_list("pk", "turns_18"))
    needs = NeedPeriod.objects.filter(person_id__in=turning.values("pk")).values_list("person_id", "domain", "period")
    findings = told_findings().filter(person_id__in=turning.values("pk"))
    gaps = findings.values_list("person_id", "domain", "starts_on", "until")
    needing = {(person, domain) for person, domain, period in needs if birthdays[person] in period}
    lacking = {(person, domain) for person, domain, since, until in gaps if since <= birthdays[person] < until}
    return Forecast(
        ahead,
        Counter(Quarter.of(day) for day in birthdays.values()),
        Counter((Quarter.of(birthdays[person]), domain) for person, domain in needing),
        Counter((Quarter.of(birthdays[person]), domain) for person, domain in lacking),
        told_domains(),
    )
