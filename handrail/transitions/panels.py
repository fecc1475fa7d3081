"""What this room puts on a person's page: the horizon's chart, and the page of what each bar is made of."""

from datetime import date
from typing import Any, cast

from handrail.kernel.periods import birthday
from handrail.records.public import (
    OVERVIEW,
    OVERVIEW_FIRST,
    Panel,
    PersonReading,
    Tab,
    register_ends,
    register_panel,
    register_tab,
)
from handrail.transitions.models import SupportPeriod, TransitionCase
from handrail.transitions.presenters.arithmetic import arithmetic
from handrail.transitions.presenters.chart import DomainPicture, chart, pictures
from handrail.transitions.presenters.see_to import next_step, see_to
from handrail.transitions.rules import rules
from handrail.transitions.selectors.bars import PersonBars, bars_of, ends_by_rule
from handrail.transitions.selectors.told import owners_told

EndsBecause = SupportPeriod.EndsBecause

TAB = "horizon"


def register() -> None:
    register_ends(ends)
    register_tab(Tab(TAB, "Support horizon", 30))
    register_panel(Panel("see-to", OVERVIEW_FIRST, "What to see to", 10, "transitions/see_to.jinja", to_see_to))
    register_panel(Panel("horizon", OVERVIEW, "Support horizon", 20, "transitions/horizon.jinja", overview))
    register_panel(Panel("plan-horizon", "plan", "Support horizon", 30, "transitions/horizon.jinja", overview))
    register_panel(Panel("horizon-bars", TAB, "What each bar is made of", 10, "transitions/bars.jinja", made_of))


def ends(reading: PersonReading) -> dict[int, date]:
    """From the bars that the chart is drawn of; where none is drawn, one query."""
    if _why_none(reading):
        return ends_by_rule(reading.person.pk)
    by_rule = (EndsBecause.AGE, EndsBecause.LEGAL)
    periods = (one for one in _bars(reading).supports if one.ends_because in by_rule)
    return {int(one.fact.rpartition(" ")[2]): one.period.upper for one in periods}


def to_see_to(reading: PersonReading) -> dict[str, Any] | None:
    """What opens or ends nearest to today, and who is to be agreed on; nothing where there is neither."""
    born, today = reading.person.born, reading.today
    if born is None or _why_none(reading):
        return None
    case = TransitionCase.objects.filter(pk=reading.person.pk).first()
    step = ""
    if case is not None and owners_told():
        step = next_step(
            born=born, today=today, owned_after_18=case.owner_after_18_id is not None or bool(case.taken_over_by)
        )
    table = see_to(_pictures(reading), born=born, today=today)
    return {"table": table, "next_step": step} if table or step else None


def overview(reading: PersonReading) -> dict[str, Any] | None:
    """The chart, or a sentence that says why there is none."""
    says = _why_none(reading)
    shown = [] if says else _pictures(reading)
    return {"person_id": reading.person.pk, "tab": TAB, **_drawn(reading, shown, says)}


def made_of(reading: PersonReading) -> dict[str, Any] | None:
    """The chart again, and below it each domain's arithmetic with its rules and their sources."""
    says = _why_none(reading)
    shown = [] if says else _pictures(reading)
    return {
        **_drawn(reading, shown, says),
        "domains": [arithmetic(one) for one in shown],
        "version": rules().version,
        "after_days": rules().cohort.horizon.successor_within_days,
    }


def _drawn(reading: PersonReading, shown: list[DomainPicture], says: str) -> dict[str, Any]:
    born = reading.person.born
    if not shown or born is None:
        return {"chart": None, "says": says or "No need that you may see is recorded, so there is nothing to draw."}
    return {"chart": chart(shown, born=born, today=reading.today), "says": ""}


def _why_none(reading: PersonReading) -> str:
    born, rule = reading.person.born, rules().cohort.horizon
    if born is None:
        return "No agency has given a birth date, so no horizon can be drawn."
    if reading.today < birthday(born, rule.from_age):
        return f"The horizon is drawn from the {rule.from_age}th birthday."
    if reading.today >= birthday(born, rule.until_age):
        return f"The horizon ends at the {rule.until_age}th birthday."
    return ""


def _pictures(reading: PersonReading) -> list[DomainPicture]:
    born = reading.person.born
    if born is None:
        return []
    person_id, today = reading.person.pk, reading.today

    def drawn() -> list[DomainPicture]:
        return pictures(_bars(reading), reading.decision, rules(), person_id=person_id, born=born, today=today)

    return cast(list[DomainPicture], reading.once("horizon", drawn))


def _bars(reading: PersonReading) -> PersonBars:
    return cast(PersonBars, reading.once("bars", lambda: bars_of(reading.person.pk, today=reading.today)))
