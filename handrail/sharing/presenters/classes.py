"""Classes of information in the words of the people they are about."""

from collections.abc import Iterable

from handrail.kernel.words import listed
from handrail.records.facts import ItemClass

CLASS_WORDS = {
    ItemClass.IDENTITY: "who they are",
    ItemClass.CONTACT_DETAILS: "address and phone",
    ItemClass.FAMILY: "family",
    ItemClass.EARLY_HELP: "early help",
    ItemClass.SOCIAL_CARE: "social care",
    ItemClass.CARE_EXPERIENCE: "being in care or having left it",
    ItemClass.MISSING: "going missing",
    ItemClass.OFFENDING: "offending",
    ItemClass.POLICE_INTELLIGENCE: "police intelligence",
    ItemClass.VICTIMISATION: "being a victim",
    ItemClass.HEALTH_ATTENDANCE: "visits to health services",
    ItemClass.MENTAL_HEALTH: "mental health",
    ItemClass.SUBSTANCE_USE: "drugs and alcohol",
    ItemClass.EDUCATION: "school, college and work",
    ItemClass.HOUSING: "housing",
    ItemClass.ADULT_SOCIAL_CARE: "adult social care",
    ItemClass.YOUTH_JUSTICE: "youth justice",
    ItemClass.VOLUNTARY_SUPPORT: "support from charities",
    ItemClass.CONTACT: "contacts with the front door",
    ItemClass.ASSESSMENT: "assessments",
    ItemClass.PLAN: "plans",
    ItemClass.VOICE: "what they said",
}


def class_words(code: str) -> str:
    return CLASS_WORDS[ItemClass(code)] if code in set(ItemClass) else code.replace("_", " ")


def classes_in_words(codes: Iterable[str]) -> str:
    """'Housing, and school, college and work' would mislead: a list with semicolons where a part has a comma."""
    words = [class_words(code) for code in codes]
    said = "; ".join(words) if any("," in one for one in words) else listed(words)
    return said[:1].upper() + said[1:]
