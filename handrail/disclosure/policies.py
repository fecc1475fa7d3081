"""Which rows of a table a reader sees. One declaration, read three ways: as the filter of a query, as the answer about
one row, and as the text of PostgreSQL's row-level security policy. A property test holds the three together.

The SQL is made of our own models' table and column names and of no value from outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.db.models.expressions import RawSQL

from handrail.disclosure.models import Level, Reach
from handrail.disclosure.standing import Standing
from handrail.partnership.public import Permission

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Policy:
    """A row is seen by whoever has a relationship with its person, as far as its origin agency shares its item class.

    `person` and `agency` are paths from the row, of one hop at most. `item_class` names a fixed class where the table
    has no column of its own for it; a column of its own stands on the row, behind however many hops its agency does.
    `told_as` names a column of further classes, such as those that the row's need domains stand for: each of them must
    be shared in summary too. Without `at_least` the sharing matrix is not asked. `unless` is a column of the table's
    own: where it is true nobody sees the row.
    """

    person: str
    by_look_up: bool = False  # seen also by a role that may find anybody
    at_least: Level | None = None
    agency: str = "agency_id"
    item_class: str = ""
    told_as: str = ""
    unless: str = ""

    def __post_init__(self) -> None:
        if self.by_look_up and self.at_least not in (None, Level.POINTER):
            raise ValueError("Looking somebody up shows pointers, and never more.")
        if self.told_as and (self.at_least is None or self.at_least < Level.SUMMARY):
            raise ValueError("Further classes are asked of what is shared in summary or in full.")

    @property
    def about(self) -> str:
        """The path to whom a row is about: where that person is closed to the reader, so is the row."""
        return self.person

    def query(self, standing: Standing) -> Q:
        """The rows a reader sees, as a filter. Those about persons closed to them are left out by `open_to`."""
        withheld = ~Q(**{self.unless: True}) if self.unless else Q()
        return self._reached(standing) & self._shared(standing) & withheld

    def open_to(self, standing: Standing) -> Q:
        """The rows that are not about a person closed to the reader."""
        return ~Q(**{f"{self.about}__in": standing.closed}) if self.about and standing.closed else Q()

    def allows(
        self,
        standing: Standing,
        *,
        reached: bool,
        agency_id: int | None = None,
        item_class: str = "",
        told_as: Iterable[str] = (),
        closed: bool = False,
        withheld: bool = False,
    ) -> bool:
        """Whether one row is seen, given whether the reader has a relationship with its person, or may not
        open it, and whether it is withheld from everybody."""
        if closed or withheld or not (reached or (self.by_look_up and standing.looks_up)):
            return False
        if self.at_least is None:
            return True
        level = standing.level_of(agency_id or 0, self.item_class or item_class, reached=reached)
        further = told_as if self.told_as else ()
        return level >= self.at_least and all(
            standing.level_of(agency_id or 0, one, reached=reached) >= Level.SUMMARY for one in further
        )

    def through(self, model: type[Model]) -> type[Model] | None:
        """The model that stands between a row and its person, if one does."""
        hop, _, _ = self.about.rpartition("__")
        return model._meta.get_field(hop).related_model if hop else None

    def open_sql(self, model: type[Model]) -> str:
        """The same as `open_to`: asked of no table while nobody is closed to the reader."""
        if not self.about:
            return ""
        table, between = model._meta.db_table, self.through(model)
        if between is None:
            return not_closed_sql(f"{table}.{self.person}")
        hop = self.about.rpartition("__")[0]
        shut = f"SELECT 1 FROM {closed_view_of(between)} AS shut WHERE shut.id = {table}.{hop}_id"  # noqa: S608 - names of our own tables and columns, values bound
        return f"(cardinality((SELECT handrail_closed())::uuid[]) = 0 OR NOT EXISTS ({shut}))"

    def sql(self, model: type[Model]) -> str:
        """The same as the condition of a row-level security policy on the model's table."""
        withheld = f"NOT {model._meta.db_table}.{self.unless}" if self.unless else ""
        return _both(self._row_sql(model), withheld)

    def _row_sql(self, model: type[Model]) -> str:
        table, between = model._meta.db_table, self.through(model)
        if between is None:
            return _both(self._or_looked_up(reached_sql(f"{table}.{self.person}")), self._shared_sql(table, table))
        hop, agency_hop = self.person.rpartition("__")[0], self.agency.rpartition("__")[0]
        shared_between = self._shared_sql("through", table) if agency_hop else ""
        joined = _both(f"through.id = {table}.{hop}_id", shared_between)
        reached = f"EXISTS (SELECT 1 FROM {view_of(between)} AS through WHERE {joined})"  # noqa: S608 - names of our own tables and columns, values bound
        # Whoever may find anybody sees what stands between by its own policy, and of it what is shared.
        found = f"EXISTS (SELECT 1 FROM {between._meta.db_table} AS through WHERE {joined})" if agency_hop else ""  # noqa: S608 - names of our own tables and columns, values bound
        return _both(self._or_looked_up(reached, found), "" if agency_hop else self._shared_sql(table, table))

    def _reached(self, standing: Standing) -> Q:
        if self.by_look_up and standing.looks_up:
            return Q()
        if not standing.team_ids and standing.agency_id is None and standing.membership_id is None:
            return NOTHING
        return Q(**{f"{self.person}__in": reached_by(standing)})

    def _shared(self, standing: Standing) -> Q:
        if self.at_least is None:
            return Q()
        if standing.shares is None:
            return NOTHING
        shared = NOTHING
        for classes, agencies in standing.shared(self.at_least):
            if self.item_class:
                shared |= Q(**{f"{self.agency}__in": agencies}) if self.item_class in classes else NOTHING
            else:
                shared |= Q(**{f"{self.agency}__in": agencies, "item_class__in": classes})
        return Q(**{self.agency: standing.reader.agency_id}) | (shared & self._told(standing))

    def _told(self, standing: Standing) -> Q:
        """Whether each further class of a row is shared in summary."""
        if not self.told_as:
            return Q()
        told = NOTHING
        for classes, agencies in standing.shared(Level.SUMMARY):
            told |= Q(**{f"{self.agency}__in": agencies, f"{self.told_as}__contained_by": classes})
        return told

    def _or_looked_up(self, reached: str, found: str = "") -> str:
        looked_up = _both("(SELECT handrail_looks_up())", found)
        return f"(({looked_up}) OR {reached})" if self.by_look_up else reached

    def _shared_sql(self, held_in: str, row: str) -> str:
        """`held_in` has the agency, and the row itself the classes."""
        if self.at_least is None:
            return ""
        agency = f"{held_in}.{self.agency.rpartition('__')[2]}"
        own = f"{agency} = (SELECT handrail_own_agency())"
        shares = f"handrail_shares({int(self.at_least)}) AS share"
        item_class = f"'{self.item_class}'" if self.item_class else f"{row}.item_class"
        shared = f"({agency}, {item_class}) IN (SELECT share.agency_id, share.item_class FROM {shares})"  # noqa: S608 - names of our own tables and columns, values bound
        return f"({own} OR ({_both(shared, self._told_sql(agency, row))}))"

    def _told_sql(self, agency: str, row: str) -> str:
        if not self.told_as:
            return ""
        shares = f"handrail_shares({int(Level.SUMMARY)}) AS told WHERE told.agency_id = {agency}"
        return f"{row}.{self.told_as}::text[] <@ ARRAY(SELECT told.item_class FROM {shares})"  # noqa: S608 - names of our own tables and columns, values bound


