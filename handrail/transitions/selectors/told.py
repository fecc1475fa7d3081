"""What of the horizon may be told to whoever reads now: by the sharing matrix and the rules, never by a person.

Whether a need is met tells who works with somebody, if only by elimination: "covered", where all that is shared would
leave a gap, is treatment that nobody may mention. So it is told only where all that could meet the need is shared.
"""

from django.db.models import QuerySet

from handrail.disclosure.public import Level, standing_now
from handrail.partnership.public import need_domains
from handrail.transitions.models import HorizonFinding
from handrail.transitions.rules import PLANNED, SupportRule, rules


def told_domains() -> frozenset[str]:
    """The domains of which the reader may be told whether a need is met. No query."""
    kept_back = {domain for rule in rules().support for domain in rule.domains if not _shared(rule, domain)}
    return frozenset(rules().order) - kept_back


def owners_told() -> bool:
    """Whether the reader may be told that nobody owns, now or after 18: where every service that could is shared."""
    rule = rules().cohort.owner
    kinds = {*rule.lead, *rule.after_18}
    owning = (rule for rule in rules().support if kinds.intersection(rule.involvements))
    return all(_shared(rule) for rule in owning) and _plans_shared()


def _plans_shared() -> bool:
    """Whether every plan that may name an owner is shared, whichever need the owner's service meets."""
    standing = standing_now()
    classes = {"plan", *(domain.told_as for domain in need_domains().domains if domain.told_as)}
    kinds = [kind for rule in rules().support if rule.code == PLANNED for kind in rule.told_by]
    return standing is None or all(
        standing.shared_by_all(one, Level.SUMMARY, kind=kind) for one in classes for kind in kinds
    )


def told_findings() -> QuerySet[HorizonFinding]:
    """The findings that the reader may be told of, in no order."""
    return HorizonFinding.objects.filter(domain__in=told_domains()).order_by()


def _shared(rule: SupportRule, domain: str = "") -> bool:
    """Whether all that the rule draws in a domain is shared. A plan's service stands there in the domain's class."""
    standing = standing_now()
    own = need_domains()[domain].told_as if rule.code == PLANNED else ""
    return standing is None or all(
        standing.shared_by_all(item_class, Level.SUMMARY, kind=kind)
        for kind, item_classes in rule.told_by.items()
        for item_class in ([own] if own else item_classes)
    )
