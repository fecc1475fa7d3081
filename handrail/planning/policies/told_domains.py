"""Of which need domains a reader may be told: one whose class is kept from them is kept wherever it is spoken of.

A rating, a goal or a service in a domain tells as much as the health record would that the domain's class stands for.
"""

from handrail.disclosure.public import Decision, Level
from handrail.partnership.public import need_domains


def told_domains(decision: Decision, agency_id: int, item_class: str) -> frozenset[str]:
    """The codes of the domains of which this agency's assessments or plans (`item_class`) may be read in summary."""
    return frozenset(
        domain.code
        for domain in need_domains().domains
        if decision.level_of(agency_id, domain.told_as or item_class) >= Level.SUMMARY
    )
