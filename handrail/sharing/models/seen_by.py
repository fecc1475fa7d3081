"""Who sees that somebody was told, or refused: whoever has a relationship with the young person, as far as the agency
that recorded it shares its plans with them. Words are for readers in full."""

from handrail.disclosure.public import Level, Policy

TOLD_CLASS = "plan"
TOLD = Policy(person="person_id", at_least=Level.SUMMARY, item_class=TOLD_CLASS)
