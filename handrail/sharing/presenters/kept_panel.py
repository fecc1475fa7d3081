"""“How long this is kept and why”, on a person's page, told so that it gives away nothing that is kept from the reader.

Which classes are told follows from the sharing matrix and the schedule alone, never from the person: a class is told
where all agencies share it with the reader, and so is whatever a rule that may decide about it rests on.
"""

from collections.abc import Mapping
from typing import Any

from handrail.disclosure.public import Level, as_system
from handrail.records.facts import ItemClass
from handrail.records.public import PersonReading
from handrail.sharing.presenters.keeping import kept_table
from handrail.sharing.retention import EVERYTHING, WITH_THE_REST, After, Rule, Schedule
from handrail.sharing.selectors.holds import holds_on
from handrail.sharing.selectors.kept import kept
from handrail.sharing.selectors.schedule import schedule_in_force

# What a rule that asks how somebody was involved gives away.
INVOLVED_AS = (ItemClass.SOCIAL_CARE.value, ItemClass.CARE_EXPERIENCE.value)


def how_long_kept(reading: PersonReading) -> Mapping[str, Any] | None:
    """For whoever works with the person. None where nothing may be told."""
    standing = reading.decision.standing
    if standing is None or not reading.decision.reached:
        return None
    schedule = schedule_in_force()
    shared = {item.value for item in ItemClass if standing.shared_by_all(item.value, Level.SUMMARY)}
    told = told_classes(schedule, shared)
    with as_system("how long somebody's record is kept, of the classes that may be told"):
        held = [one for one in kept(schedule, [reading.person.pk]) if one.item_class in told]
    if not held:
        return None
    return {"table": kept_table(held, schedule, reading.today), "holds": holds_on(reading.person.pk)}


def told_classes(schedule: Schedule, shared: set[str]) -> set[str]:
    """Of which classes a reader may know how long they are kept, given what all agencies share with them."""
    return {item for item in shared if all(rest in shared for rest in _rests_on(schedule, item))}


def _rests_on(schedule: Schedule, item_class: str) -> set[str]:
    """The classes that the answer about one class may give away."""
    everything = {item.value for item in ItemClass}
    if item_class in WITH_THE_REST:
        return everything
    rests: set[str] = set()
    for rule in schedule.rules:
        if _decides(rule, item_class):
            rests |= set(INVOLVED_AS) if rule.only_if else set()
            rests |= everything if rule.after is After.LAST_OF_ALL else set()
    return rests


def _decides(rule: Rule, item_class: str) -> bool:
    return item_class in rule.items or EVERYTHING in rule.items
