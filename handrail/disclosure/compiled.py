"""Queries that every page asks again are put into SQL once for each standing, and asked with other values from then on.

Putting a page's forty queries together took the ORM longer than anything else on the page. What is kept is the text of
a query and how its rows become objects, never a row. Row-level security stands under it as under every query.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from copy import copy
from datetime import date, datetime, timedelta
from functools import wraps
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from handrail.disclosure.standing import standing_now

MOST = 1_000  # queries kept by a process
Value = UUID | date
Row = TypeVar("Row")

_kept: "OrderedDict[Hashable, Compiled | None]" = OrderedDict()
_lock = Lock()


def compiled(build: Callable[..., "QuerySet[Any, Row]"]) -> Callable[..., list[Row]]:
    """Makes a function that builds a query into one that answers its rows.

    Its positional arguments are values of the query, each a UUID or a date, and may change nothing about it but these
    values; whatever else shapes it comes by keyword, hashable. Who reads shapes it too, and is always told apart; the
    moment at which they read, on which what was opened for some hours ends, goes along as a value.
    """

    @wraps(build)
    def rows(*values: Value, **shape: Hashable) -> list[Row]:
        standing = standing_now()
        key = (build, standing.key if standing else None, *sorted(shape.items()), *map(type, values))
        moment = (standing.now,) if standing else ()
        found = _look_up(key, lambda: _compile(build(*_markers(values), **shape), _markers(values), moment))
        return found.rows((*values, *moment)) if found else []

    return rows


class Compiled:
    """A query put into SQL, with the places in it where its values go."""

    def __init__(self, query: "QuerySet[Any, Any]", markers: tuple[Value, ...], moment: tuple[datetime, ...]) -> None:
        self.query = query
        self.compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, params = self.compiler.as_sql()
        self.params = tuple(params)
        known = (*markers, *moment)
        self.places = {place: known.index(value) for place, value in enumerate(params) if _is_one(value, known)}
        if not set(self.places.values()) >= set(range(len(markers))):
            raise ValueError("Each value of a compiled query must stand in it as a parameter.")

    def rows(self, values: tuple[Value | datetime, ...]) -> list[Any]:
        params = tuple(values[self.places[at]] if at in self.places else one for at, one in enumerate(self.params))
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        query: Any = copy(self.query.query)
        query.get_compiler = lambda *args, **kwargs: compiler
        asked: Any = object.__new__(type(self.query))
        asked.__dict__.update(self.query.__dict__, _query=query, _result_cache=None)
        return list(asked)


def _compile(query: "QuerySet[Any, Any]", markers: tuple[Value, ...], moment: tuple[datetime, ...]) -> Compiled | None:
    """None where Django can tell that no row will ever be found."""
    try:
        return Compiled(query, markers, moment)
    except EmptyResultSet:
        return None


def _look_up(key: Hashable, work_out: Callable[[], Compiled | None]) -> Compiled | None:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = work_out()
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found


def _markers(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Values that no record holds, to be found again among the parameters."""
    return tuple(_marker(place, value) for place, value in enumerate(values))


def _marker(place: int, value: Value) -> Value:
    if isinstance(value, UUID):
        return UUID(int=0xC0_4711ED << 64 | place)
    return date(1066, 10, 14) + timedelta(days=place)


def _is_one(value: Any, known: tuple[Value | datetime, ...]) -> bool:
    return any(type(value) is type(marker) and value == marker for marker in known)
