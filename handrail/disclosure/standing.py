"""What a reader stands on today: whose relationships count as theirs, and what the agencies share with them.

Worked out once for each `reading(...)`, since every query on the record asks for it.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.models import Closed, Level, Purpose, SharingMatrix, SharingRule
from handrail.disclosure.reader import Reader, current, kept_while_reading
from handrail.kernel import clock
from handrail.partnership.public import Agency, Permission, ReachBy, Team


@dataclass(frozen=True)
class Standing:
    reader: Reader
    today: date
    team_ids: tuple[int, ...] = ()
    agency_id: int | None = None  # where any relationship of the whole agency counts
    membership_id: int | None = None  # whose own relationships count: those of somebody let in alone
    closed: frozenset[UUID] = frozenset()  # persons closed to this reader, whatever else holds
    looks_up: bool = False  # may find anybody, at pointer level
    shares: Mapping[tuple[int, str], Level] | None = None  # (origin agency, item class) -> level
    origins: Mapping[int, str] = field(default_factory=dict)  # every agency with its kind
    now: datetime = field(default_factory=clock.now)

    _shared: dict[Level, list[tuple[list[str], list[int]]]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def key(self) -> Hashable:
        """The same for two standings only where every query of theirs is the same but for the moment."""
        shares = None if self.shares is None else frozenset(self.shares.items())
        holders = self.team_ids, self.agency_id, self.membership_id, self.closed
        return self.reader, self.today, holders, self.looks_up, shares, frozenset(self.origins)

    def level_of(self, agency_id: int, item_class: str, *, reached: bool) -> Level:
        """What may be seen of one agency's item class, given whether there is a relationship with the person."""
        if not (reached or self.looks_up):
            return Level.DENY
        if agency_id == self.reader.agency_id and self.shares is not None:
            shared = Level.FULL
        else:
            shared = (self.shares or {}).get((agency_id, item_class), Level.DENY)
        return shared if reached else min(shared, Level.POINTER)

    def shared_by_all(self, item_class: str, at_least: Level, *, kind: str = "") -> bool:
        """Whether every agency (of a kind) shares an item class at a level or above, of people whom the reader reaches.

        The matrix alone answers it: what follows from the answer tells nothing of any one person.
        """
        if self.shares is None:
            return False
        asked = (agency for agency, its_kind in self.origins.items() if kind in ("", its_kind))
        return all(self.level_of(agency, item_class, reached=True) >= at_least for agency in asked)

    def kept_back(self, item_class: str) -> frozenset[int]:
        """The agencies that share an item class with the reader not even as a pointer."""
        levels = ((one, self.level_of(one, item_class, reached=True)) for one in self.origins)
        return frozenset(one for one, level in levels if level < Level.POINTER)

    def shared(self, at_least: Level) -> list[tuple[list[str], list[int]]]:
        """(item classes, agencies that share exactly these) pairs, so that a filter stays short."""
        if at_least not in self._shared:
            self._shared[at_least] = self._share(at_least)
        return self._shared[at_least]

    def _share(self, at_least: Level) -> list[tuple[list[str], list[int]]]:
        classes_of: dict[int, set[str]] = defaultdict(set)
        for (agency_id, item_class), level in (self.shares or {}).items():
            if level >= at_least and agency_id != self.reader.agency_id:
                classes_of[agency_id].add(item_class)
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for agency_id, classes in classes_of.items():
            alike[tuple(sorted(classes))].append(agency_id)
        return [(list(classes), sorted(agencies)) for classes, agencies in sorted(alike.items())]

    @property
    def holds(self) -> Q:
        """Rows of `Reach` that are this reader's today."""
        mine = Q(team_id__in=self.team_ids)
        if self.agency_id is not None:
            mine |= Q(agency_id=self.agency_id)
        if self.membership_id is not None:
            mine |= Q(membership_id=self.membership_id)
        days = Q(since__lte=self.today) & (Q(until=None) | Q(until__gt=self.today))
        still = Q(until_at=None) | Q(until_at__gt=self.now)
        return mine & days & still & ~Q(person_id__in=self.closed)


def standing_of(reader: Reader, today: date) -> Standing:
    """The reader's standing on a day. A purpose that is not theirs, or is switched off, stands on nothing."""
    return kept_while_reading((reader, today), lambda: _work_out(reader, today))


def standing_now() -> Standing | None:
    """The standing of whoever reads now; None where it is the machine, which sees everything."""
    holder = current()
    return standing_of(holder, clock.today()) if isinstance(holder, Reader) else None


def _work_out(reader: Reader, today: date) -> Standing:
    if not _purpose_holds(reader, today):
        return Standing(reader, today)
    origins = dict(Agency.objects.order_by().values_list("id", "kind"))
    whole_agency = reader.role.reach_by is ReachBy.AGENCY
    return Standing(
        reader,
        today,
        team_ids=_team_ids(reader),
        agency_id=reader.agency_id if whole_agency else None,
        membership_id=reader.membership_id if reader.role.reach_by is not ReachBy.NOBODY else None,
        closed=closed_to(reader.user_id, today),
        looks_up=reader.role.can(Permission.LOOK_UP_ANYONE),
        shares=_shares(reader, origins),
        origins=origins,
    )


def _purpose_holds(reader: Reader, today: date) -> bool:
    return (
        reader.purpose in reader.role.purposes
        and Purpose.objects.filter(Q(in_force_from=None) | Q(in_force_from__lte=today))
        .filter(code=reader.purpose, enabled=True)
        .exists()
    )


def _team_ids(reader: Reader) -> tuple[int, ...]:
    match reader.role.reach_by:
        case ReachBy.TEAM:
            return (reader.team_id,)
        case ReachBy.AGENCY:
            return tuple(Team.objects.filter(agency_id=reader.agency_id).values_list("id", flat=True).order_by("id"))
        case _:
            return ()


def closed_to(user_id: int, today: date) -> frozenset[UUID]:
    """The persons whom somebody may not open, in whatever post."""
    held = Closed.objects.filter(Q(until=None) | Q(until__gt=today), user_id=user_id, since__lte=today)
    return frozenset(held.values_list("person_id", flat=True))


def _shares(reader: Reader, origins: Mapping[int, str]) -> dict[tuple[int, str], Level]:
    latest = SharingMatrix.objects.exclude(published_at=None).order_by("-version").values("pk")[:1]
    rules = SharingRule.objects.filter(matrix=latest, role=reader.role.code, purpose=reader.purpose)
    by_kind: dict[str, list[tuple[str, Level]]] = defaultdict(list)
    for kind, item_class, level in rules.filter(level__gt=Level.DENY).values_list("origin_kind", "item_class", "level"):
        by_kind[kind].append((item_class, Level(level)))
    return {(agency_id, item): level for agency_id, kind in origins.items() for item, level in by_kind[kind]}
