"""Until when is what kept, by the schedule that Handrail ships? Born on 14 March 2009 unless said. A table for a
records manager. "Kept until" is the first day on which it may go."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handrail.disclosure.public import as_system
from handrail.partnership.public import AgencyKind
from handrail.sharing.retention import After, read_schedule, shipped_text
from handrail.sharing.selectors.kept import Kept, kept
from tests.factories import records as make

pytestmark = pytest.mark.django_db
BORN = date(2009, 3, 14)
WORKED = "2026-02-03 to 2027-09-01"
OPEN = "2026-02-03 to"


def involved(kind: str, item: str, days: str) -> tuple[str, str, str, str]:
    return "involvement", kind, item, days


def happened(kind: str, item: str, on: str) -> tuple[str, str, str, str]:
    return "event", kind, item, on


TABLE = [
    # what happened, facts, class asked about, rule, counted from, kept until
    ("looked after once: the case record to the 75th birthday", [involved("looked_after", "care_experience", WORKED)],
     "care_experience", "looked-after", "2009-03-14", "2084-03-14"),
    ("a care leaver's social care record: the same", [involved("care_leaver", "social_care", WORKED)],
     "social_care", "looked-after", "2009-03-14", "2084-03-14"),
    ("looked after: still going on, and yet the birthday is known", [involved("looked_after", "care_experience", OPEN)],
     "care_experience", "social-care-lately", None, "goes_on"),
    ("a child protection plan: 35 years after the last of the case record",
     [involved("child_protection", "social_care", WORKED), happened("suspension", "education", "2028-01-10")],
     "social_care", "child-protection", "2027-09-01", "2062-09-01"),
    ("a child in need: to the 25th birthday", [involved("child_in_need", "social_care", "2024-02-03 to 2025-01-01")],
     "social_care", "children-in-need", "2009-03-14", "2034-03-14"),
    ("help that ended late: six years after", [involved("child_in_need", "social_care", "2030-01-01 to 2031-05-01")],
     "social_care", "social-care-lately", "2031-05-01", "2037-05-01"),
    ("early help as a small child: to 21", [involved("family_support", "early_help", "2016-01-01 to 2016-09-01")],
     "early_help", "early-help", "2009-03-14", "2030-03-14"),
    ("early help at 20: three years after", [involved("family_support", "early_help", "2029-01-01 to 2029-09-01")],
     "early_help", "early-help-lately", "2029-09-01", "2032-09-01"),
    ("an arrest: six years after", [happened("arrest", "offending", "2026-10-01")],
     "offending", "police", "2026-10-01", "2032-10-01"),
    ("missing, and once looked after: with the case record",
     [involved("looked_after", "care_experience", WORKED), happened("missing_episode", "missing", "2026-10-01")],
     "missing", "looked-after", "2009-03-14", "2084-03-14"),
    ("A&E as a child: to the 25th birthday", [happened("ae_attendance", "health_attendance", "2024-10-01")],
     "health_attendance", "health", "2009-03-14", "2034-03-14"),
    ("A&E at 24: eight years after", [happened("ae_attendance", "health_attendance", "2033-10-01")],
     "health_attendance", "health-lately", "2033-10-01", "2041-10-01"),
    ("the name: as long as the rest", [happened("arrest", "offending", "2026-10-01")],
     "identity", "who-it-is", "2026-11-21", "2032-10-01"),
    ("the name, while somebody works with them", [involved("child_in_need", "social_care", OPEN)],
     "identity", "who-it-is", None, "the_rest"),
    ("the name and nothing else: a year after an agency last spoke of them", [],
     "identity", "who-it-is", "2026-11-21", "2027-11-21"),
    ("nothing of that day on 29 February in other years", [happened("arrest", "offending", "2024-02-29")],
     "offending", "police", "2024-02-29", "2030-03-01"),
]  # fmt: skip


def tell(facts: list[tuple[str, str, str, str]], **values: Any) -> Any:
    source = make.young_person(make.agency(kind=AgencyKind.CHILDRENS_SOCIAL_CARE), **{"born": BORN, **values})
    for what, kind, item, days in facts:
        if what == "involvement":
            since, _, until = (part.strip() for part in days.partition("to"))
            ended = date.fromisoformat(until) if until else None
            make.involvement(source, kind=kind, item_class=item, since=date.fromisoformat(since), until=ended)
        else:
            make.event(source, date.fromisoformat(days), kind=kind, item_class=item)
    return source.person


def answer(person: Any, item: str) -> Kept:
    found = {one.item_class: one for one in kept(read_schedule(shipped_text()), [person.pk])}
    return found[item]


@pytest.mark.parametrize(
    ("facts", "item", "rule", "counted_from", "until"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_kept_until(facts: list[Any], item: str, rule: str, counted_from: str | None, until: str) -> None:
    with as_system("a test tells a life"):
        found = answer(tell(facts), item)
    assert found.rule == rule
    if counted_from is None:
        assert (found.until, found.because) == (None, until)
    else:
        told = str(found.counted_from), str(found.until)
        assert told == (counted_from, until)


BIRTHS = [
    ("the 25th birthday of somebody born on 29 February", date(2008, 2, 29), None, "2033-03-01"),
    ("nobody knows the birth date, so nobody can say", None, None, "no_birth_date"),
    ("a death before 18 of somebody looked after: 15 years on", BORN, date(2026, 5, 5), "2041-05-05"),
    ("a death at 18 changes nothing", BORN, date(2027, 3, 14), "2084-03-14"),
]


@pytest.mark.parametrize(("born", "died", "until"), [row[1:] for row in BIRTHS], ids=[row[0] for row in BIRTHS])
def test_births_and_deaths(born: date | None, died: date | None, until: str) -> None:
    looked_after = involved("looked_after", "care_experience", "2020-01-01 to 2021-01-01")
    arrested = involved("child_in_need", "social_care", "2020-01-01 to 2021-01-01")
    with as_system("a test tells a life"):
        person = tell([looked_after if died else arrested], born=born)
        person.died = died
        person.save()
        found = answer(person, "care_experience" if died else "social_care")
    assert (str(found.until) if found.until else found.because) == until


def test_a_rule_may_count_from_the_last_of_anything() -> None:
    schedule = read_schedule(shipped_text())
    rules = [replace(rule, after=After.LAST_OF_ALL) if rule.code == "police" else rule for rule in schedule.rules]
    facts = [happened("arrest", "offending", "2026-10-01"), happened("suspension", "education", "2028-01-10")]
    with as_system("a test tells a life"):
        person = tell(facts)
        found = {one.item_class: one for one in kept(replace(schedule, rules=tuple(rules)), [person.pk])}
        assert str(found["offending"].until) == "2034-01-10"
        make.involvement(person.source_persons.get(), item_class="housing", until=None)
        found = {one.item_class: one for one in kept(replace(schedule, rules=tuple(rules)), [person.pk])}
    assert (found["offending"].until, found["offending"].because) == (None, "goes_on")


def test_everybody_at_once_is_answered_as_each_alone() -> None:
    with as_system("a test tells lives"):
        people = [tell(row[1]) for row in TABLE]
        schedule = read_schedule(shipped_text())
        together = {(one.person_id, one.item_class): one for one in kept(schedule)}
        alone = {
            (one.person_id, one.item_class): one for person in people for one in kept(schedule, [person.pk])
        }  # fmt: skip
    assert together == alone
