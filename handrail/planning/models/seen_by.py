"""Who sees which rows of a plan: whoever has a relationship with the person, as far as the plan's agency shares it."""

from handrail.disclosure.public import Level, Policy

PLAN_CLASS, VOICE_CLASS = "plan", "voice"
PLAN = Policy(person="person_id", at_least=Level.SUMMARY, item_class=PLAN_CLASS)
PART_OF_PLAN = Policy(person="plan__person_id", at_least=Level.SUMMARY, agency="plan__agency_id", item_class=PLAN_CLASS)
VOICE = Policy(person="person_id", at_least=Level.SUMMARY, item_class=VOICE_CLASS)
