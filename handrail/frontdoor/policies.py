"""Who sees which rows of the front door.

A contact has no person until somebody has said who it is, so the ordinary policy (a relationship with the person, and
the sharing matrix) cannot be all. The teams in whose hands a row is now stand as if they had a relationship with
whoever it is about: the front door that received it, the team that works with it, and the team of whoever wrote it.
For them as for everybody the matrix must share contacts of its agency with their role, for the purpose that they read
for. An agency that was asked a check sees the check, and for as long as it needs to, whom it is asked about. As with
every policy, the filter of a query, the answer about one row and PostgreSQL's own policy are one declaration.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from handrail.disclosure.public import Level, Policy, Standing, permitted_sql
from handrail.partnership.public import Permission
from handrail.records.facts import ItemClass

NOTHING = Q(pk__in=[])
BEHIND = {"contact": "Contact", "step": "LevelStep"}  # what stands between a row and the hands that it is in


@dataclass(frozen=True)
class Hand:
    """A column with the team that has a row; `until`, where there is one, with the day on which it lets go."""

    team: str
    until: str = ""

    def query(self, standing: Standing) -> Q:
        mine = Q(**{f"{self.team}__in": standing.team_ids})
        if not self.until:
            return mine
        return mine & (Q(**{self.until: None}) | Q(**{f"{self.until}__gt": standing.today}))

    def holds(self, standing: Standing, row: Model) -> bool:
        until = getattr(row, self.until) if self.until else None
        return getattr(row, self.team) in standing.team_ids and (until is None or until > standing.today)

    def sql(self, table: str) -> str:
        mine = _mine(f"{table}.{self.team}")
        if not self.until:
            return mine
        until = f"{table}.{self.until}"
        return f"({mine} AND ({until} IS NULL OR {until} > (SELECT handrail_today())))"


@dataclass(frozen=True)
class InHands(Policy):
    """Seen by the teams in whose hands it is; where it has a person, also as far as that person's record is shared.

    `behind` names the hop to the row that is in hands, where it is not this one. `owner` is the column, of whichever
    row is in hands, with the agency whose information it is; without it the row is the team's own, and the matrix is
    not asked. `asked` lets in the agency in the row's own `agency_id`, or its team where `team_id` names one, in posts
    that answer checks. An empty `person` leaves persons out.
    """

    hands: tuple[Hand, ...] = ()
    behind: str = ""
    owner: str = "agency_id"
    asked: bool = False
    asked_until: str = ""

    @property
    def about(self) -> str:
        return self.person or (f"{self.behind}__person_id" if self.behind else "")

    def query(self, standing: Standing) -> Q:
        seen = super().query(standing) if self.person else NOTHING
        held = reduce(or_, (hand.query(standing) for hand in self.hands)) & self._lets(standing, self.owner)
        if self.behind:
            # In a query of its own: a join would hide a check from an agency that sees no contact.
            rows = apps.get_model("frontdoor", BEHIND[self.behind])._base_manager.filter(held)
            held = Q(**{f"{self.behind}_id__in": rows.values("pk")})
        return seen | held | self._asked(standing)

    def open_to(self, standing: Standing) -> Q:
        """In a query of its own too. Where an agency that is asked sees no contact, the wall alone can tell."""
        if not (self.behind and self.about and standing.closed):
            return super().open_to(standing)
        between = apps.get_model("frontdoor", BEHIND[self.behind])._base_manager
        closed = between.filter(person_id__in=standing.closed)
        return ~Q(**{f"{self.behind}_id__in": closed.values("pk")})

    def holds(self, standing: Standing, row: Model) -> bool:
        """Whether one row, that which is in hands, is in the reader's."""
        mine = any(hand.holds(standing, row) for hand in self.hands)
        return mine and (not self.owner or _level(standing, getattr(row, self.owner)) >= Level.SUMMARY)

    def was_asked(self, standing: Standing, row: Any) -> bool:
        """Whether a check was put to the reader: to their team, or to their agency as a whole."""
        if not (self.asked and standing.team_ids and standing.reader.role.can(Permission.ANSWER_CHECKS)):
            return False
        if self.asked_until and (until := getattr(row, self.asked_until)) and until <= standing.today:
            return False
        mine = row.team_id in standing.team_ids if row.team_id else row.agency_id == standing.reader.agency_id
        return mine and _level(standing, row.asker_id) >= Level.SUMMARY

    def sql(self, model: type[Model]) -> str:
        table = model._meta.db_table
        ways = [f"({super().sql(model)})"] if self.person else []
        if self.behind:
            between = apps.get_model("frontdoor", BEHIND[self.behind])._meta.db_table
            joined = f"{self.behind}.id = {table}.{self.behind}_id AND {self._held_sql(self.behind)}"
            ways.append(f"EXISTS (SELECT 1 FROM {between} AS {self.behind} WHERE {joined})")  # noqa: S608 - names of our own tables and columns, values bound
        else:
            ways.append(self._held_sql(table))
        if self.asked:
            ways.append(self._asked_sql(table))
        return " OR ".join(ways)

    def _lets(self, standing: Standing, owner: str) -> Q:
        """That the matrix shares contacts of the agency in a column with the reader."""
        if standing.shares is None:
            return NOTHING
        if not owner:
            return Q()
        shared = Q(**{owner: standing.reader.agency_id})
        for classes, agencies in standing.shared(Level.SUMMARY):
            if ItemClass.CONTACT in classes:
                shared |= Q(**{f"{owner}__in": agencies})
        return shared

    def _asked(self, standing: Standing) -> Q:
        if not (self.asked and standing.team_ids and standing.reader.role.can(Permission.ANSWER_CHECKS)):
            return NOTHING
        mine = Q(team_id__in=standing.team_ids) | Q(team_id=None, agency_id=standing.reader.agency_id)
        if self.asked_until:
            mine &= Q(**{self.asked_until: None}) | Q(**{f"{self.asked_until}__gt": standing.today})
        return mine & self._lets(standing, "asker_id")

    def _held_sql(self, table: str) -> str:
        held = f"({' OR '.join(hand.sql(table) for hand in self.hands)})"
        return f"({held} AND {_lets_sql(f'{table}.{self.owner}')})" if self.owner else held

    def _asked_sql(self, table: str) -> str:
        whole = f"{table}.team_id IS NULL AND {table}.agency_id = (SELECT handrail_own_agency())"
        works = "cardinality((SELECT handrail_teams())::bigint[]) > 0"
        conditions = [
            f"({_mine(f'{table}.team_id')} OR ({whole} AND {works}))",
            permitted_sql(Permission.ANSWER_CHECKS),
            _lets_sql(f"{table}.asker_id"),
        ]
        if self.asked_until:
            until = f"{table}.{self.asked_until}"
            conditions.append(f"({until} IS NULL OR {until} > (SELECT handrail_today()))")
        return f"({' AND '.join(conditions)})"


