"""What an address of the transitions list says, held to what may be asked. What makes no sense is left out."""

from collections.abc import Collection, Mapping

from handrail.transitions.rules import rules
from handrail.transitions.selectors.asked import AGE_BANDS, Asked, Quarter, Show

MOST_PAGES = 100_000


def asked_of(
    query: Mapping[str, str], *, care_status: bool, area: bool, owners: bool, domains: Collection[str]
) -> Asked:
    """What is asked for. Care status, area, who owns, and in which domains something goes wrong are heard only where
    the reader may be told them."""
    show, domain = query.get("show", ""), query.get("domain", "")
    heard = set(Show) if owners else set(Show) - {Show.NO_OWNER}
    known = rules().order if show == Show.NEED_AT_18 else domains
    return Asked(
        show=Show(show) if show in heard else Show.ALL,
        age=next((band for band in AGE_BANDS if band.code == query.get("age")), None),
        domain=domain if domain in known else "",
        team=_number(query.get("team", "")) if owners else None,
        area=_word(query, "area")[:10] if area else "",
        care_status=_word(query, "care")[:20] if care_status else "",
        quarter=Quarter.parse(query.get("quarter", "")),
        page=min(max(_number(query.get("page", "")) or 1, 1), MOST_PAGES),
    )


def _word(query: Mapping[str, str], name: str) -> str:
    """PostgreSQL keeps no NUL, so nothing held has one."""
    return query.get(name, "").replace("\0", "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
