"""The transitions list in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from handrail.disclosure.public import Decision, Level
from handrail.kernel import words
from handrail.records.public import Involvement, Person, listed_name
from handrail.transitions.models import HorizonFinding
from handrail.transitions.presenters.words import birthday_words, opens_tag, opens_words, stop_words
from handrail.transitions.rules import RuleSet
from handrail.transitions.selectors.cases import CaseRow
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

NOBODY = "Nobody is named"
NONE_SHARED = "Nobody of whom you may know"


@dataclass(frozen=True, slots=True)
class Saying:
    """By what a row is put into words: the decision is the same for each row, since all of them are reached. `owners`
    says whether the reader may be told that nobody owns."""

    decision: Decision
    ruleset: RuleSet
    today: date
    care_status: bool
    owners: bool


def table(rows: Sequence[CaseRow], saying: Saying | None, *, empty: str) -> DataTable:
    labels = ("Young person", "Turns 18", "What goes wrong", "Domains", "Who owns now", "Who owns after 18")
    shown = [case_row(row, saying) for row in rows] if saying else []
    columns = [Column(label) for label in labels]
    return DataTable("Young people about to lose support", columns, shown, caption_hidden=True, empty=empty, wide=True)


def case_row(row: CaseRow, saying: Saying) -> TableRow:
    person, case = row.case.person, row.case
    note = case.care_status.capitalize() if saying.care_status and case.care_status else ""
    owner_after = owner_after_18(row, saying)
    missing = Tag("No owner", Tone.WARNING) if owner_after.text == NOBODY else None
    return TableRow(
        (
            Cell(name_of(person), href=reverse("person", args=[person.pk]), note=note, strong=True),
            Cell(turns_18(case.turns_18, saying.today), note=words.age_words(case.born, saying.today)),
            first_finding(row, saying),
            ", ".join(domains(row.findings, saying.ruleset)) or "None",
            owner(row.owner_now, case.owner_now_id, saying),
            Cell("" if missing else owner_after.text, note=owner_after.note, tag=missing),
        ),
        id=f"case-{person.pk}",
    )


def name_of(person: Person) -> str:
    """As the record shows it; by an agency's own id where nobody sent a name."""
    named = listed_name(person.shown_given, person.shown_family)
    if named or person.shown_from is None:
        return named or "No name held"
    return f"{person.shown_from.agency.name}, id {person.shown_from.local_id}"


def turns_18(day: date, today: date) -> str:
    return words.days_from(day, today).capitalize() if day > today else f"Turned 18 on {words.short_date(day)}"


def first_finding(row: CaseRow, saying: Saying) -> Cell:
    first, today = row.first, saying.today
    if first is None:
        return Cell("No gap that you may see")
    where = saying.ruleset.domain(first.domain).label
    when = f"{opens_words(first.opens_on, today)}{birthday_words(first.opens_on, row.case.born)}"
    tag = opens_tag(first.opens_on, today)
    return Cell(f"{when[:1].upper()}{when[1:]}: {where}", note=why(first, row.stopped, saying), tag=tag)


def why(finding: HorizonFinding, stopped: Involvement | None, saying: Saying) -> str:
    """What stopped and when, where the service is shared in summary: beside the domain, its agency would tell it."""
    if finding.stopped_on is None or finding.stopped_agency_id is None:
        return "Nothing is recorded that meets this need"
    level = saying.decision.level_of(finding.stopped_agency_id, finding.stopped_class)
    if stopped is None or level < Level.SUMMARY:
        return "Support stopped; by whom is not shared with you"
    return stop_words(stopped.service, finding.stopped_because, finding.stopped_on, saying.today)


def domains(findings: Sequence[HorizonFinding], ruleset: RuleSet) -> list[str]:
    """Short names, the soonest first, each once."""
    return list(dict.fromkeys(ruleset.domain(finding.domain).short for finding in findings))


def owner_after_18(row: CaseRow, saying: Saying) -> Cell:
    """Whoever works with them beyond their birthday, else whoever a plan names."""
    if row.case.owner_after_18_id is not None or not row.case.taken_over_by:
        return owner(row.owner_after_18, row.case.owner_after_18_id, saying)
    taken = row.taken_over
    if taken is None:
        return Cell(NONE_SHARED)
    return Cell(taken.who or taken.agency, note=f"{taken.agency}. {taken.said_by}" if taken.who else taken.said_by)


def owner(works: Involvement | None, pk: int | None, saying: Saying) -> Cell:
    """Who, from where; in summary the team without the worker's name. An owner who is not shared looks like none."""
    level = saying.decision.level_of(works.agency_id, works.item_class) if works else Level.DENY
    if works is None or level < Level.SUMMARY:
        return Cell(NOBODY if pk is None and saying.owners else NONE_SHARED)
    if works.worker and level >= Level.FULL:
        return Cell(works.worker, note=f"{works.team_name or works.service}, {works.agency.name}")
    return Cell(works.team_name or works.service, note=works.agency.name)
