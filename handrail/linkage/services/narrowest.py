"""The class of a whole row as sent: its narrowest fact decides, since the row's columns cannot be shown in part."""

from handrail.records.facts import Fact, ItemClass

NARROWEST_FIRST = (
    ItemClass.POLICE_INTELLIGENCE,
    ItemClass.MENTAL_HEALTH,
    ItemClass.SUBSTANCE_USE,
    ItemClass.VICTIMISATION,
    ItemClass.HEALTH_ATTENDANCE,
    ItemClass.OFFENDING,
    ItemClass.YOUTH_JUSTICE,
    ItemClass.ADULT_SOCIAL_CARE,
    ItemClass.SOCIAL_CARE,
    ItemClass.CARE_EXPERIENCE,
    ItemClass.MISSING,
    ItemClass.HOUSING,
    ItemClass.EARLY_HELP,
    ItemClass.VOLUNTARY_SUPPORT,
    ItemClass.EDUCATION,
    ItemClass.FAMILY,
    ItemClass.CONTACT_DETAILS,
    ItemClass.IDENTITY,
)
_RANK = {item_class: rank for rank, item_class in enumerate(NARROWEST_FIRST)}


def narrowest(facts: tuple[Fact, ...]) -> ItemClass:
    return NARROWEST_FIRST[min([_RANK[fact.item_class] for fact in facts], default=_RANK[ItemClass.IDENTITY])]