def _level(standing: Standing, agency_id: int) -> Level:
    """How far an agency's contacts are shared with somebody in whose hands one is."""
    return standing.level_of(agency_id, ItemClass.CONTACT, reached=True)


def _lets_sql(agency: str) -> str:
    own = f"{agency} = (SELECT handrail_own_agency())"
    shares = f"SELECT share.agency_id FROM handrail_shares({int(Level.SUMMARY)}) AS share"  # noqa: S608 - names of our own tables and columns, values bound
    return f"({own} OR {agency} IN ({shares} WHERE share.item_class = '{ItemClass.CONTACT}'))"


def _mine(column: str) -> str:
    return f"COALESCE({column} = ANY ((SELECT handrail_teams())::bigint[]), false)"


DOOR, TAKES, WROTE = Hand("receiving_team_id"), Hand("taking_team_id", "taking_until"), Hand("author_team_id")

CONTACT = InHands(person="person_id", at_least=Level.SUMMARY, item_class=ItemClass.CONTACT, hands=(DOOR, TAKES, WROTE))
WORDS = InHands(
    person="contact__person_id",
    agency="contact__agency_id",
    at_least=Level.FULL,
    item_class=ItemClass.CONTACT,
    hands=(DOOR, TAKES, WROTE),
    behind="contact",
)
TRIAGE = InHands(person="", hands=(DOOR, TAKES), behind="contact")
CHECK = InHands(person="", hands=(DOOR, TAKES), behind="contact", asked=True)
ASKED_ABOUT = InHands(person="", hands=(DOOR, TAKES), behind="contact", asked=True, asked_until="readable_until")
DECISION = InHands(
    person="contact__person_id",
    at_least=Level.SUMMARY,
    item_class=ItemClass.CONTACT,
    hands=(DOOR, TAKES),
    behind="contact",
)
ANSWER = InHands(person="", hands=(DOOR, TAKES, WROTE), behind="contact")
STEPS_TO = Hand("to_team_id", "began_on")  # once its help has begun, it works with them as anybody does
STEP = InHands(person="person_id", at_least=Level.SUMMARY, item_class=ItemClass.CONTACT, hands=(STEPS_TO,))
STEP_WORDS = InHands(
    person="step__person_id",
    agency="step__agency_id",
    at_least=Level.FULL,
    item_class=ItemClass.CONTACT,
    hands=(STEPS_TO,),
    behind="step",
)
SHIFT = InHands(person="", hands=(Hand("team_id"),), owner="")