@dataclass(frozen=True)
class OwnPolicy:
    """A row is seen by the one user whose it is, whatever post they act in, and by nobody else."""

    user: str  # the row's own column

    def query(self, standing: Standing) -> Q:
        return Q(**{self.user: standing.reader.user_id})

    def open_to(self, standing: Standing) -> Q:
        """What somebody wrote themselves is theirs to see, whomever it is about."""
        return Q()

    def open_sql(self, model: type[Model]) -> str:
        return ""

    def allows(self, standing: Standing, *, user_id: int) -> bool:
        return user_id == standing.reader.user_id

    def through(self, model: type[Model]) -> None:
        """Nothing stands between a row and whose it is."""

    def sql(self, model: type[Model]) -> str:
        return f"{model._meta.db_table}.{self.user} = (SELECT handrail_me())"


def seen_sql(policy: Policy | OwnPolicy, model: type[Model]) -> str:
    """What a policy shows of a model's table, without what is about somebody closed to the reader."""
    still_open = policy.open_sql(model)
    return f"({policy.sql(model)}) AND {still_open}" if still_open else policy.sql(model)


def reached_by(standing: Standing) -> RawSQL:
    """The persons with whom the reader has a relationship. As text: every query asks, and the ORM took longer over
    putting these four conditions together than over the query that they stand in."""
    mine = "team_id = ANY (%s)"
    values: list[Any] = [list(standing.team_ids)]
    for column, holder in (("agency_id", standing.agency_id), ("membership_id", standing.membership_id)):
        if holder is not None:
            mine, values = f"{mine} OR {column} = %s", [*values, holder]
    days = "since <= %s AND (until IS NULL OR until > %s) AND (until_at IS NULL OR until_at > %s)"
    sql = f"SELECT person_id FROM {Reach._meta.db_table} WHERE ({mine}) AND {days}"  # noqa: S608 - names of our own tables and columns, values bound
    return RawSQL(sql, [*values, standing.today, standing.today, standing.now])  # noqa: S611 - of our own names, values bound


def held_sql(held: str) -> str:
    """Whether a row of `Reach`, as SQL calls it, is the reader's today."""
    return f"""({held}.team_id = ANY ((SELECT handrail_teams())::bigint[])
  OR {held}.agency_id = (SELECT handrail_reaching_agency())
  OR {held}.membership_id = (SELECT handrail_reaching_member()))
 AND {held}.since <= (SELECT handrail_today())
 AND ({held}.until IS NULL OR {held}.until > (SELECT handrail_today()))
 AND ({held}.until_at IS NULL OR {held}.until_at > (SELECT handrail_now()))"""


def not_closed_sql(person: str) -> str:
    """Whether the person that an SQL expression names, if it names one, is not closed to the reader."""
    return f"({person} = ANY ((SELECT handrail_closed())::uuid[])) IS NOT TRUE"


def permitted_sql(permission: Permission) -> str:
    """Whether the post in which the reader acts holds a permission."""
    return f"(SELECT handrail_may('{permission}'))"


def reached_sql(person: str) -> str:
    """Whether the reader has a relationship with the person that an SQL expression names."""
    reach = f"{Reach._meta.db_table} AS held"
    return f"EXISTS (SELECT 1 FROM {reach} WHERE held.person_id = {person} AND {held_sql('held')})"  # noqa: S608 - names of our own tables and columns, values bound


def view_of(between: type[Model]) -> str:
    """The view of those rows of a model whose person the reader has a relationship with.

    It belongs to the owner, so that asking it does not ask the model's own policy as well, once for each row.
    """
    return f"handrail_reached_{between._meta.db_table}"


def closed_view_of(between: type[Model]) -> str:
    """The view of those rows of a model whose person is closed to the reader; the owner's, for the same reason."""
    return f"handrail_closed_{between._meta.db_table}"


def _both(first: str, second: str) -> str:
    return f"{first} AND {second}" if second else first
