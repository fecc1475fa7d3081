"""The lists of plans and of caseloads among those that can be saved and taken out."""

from datetime import date

from django.http import QueryDict

from handrail.desk.public import ListPage, Taken, register_list, taken_table
from handrail.disclosure.public import Action, Reader, decide
from handrail.partnership.public import Permission
from handrail.planning.caseload_page import asked_of, caseload_page
from handrail.planning.presenters.plan_chasing import drift_table, of_sort
from handrail.planning.selectors.chasing import anybody, plan_rows, told_by


def register() -> None:
    lists, loads = Permission.SEE_PLANS, Permission.SEE_CASELOAD
    register_list(ListPage("plans", "Open plans", "plans", lists, frozenset({"show"}), take_plans))
    keys = frozenset({"team", "post", "show"})
    register_list(ListPage("caseload", "Young people in a caseload", "caseload", loads, keys, take_caseload))


def take_plans(reader: Reader, query: QueryDict, today: date) -> Taken:
    somebody = anybody()
    decision = decide(reader, Action.EXPORT, somebody, today=today) if somebody else None
    rows = plan_rows(today, told_by(decision))
    shown = of_sort(rows, query.get("show", ""), today)
    return taken_table(drift_table(shown, today), {row.plan.person_id for row in shown})


def take_caseload(reader: Reader, query: QueryDict, today: date) -> Taken:
    """The young people behind the figure that is chosen."""
    content, listed = caseload_page(reader, asked_of(query), today)
    if content["chosen"] is None:
        return taken_table(content["teams"], ())
    return taken_table(content["people"], listed)
