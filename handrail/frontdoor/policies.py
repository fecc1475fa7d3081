"""Who sees which rows of the front door.

A contact has no person until somebody has said who it is, so the ordinary policy (a relationship with the person, and
the sharing matrix) cannot be all. The teams in whose hands a row is see it whoever it is about: the team that received
it, the team that works with it now, and the team of whoever wrote it. An agency that was asked a check sees the check
alone. As with every policy, the filter of a query, the answer about one row and PostgreSQL's own policy are one
declaration.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q

from handrail.disclosure.public import Level, Policy, Standing
from handrail.records.facts import ItemClass

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class InHands(Policy):
    """Seen by the teams in whose hands it is; where it has a person, also as far as that person's record is shared.

    `teams` are paths to team ids, of one hop at most. `asked` adds the agency in the row's own `agency_id`, or its team
    where `team_id` names one, for posts that work with young people at all. An empty `person` leaves persons out.
    """

    teams: tuple[str, ...] = ()
    asked: bool = False

    @property
    def about(self) -> str:
        return self.person or ("contact__person_id" if any("__" in path for path in self.teams) else "")

    def query(self, standing: Standing) -> Q:
        seen = super().query(standing) if self.person else NOTHING
        for path in self.teams:
            seen |= _held_by(path, standing.team_ids)
        if self.asked and standing.team_ids:
            seen |= Q(team_id__in=standing.team_ids) | Q(team_id=None, agency_id=standing.reader.agency_id)
        return seen

    def holds(self, standing: Standing, team_ids: Iterable[int | None]) -> bool:
        """Whether one row is in the hands of a reader's team."""
        return bool(set(standing.team_ids) & set(team_ids))

    def was_asked(self, standing: Standing, *, agency_id: int, team_id: int | None) -> bool:
        """Whether a check was put to the reader: to their team, or to their agency as a whole."""
        if not (self.asked and standing.team_ids):
            return False
        return team_id in standing.team_ids if team_id else agency_id == standing.reader.agency_id

    def sql(self, model: type[Model]) -> str:
        table = model._meta.db_table
        ways = [f"({super().sql(model)})"] if self.person else []
        own = [_mine(f"{table}.{path}") for path in self.teams if "__" not in path]
        hop = [_mine(f"contact.{path.partition('__')[2]}") for path in self.teams if "__" in path]
        ways += own
        if hop:
            held = f"contact.id = {table}.contact_id AND ({' OR '.join(hop)})"
            ways.append(f"EXISTS (SELECT 1 FROM frontdoor_contact AS contact WHERE {held})")  # noqa: S608 - names of our own tables and columns, values bound
        if self.asked:
            whole = f"{table}.team_id IS NULL AND {table}.agency_id = (SELECT handrail_own_agency())"
            works = "cardinality((SELECT handrail_teams())::bigint[]) > 0"
            ways.append(f"({_mine(f'{table}.team_id')} OR ({whole} AND {works}))")
        return " OR ".join(ways)


def _held_by(path: str, team_ids: tuple[int, ...]) -> Q:
    """Asked of the contact in a query of its own: a join would hide a check from an agency that sees no contact."""
    hop, _, column = path.rpartition("__")
    if not hop:
        return Q(**{f"{path}__in": team_ids})
    contacts = apps.get_model("frontdoor", "Contact")._base_manager
    return Q(contact_id__in=contacts.filter(**{f"{column}__in": team_ids}).values("pk"))


def _mine(column: str) -> str:
    return f"COALESCE({column} = ANY ((SELECT handrail_teams())::bigint[]), false)"


CONTACT = InHands(
    person="person_id",
    at_least=Level.SUMMARY,
    item_class=ItemClass.CONTACT,
    teams=("receiving_team_id", "taking_team_id", "author_team_id"),
)
TRIAGE = InHands(person="", teams=("contact__receiving_team_id", "contact__taking_team_id"))
CHECK = InHands(person="", teams=("contact__receiving_team_id", "contact__taking_team_id"), asked=True)
DECISION = InHands(
    person="contact__person_id",
    at_least=Level.SUMMARY,
    item_class=ItemClass.CONTACT,
    teams=("contact__receiving_team_id", "contact__taking_team_id"),
)
ANSWER = InHands(person="", teams=("contact__receiving_team_id", "contact__taking_team_id", "contact__author_team_id"))
STEP = InHands(
    person="person_id", at_least=Level.SUMMARY, item_class=ItemClass.CONTACT, teams=("from_team_id", "to_team_id")
)
SHIFT = InHands(person="", teams=("team_id",))
