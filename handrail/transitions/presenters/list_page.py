"""The frame of the transitions list: its figures, its choices, and the addresses that keep them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from handrail.kernel.words import MONTHS
from handrail.transitions.rules import RuleSet
from handrail.transitions.selectors.asked import AGE_BANDS, SOON_DAYS, Asked, Quarter, Show
from handrail.transitions.selectors.cases import PER_PAGE, Listing
from handrail.transitions.selectors.groups import Group
from handrail.ui.public import Applied, CountLink, CountLinks, Filter, Filters, Option, Pagination, Tone

_SHOW_WORDS = {
    Show.NEED_AT_18: "With a need on their 18th birthday",
    Show.UNMET_AT_18: "With nothing in place on their 18th birthday",
}


def address(asked: Asked) -> str:
    """The list with exactly what is asked for."""
    return "?".join(part for part in (reverse("transitions"), urlencode(fields(asked))) if part)


def fields(asked: Asked) -> list[tuple[str, str]]:
    """What is asked for, as fields of an address."""
    said = {
        "show": str(asked.show),
        "age": asked.age.code if asked.age else "",
        "domain": asked.domain,
        "team": "" if asked.team is None else str(asked.team),
        "care": asked.care_status,
        "area": asked.area,
        "quarter": str(asked.quarter) if asked.quarter else "",
        "page": str(asked.page) if asked.page > 1 else "",
    }
    return [(key, value) for key, value in said.items() if value]


def count_links(found: Listing) -> CountLinks:
    asked = found.asked
    figures = (
        (found.cohort, "in the cohort", Show.ALL, Tone.QUIET),
        (found.gap_soon, f"with a gap opened or opening within {SOON_DAYS} days", Show.GAP_SOON, Tone.URGENT),
        (found.no_owner, "turn 18 within a year, with no owner after", Show.NO_OWNER, Tone.WARNING),
    )
    return CountLinks(
        "How many",
        [
            CountLink(number, label, address(replace(asked, show=show, page=1)), tone, asked.show is show)
            for number, label, show, tone in figures
            if number is not None
        ],
    )


def filters(
    asked: Asked,
    among: Sequence[Group],
    ruleset: RuleSet,
    *,
    care_status: bool,
    area: bool,
    owners: bool,
    domains: Collection[str],
) -> Filters:
    """The choices that the reader may be told the answer to."""
    teams = sorted({(group.team or "", str(group.team_id)) for group in among if group.team_id is not None})
    chosen = [
        Filter("age", "Age", asked.age.code if asked.age else "", _any([(b.code, b.label) for b in AGE_BANDS])),
        Filter(
            "domain", "Domain", asked.domain, _any([(d.code, d.label) for d in ruleset.domains if d.code in domains])
        ),
    ]
    if owners:
        chosen.append(Filter("team", "Team", str(asked.team or ""), _any([(pk, name) for name, pk in teams])))
    if care_status:
        statuses = sorted({group.care_status for group in among if group.care_status})
        chosen.append(Filter("care", "Care status", asked.care_status, _any([(s, s.capitalize()) for s in statuses])))
    if area:
        areas = sorted({group.area for group in among if group.area})
        chosen.append(Filter("area", "Area", asked.area, _any([(one, one) for one in areas])))
    hidden = [("show", str(asked.show))] if asked.show else []
    return Filters(
        chosen,
        action=reverse("transitions"),
        applied=_applied(asked, {pk: name for name, pk in teams}, ruleset),
        clear_href=reverse("transitions"),
        hidden=hidden + ([("quarter", str(asked.quarter))] if asked.quarter else []),
    )


def pagination(asked: Asked, total: int) -> Pagination:
    pages = max(1, -(-total // PER_PAGE))
    return Pagination(
        page=min(asked.page, pages),
        pages=pages,
        total=total,
        per_page=PER_PAGE,
        href=lambda page: address(replace(asked, page=page)),
        noun="young person",
    )


def _any(pairs: Sequence[tuple[str, str]]) -> list[Option]:
    return [Option("", "Any"), *(Option(value, label) for value, label in pairs)]


def _applied(asked: Asked, teams: dict[str, str], ruleset: RuleSet) -> list[Applied]:
    said: list[tuple[str, dict[str, object]]] = []
    if asked.show in _SHOW_WORDS:
        said.append((_SHOW_WORDS[asked.show], {"show": Show.ALL}))
    if asked.age:
        said.append((asked.age.label, {"age": None}))
    if asked.domain:
        said.append((ruleset.domain(asked.domain).label, {"domain": ""}))
    if asked.team is not None:
        said.append((teams.get(str(asked.team), "A team"), {"team": None}))
    if asked.care_status:
        said.append((asked.care_status.capitalize(), {"care_status": ""}))
    if asked.area:
        said.append((asked.area, {"area": ""}))
    if asked.quarter:
        said.append((f"Turning 18 in {quarter_words(asked.quarter)}", {"quarter": None}))
    return [Applied(label, address(replace(asked, page=1, **without))) for label, without in said]  # type: ignore[arg-type]  # each takes away one choice, by name


def quarter_words(quarter: Quarter) -> str:
    """'January to March 2027'."""
    first = quarter.first_day.month
    return f"{MONTHS[first - 1]} to {MONTHS[first + 1]} {quarter.year}"
