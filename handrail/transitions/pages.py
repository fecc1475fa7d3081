"""What the transitions list and the forecast are made of: selectors read, presenters word it, templates lay it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Action, Decision, Reader, as_system, decide
from handrail.partnership.public import Permission
from handrail.transitions.forms import asked_of
from handrail.transitions.presenters import cases as case_words
from handrail.transitions.presenters import forecast as forecast_words
from handrail.transitions.presenters import list_page
from handrail.transitions.presenters.cases import Saying
from handrail.transitions.rules import rules
from handrail.transitions.selectors.asked import Asked
from handrail.transitions.selectors.cases import (
    PER_PAGE,
    listing,
    rows_of,
    told_by_all,
)
from handrail.transitions.selectors.forecast import Forecast, forecast
from handrail.transitions.selectors.groups import Group, groups
from handrail.transitions.selectors.told import owners_told, told_domains

EMPTY = "Nobody whom you may see is in the cohort and fits these choices."


@dataclass(frozen=True, slots=True)
class Told:
    """What is shared with the reader about each young person of their list; the decision is None where it is empty."""

    decision: Decision | None
    care_status: bool
    area: bool
    owners: bool
    domains: frozenset[str]
    among: Sequence[Group]

    @classmethod
    def to(cls, reader: Reader, action: Action, *, today: date) -> "Told":
        among = groups(today=today)
        decision = decide(reader, action, among[0].somebody, today=today) if among else None
        care_status, area = told_by_all("care_experience"), told_by_all("contact_details")
        return cls(decision, care_status, area, owners_told(), told_domains(), among)

    def saying(self, today: date) -> Saying | None:
        return Saying(self.decision, rules(), today, self.care_status, self.owners) if self.decision else None

    def asked(self, query: Mapping[str, str]) -> Asked:
        return asked_of(query, care_status=self.care_status, area=self.area, owners=self.owners, domains=self.domains)


def transitions(query: Mapping[str, str], reader: Reader, *, today: date) -> tuple[dict[str, Any], list[UUID]]:
    """A page of the list, and whom it lists, for the ledger."""
    told = Told.to(reader, Action.LIST, today=today)
    asked = told.asked(query)
    found = listing(asked, told.among, today=today)
    pages = list_page.pagination(asked, found.total)
    ids = found.ids((pages.page - 1) * PER_PAGE, pages.page * PER_PAGE)
    content = {
        "counts": list_page.count_links(found),
        "filters": list_page.filters(
            asked,
            told.among,
            rules(),
            care_status=told.care_status,
            area=told.area,
            owners=told.owners,
            domains=told.domains,
        ),
        "table": case_words.table(rows_of(ids, today=today, domain=asked.domain), told.saying(today), empty=EMPTY),
        "pagination": pages,
        "cohort": rules().cohort,
        "may_forecast": reader.role.can(Permission.SEE_FORECAST),
    }
    return content, ids


def forecast_page(reader: Reader, *, today: date) -> dict[str, Any]:
    """Whoever may see rows gets the figures of what they may see, each with its rows; else the whole, small ones held
    back."""
    rows_too = reader.role.can(Permission.SEE_TRANSITIONS)
    shown = forecast_words.lines(_forecast(rows_too, today), rules(), suppressed=not rows_too)
    needing, lacking = forecast_words.tables(shown, rules(), linked=rows_too)
    return {
        "chart": forecast_words.chart(shown, rules()) if shown.unmet else None,
        "needing": needing,
        "lacking": lacking,
        "suppressed": not rows_too,
        "held_back": forecast_words.HELD_BACK_WORDS,
        "cohort": rules().cohort,
    }


def forecast_export(*, today: date) -> forecast_words.Lines:
    """The whole cohort, small numbers held back: this leaves the system."""
    return forecast_words.lines(_forecast(False, today), rules(), suppressed=True)


def _forecast(as_reader: bool, today: date) -> Forecast:
    if as_reader:
        return forecast(today=today)
    with as_system("the forecast is of everybody, and shows numbers alone"):
        return forecast(today=today)
