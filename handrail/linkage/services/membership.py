"""Who is with whom before a run, which of it the run must leave alone, and which person each cluster becomes."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from handrail.kernel import clock
from handrail.linkage.engine.cluster import Known
from handrail.linkage.engine.schema import PREPARED_TABLE
from handrail.linkage.models import MoveSet, ReviewItem
from handrail.linkage.services.workbench import Workbench
from handrail.records.public import Person

MOST_SHARING = 500  # source persons, above which a shared key says too little to compare all of them
_NEIGHBOURS = """
WITH asked AS (SELECT DISTINCT key FROM linkage_blockingkey WHERE source_person_id = ANY(%(ids)s)),
near AS (
    SELECT source_person_id FROM asked CROSS JOIN LATERAL (
        SELECT source_person_id FROM linkage_blockingkey k WHERE k.key = asked.key LIMIT %(most)s
    ) sharing
)
SELECT id FROM records_sourceperson WHERE person_id IN (
    SELECT person_id FROM records_sourceperson WHERE id IN (SELECT source_person_id FROM near)
) OR id = ANY(%(ids)s)
"""
_HUMAN = """
SELECT DISTINCT p.id FROM linkage_move m
JOIN linkage_moveset s ON s.id = m.move_set_id AND s.kind <> %s
JOIN records_sourceperson p ON p.person_id IN (m.from_person_id, m.to_person_id)
"""


def neighbours_of(ids: Collection[int]) -> set[int]:
    """These source persons, those that share a key with one of them, and everybody on the same person as those."""
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS, {"ids": list(ids), "most": MOST_SHARING})
        return {row[0] for row in cursor.fetchall()}


@dataclass(frozen=True)
class Membership:
    """`person_of`: on whom each source person laid out stands now. `known`: what the run may not change."""

    person_of: dict[int, UUID]
    known: Known

    def targets(self, label_of: Mapping[int, int]) -> dict[int, UUID]:
        """For each source person that must move, its person.

        A cluster becomes the person that most of it is on already; where two clusters want one person, the larger has
        it and the other becomes somebody new.
        """
        clusters: defaultdict[int, list[int]] = defaultdict(list)
        for source, label in label_of.items():
            clusters[label].append(source)
        claims = []
        for members in clusters.values():
            on = Counter(self.person_of[source] for source in members)
            claims += [(-count, str(person), min(members), person) for person, count in on.items()]
        settled: dict[int, UUID] = {}
        taken: set[UUID] = set()
        for _, _, first, person in sorted(claims, key=lambda claim: claim[:3]):
            if first not in settled and person not in taken:
                settled[first] = person
                taken.add(person)
        return self._moves(clusters.values(), settled)

    def _moves(self, clusters: Collection[list[int]], settled: dict[int, UUID]) -> dict[int, UUID]:
        targets = {}
        for members in clusters:
            person = settled.get(min(members)) or _somebody_new()
            targets.update({source: person for source in members if self.person_of[source] != person})
        return targets


def read_membership(bench: Workbench, *, free: Collection[int] | None) -> Membership:
    """Of everybody laid out. `free` are the new and changed; None where the run looks at everybody anew.

    People's decisions hold: whoever stands on a person that somebody joined, split or restored stays there. In a run
    over new records, so does everybody who stands with others.
    """
    laid_out = [row[0] for row in bench.rows(f"SELECT id FROM {PREPARED_TABLE}")]  # noqa: S608 - names of our own tables and columns, values bound
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, person_id FROM records_sourceperson WHERE id = ANY(%s)", [laid_out])
        person_of = dict(cursor.fetchall())
        cursor.execute(_HUMAN, [MoveSet.Kind.RUN])
        decided = {row[0] for row in cursor.fetchall()}
    company = Counter(person_of.values())
    stays = {
        source: person
        for source, person in person_of.items()
        if source in decided or (free is not None and company[person] > 1)
    }
    labels = _labels(stays)
    return Membership(person_of, Known(labels, (), _decided_apart(labels)))


def _labels(stays: Mapping[int, UUID]) -> dict[int, int]:
    """Persons as numbers, since the engine knows no others: the smallest of a person's source persons."""
    first: dict[UUID, int] = {}
    for source, person in sorted(stays.items()):
        first.setdefault(person, source)
    return {source: first[person] for source, person in stays.items()}


def _decided_apart(labels: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pairs decided to be two people, without those whom somebody has made one since."""
    pairs = ReviewItem.objects.filter(decision=ReviewItem.Decision.APART).values_list("match__left", "match__right")
    return [(one, other) for one, other in pairs if one not in labels or labels[one] != labels.get(other)]


def _somebody_new() -> UUID:
    return Person.objects.create(created_at=clock.now()).pk
