"""Who sees which rows of a plan: whoever has a relationship with the person, as far as the plan's agency shares it.

That there is a plan, who is in its team and how it stands is shared in summary; what was written in it, in full. What
serves a need domain is kept from whoever is kept from the class as which that domain is shared (`told_as`).
"""

from handrail.disclosure.public import Level, Policy

PLAN_CLASS, VOICE_CLASS = "plan", "voice"
PLAN = Policy(person="person_id", at_least=Level.SUMMARY, item_class=PLAN_CLASS)
VOICE = Policy(person="person_id", at_least=Level.SUMMARY, item_class=VOICE_CLASS)


def part_of_plan(at_least: Level, *, told_as: str = "") -> Policy:
    return Policy(
        person="plan__person_id", at_least=at_least, agency="plan__agency_id", item_class=PLAN_CLASS, told_as=told_as
    )


PART_OF_PLAN = part_of_plan(Level.SUMMARY)
WORDS_OF_PLAN = part_of_plan(Level.FULL)
PART_FOR_NEEDS = part_of_plan(Level.SUMMARY, told_as="told_as")
WORDS_FOR_NEEDS = part_of_plan(Level.FULL, told_as="told_as")
