"""Users who seem to have looked up themselves, their family, or somebody they know: worked out from the ledger.

Nothing is blocked by it and nothing of any case is in it: that, how often, and why it was noticed. A rare family name
in common may mean nothing at all, which is why somebody looks into it and asks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.disclosure.public import as_system
from handrail.partnership.public import User
from handrail.records.public import Address
from handrail.sharing.letting_in import Known
from handrail.sharing.models import Connection, LookedInto
from handrail.sharing.selectors.exact import exactly

_OPENED = """
SELECT actor_id, subject, count(*), max(seq), max(at) FROM disclosure_ledgerentry
 WHERE at >= %(since)s AND subject IS NOT NULL AND actor_id IS NOT NULL AND action IN ('open_person', 'break_glass')
 {narrowed} GROUP BY actor_id, subject
"""
_STAFF = "unnest(%(users)s::bigint[], %(given)s::text[], %(family)s::text[]) AS staff (user_id, given, family)"
_NAMESAKES = f"""
WITH opened (user_id, person_id, times, last, at) AS ({_OPENED.format(narrowed="")})
SELECT opened.user_id, opened.person_id, opened.times, opened.last, opened.at, staff.family,
       bool_or(split_part(lower(source.given), ' ', 1) = staff.given)
  FROM opened JOIN {_STAFF} USING (user_id)
  JOIN records_sourceperson AS source ON source.person_id = opened.person_id AND lower(source.family) = staff.family
 GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608 - our own text, values bound
_RARE = """
SELECT lower(shown_family) FROM records_person WHERE NOT retired AND lower(shown_family) = ANY(%(families)s)
 GROUP BY 1 HAVING count(*) <= %(most)s
"""
_SEARCHED = f"""
SELECT entry.actor_id, count(*), max(entry.seq), max(entry.at)
  FROM disclosure_ledgerentry AS entry
  JOIN disclosure_ledgerdetail AS detail ON detail.entry_id = entry.seq
  JOIN {_STAFF} ON staff.user_id = entry.actor_id
 CROSS JOIN LATERAL (SELECT ' ' || regexp_replace(lower(detail.text ->> 'query'), '[^[:alnum:]'']+', ' ', 'g') || ' ')
       AS sought (words)
 WHERE entry.at >= %(since)s AND entry.action = 'search'
   AND strpos(sought.words, ' ' || staff.given || ' ') > 0 AND strpos(sought.words, ' ' || staff.family || ' ') > 0
 GROUP BY 1
"""  # noqa: S608 - our own text, values bound


class Because(StrEnum):
    OWN_NAME = "somebody of their own name"
    OWN_SEARCH = "searched for their own name"
    RARE_NAME = "somebody of the same rare family name"
    KNOWN = "somebody whom they are said to know"
    SAME_HOME = "somebody at an address or telephone of those they are said to know"


@dataclass(frozen=True, slots=True)
class Noticed:
    """One user and one person (None: searches), with every reason. `last` is the newest entry of the ledger."""

    user_id: int
    person_id: UUID | None
    because: tuple[Because, ...]
    times: int
    last: int
    at: datetime


def noticed(now: datetime, rules: Known) -> list[Noticed]:
    """What nobody has looked into yet, the newest first. A few queries, whatever stands on the ledger."""
    since = now - timedelta(days=rules.look_back_days)
    with as_system("staff who looked up themselves or people they know, for information governance"):
        found = _Found()
        _by_name(found, since, rules)
        _by_search(found, since)
        _by_connection(found, since)
        looked = _looked_into()
    fresh = (one for one in found.all() if one.last > looked.get((one.user_id, one.person_id), 0))
    return sorted(fresh, key=lambda one: -one.last)


class _Found:
    """What was noticed, every reason for one user and one person together."""

    def __init__(self) -> None:
        self._because: dict[tuple[int, UUID | None], set[Because]] = defaultdict(set)
        self._seen: dict[tuple[int, UUID | None], tuple[int, int, datetime]] = {}

    def add(self, user_id: int, person_id: UUID | None, seen: tuple[int, int, datetime], because: Because) -> None:
        self._because[user_id, person_id].add(because)
        self._seen[user_id, person_id] = seen

    def all(self) -> Iterable[Noticed]:
        for (user_id, person_id), because in self._because.items():
            times, last, at = self._seen[user_id, person_id]
            ordered = tuple(one for one in Because if one in because)
            yield Noticed(user_id, person_id, ordered, times, last, at)


def _by_name(found: _Found, since: datetime, rules: Known) -> None:
    rows = _rows(_NAMESAKES, since=since, **_staff())
    families = sorted({row[5] for row in rows})
    rare = {row[0] for row in _rows(_RARE, families=families, most=rules.rare_name)} if families else set()
    for user_id, person_id, times, last, at, family, own in rows:
        if own:
            found.add(user_id, person_id, (times, last, at), Because.OWN_NAME)
        elif family in rare:
            found.add(user_id, person_id, (times, last, at), Because.RARE_NAME)


def _by_search(found: _Found, since: datetime) -> None:
    for user_id, times, last, at in _rows(_SEARCHED, since=since, **_staff()):
        found.add(user_id, None, (times, last, at), Because.OWN_SEARCH)


def _by_connection(found: _Found, since: datetime) -> None:
    """Also what was opened before it was said, and what was allowed in spite of it."""
    held = list(Connection.objects.filter(until=None).select_related("recognised_by"))
    users = sorted({one.user_id for one in held})
    opened: dict[int, dict[UUID, tuple[int, int, datetime]]] = defaultdict(dict)
    for user_id, person_id, times, last, at in _rows(
        _OPENED.format(narrowed="AND actor_id = ANY(%(users)s)"), since=since, users=users
    ):
        opened[user_id][person_id] = (times, last, at)
    for one in held:
        if not (seen := opened[one.user_id]):
            continue
        for person_id in exactly(one) & seen.keys():
            found.add(one.user_id, person_id, seen[person_id], Because.KNOWN)
        for person_id in _of_that_home(one) & seen.keys():
            found.add(one.user_id, person_id, seen[person_id], Because.SAME_HOME)


def _of_that_home(one: Connection) -> set[UUID]:
    """Whoever has the postcode or the telephone that the connection gives."""
    found: set[UUID] = set()
    for column, value in (("postcode", one.postcode), ("phone", one.phone)):
        if value:
            held = Address.objects.filter(**{f"{column}__iexact": value})
            found |= set(held.values_list("source_person__person_id", flat=True))
    return found


def _looked_into() -> dict[tuple[int, UUID | None], int]:
    found: dict[tuple[int, UUID | None], int] = {}
    for user_id, person_id, up_to in LookedInto.objects.values_list("user_id", "person_id", "up_to"):
        found[user_id, person_id] = max(up_to, found.get((user_id, person_id), 0))
    return found


def _staff() -> dict[str, Any]:
    """Those who sign in by the first and the last word of their names."""
    users: list[int] = []
    given: list[str] = []
    family: list[str] = []
    for user_id, full_name in User.objects.values_list("pk", "full_name"):
        words = full_name.lower().split()
        if len(words) > 1:
            users.append(user_id)
            given.append(words[0])
            family.append(words[-1])
    return {"users": users, "given": given, "family": family}


def _rows(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
