"""Which rows of a table a reader sees. One declaration, read three ways: as the filter of a query, as the answer about
one row, and as the text of PostgreSQL's row-level security policy. A property test holds the three together.

The SQL is made of our own models' table and column names and of no value from outside.
"""

from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q

from handrail.disclosure.models import Level, Reach
from handrail.disclosure.standing import Standing

NOTHING = Q(pk__in=[])
HELD = """(held.team_id = ANY ((SELECT handrail_teams())::bigint[])
  OR held.agency_id = (SELECT handrail_reaching_agency()))
 AND held.since <= (SELECT handrail_today())
 AND (held.until IS NULL OR held.until > (SELECT handrail_today()))"""


@dataclass(frozen=True)
class Policy:
    """A row is seen by whoever has a relationship with its person, as far as its origin agency shares its item class.

    `person` and `agency` are paths from the row, of one hop at most. `item_class` names a fixed class where the table
    has no column of its own for it. Without `at_least` the sharing matrix is not asked.
    """

    person: str
    by_look_up: bool = False  # seen also by a role that may find anybody
    at_least: Level | None = None
    agency: str = "agency_id"
    item_class: str = ""

    def __post_init__(self) -> None:
        if self.by_look_up and self.at_least not in (None, Level.POINTER):
            raise ValueError("Looking somebody up shows pointers, and never more.")

    def query(self, standing: Standing) -> Q:
        """The rows a reader sees, as a filter."""
        return self._reached(standing) & self._shared(standing)

    def allows(self, standing: Standing, *, reached: bool, agency_id: int | None = None, item_class: str = "") -> bool:
        """Whether one row is seen, given whether the reader has a relationship with its person."""
        if not (reached or (self.by_look_up and standing.looks_up)):
            return False
        if self.at_least is None:
            return True
        level = standing.level_of(agency_id or 0, self.item_class or item_class, reached=reached)
        return level >= self.at_least

    def sql(self, model: type[Model]) -> str:
        """The same as the condition of a row-level security policy on the model's table."""
        table = model._meta.db_table
        hop, _, person = self.person.rpartition("__")
        if not hop:
            return _both(self._reached_sql(f"{table}.{person}"), self._shared_sql(table))
        through = model._meta.get_field(hop).related_model._meta.db_table
        inner, outer = self._reached_sql(f"through.{person}"), ""
        if self.agency.startswith(f"{hop}__"):
            inner = _both(inner, self._shared_sql("through"))
        else:
            outer = self._shared_sql(table)
        within = f"EXISTS (SELECT 1 FROM {through} AS through WHERE through.id = {table}.{hop}_id AND {inner})"  # noqa: S608
        return _both(within, outer)

    def _reached(self, standing: Standing) -> Q:
        if self.by_look_up and standing.looks_up:
            return Q()
        if not standing.team_ids and standing.agency_id is None:
            return NOTHING
        return Q(Exists(Reach.objects.filter(standing.holds, person_id=OuterRef(self.person))))

    def _shared(self, standing: Standing) -> Q:
        if self.at_least is None:
            return Q()
        if standing.shares is None:
            return NOTHING
        shared = Q(**{self.agency: standing.reader.agency_id})
        for classes, agencies in standing.shared(self.at_least):
            if self.item_class:
                shared |= Q(**{f"{self.agency}__in": agencies}) if self.item_class in classes else NOTHING
            else:
                shared |= Q(**{f"{self.agency}__in": agencies, "item_class__in": classes})
        return shared

    def _reached_sql(self, person: str) -> str:
        held = f"EXISTS (SELECT 1 FROM {Reach._meta.db_table} AS held WHERE held.person_id = {person} AND {HELD})"  # noqa: S608
        return f"((SELECT handrail_looks_up()) OR {held})" if self.by_look_up else held

    def _shared_sql(self, table: str) -> str:
        if self.at_least is None:
            return ""
        agency = f"{table}.{self.agency.rpartition('__')[2]}"
        own = f"{agency} = (SELECT handrail_own_agency())"
        shares = f"handrail_shares({int(self.at_least)}) AS share"
        item_class = f"'{self.item_class}'" if self.item_class else f"{table}.item_class"
        shared = f"({agency}, {item_class}) IN (SELECT share.agency_id, share.item_class FROM {shares})"  # noqa: S608
        return f"({own} OR {shared})"


def _both(first: str, second: str) -> str:
    return f"{first} AND {second}" if second else first
