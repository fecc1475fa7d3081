"""Find over a million source records: typed as people type, with slips, swapped names, half dates and numbers.

The records are made in the database (400,000 people, 2.5 records each, names drawn as unevenly as real ones), indexed
as a linkage run indexes them.
"""

import random
import time
from typing import Any

from django.db import connection, transaction

from benchmarks.own_database import own_database
from handrail.disclosure.public import as_system
from handrail.linkage.public import find, index_everybody
from handrail.records.public import SourcePerson

RECORDS, RECORDS_EACH, QUERIES, SEED = 1_000_000, 2.5, 600, 11
FILL = """
INSERT INTO partnership_agency (code, name, kind, duty_phone, duty_hours, fresh_within_days)
SELECT 'find-benchmark-' || n, 'Find benchmark ' || n, 'health', '', '', 14 FROM generate_series(0, 5) n;

CREATE TEMP TABLE people AS
SELECT n, gen_random_uuid() AS id,
    initcap(g[1 + floor(18 * random() ^ 2)::int] || e[1 + floor(12 * random() ^ 2)::int]) AS given,
    initcap(
        g[1 + floor(18 * random())::int] || m[1 + floor(23 * random() ^ 1.5)::int] || f[1 + floor(20 * random())::int]
    ) AS family,
    date '2000-01-01' + (random() * 5500)::int AS born,
    'ZZ' || floor(90 * random() + 1) || ' ' || floor(10 * random()) || chr(floor(24 * random() + 65)::int) || 'X'
        AS postcode
FROM generate_series(1, %(people)s) n,
    (SELECT string_to_array('al be ca da el fa gra ha is ja ka lo ma na o pa ra sa', ' ') AS g,
        string_to_array('an ia ton is ette el in a ina as y er', ' ') AS e,
        string_to_array('ber bro car cro den dra fer gil har jen kel lan mar nor old pen quin ris sal tor ur vin wel',
            ' ') AS m,
        string_to_array('by cott den ell ford gate ham ing ker ley man ney ock pool ridge son ton ville well wood', ' ')
            AS f) parts;
ANALYZE people;
INSERT INTO records_person (id, created_at, retired, shown_given, shown_family, born, sex)
SELECT id, now(), false, given, family, born, 'U' FROM people;

INSERT INTO records_sourceperson
    (agency_id, local_id, person_id, given, family, born, sex, ethnicity, first_seen, last_seen)
SELECT a.id, 'FB' || r, p.id,
    CASE WHEN r %% 23 = 0 THEN overlay(p.given placing '' from 2 for 1) ELSE p.given END,
    CASE WHEN r %% 19 = 0 THEN overlay(p.family placing '' from 3 for 1) ELSE p.family END,
    CASE WHEN r %% 31 = 0 THEN NULL ELSE p.born END, 'U', '', now(), now()
FROM generate_series(1, %(records)s) r
JOIN people p ON p.n = 1 + r %% %(people)s
JOIN partnership_agency a ON a.code = 'find-benchmark-' || (r / %(people)s + r %% 3) %% 6;

INSERT INTO records_sourcerecord (agency_id, source_person_id, feed, row_key, version, current, item_class, as_sent,
    digest, batch_id, received_at)
SELECT agency_id, id, 'find-benchmark', local_id, 1, true, 'identity', '{}', '', 0, now()
FROM records_sourceperson WHERE local_id LIKE 'FB%%';

ANALYZE records_sourceperson, records_sourcerecord;
INSERT INTO records_address (source_person_id, source_record_id, kind, lines, postcode, phone)
SELECT r.source_person_id, r.id, 'home', '', p.postcode, ''
FROM records_sourcerecord r JOIN records_sourceperson s ON s.id = r.source_person_id JOIN people p ON p.id = s.person_id
WHERE r.feed = 'find-benchmark';

INSERT INTO records_identifier (source_person_id, source_record_id, scheme, value, valid)
SELECT r.source_person_id, r.id, 'nhs', n.number, true
FROM records_sourcerecord r JOIN records_sourceperson s ON s.id = r.source_person_id JOIN people p ON p.id = s.person_id
JOIN LATERAL (
    SELECT stem || ((11 - total %% 11) %% 11) AS number, (11 - total %% 11) %% 11 < 10 AS good FROM (
        SELECT stem, (SELECT sum((11 - i) * substr(stem, i, 1)::int) FROM generate_series(1, 9) i) AS total
        FROM (SELECT (999000000 + p.n)::text AS stem) stems
    ) sums
) n ON n.good
WHERE r.feed = 'find-benchmark' AND r.id %% 2 = 0;
"""


def run(scale: float = 1.0) -> dict[str, Any]:
    records = int(RECORDS * scale)
    with own_database("handrail_bench_find"), as_system("the find benchmark"):
        filled = _seconds(lambda: _execute(FILL, {"records": records, "people": int(records / RECORDS_EACH)}))
        _execute("ANALYZE")
        indexed = _seconds(index_everybody)
        figures = measure(records)
    return {"records": records, "filled_seconds": filled, "indexed_seconds": indexed, **figures}


def measure(records: int) -> dict[str, Any]:
    seeded = random.Random(SEED)
    wanted = [f"FB{seeded.randint(1, records)}" for _ in range(QUERIES)]
    people = list(SourcePerson.objects.filter(local_id__in=wanted).order_by("local_id"))
    for person in people[:20]:
        find(f"{person.given} {person.family}")
    times: dict[str, list[float]] = {}
    found: dict[str, list[bool]] = {}
    for place, person in enumerate(people):
        kind, typed = _typed(seeded, person, place)
        began = time.perf_counter()
        hits = find(typed).hits
        times.setdefault(kind, []).append(time.perf_counter() - began)
        found.setdefault(kind, []).append(person.person_id in [hit.person_id for hit in hits])
    every = sorted(second for seconds in times.values() for second in seconds)
    by_kind = {
        kind: {
            "p95_ms": _ms(sorted(taken)[int(len(taken) * 0.95)]),
            "among_20": round(sum(found[kind]) / len(taken), 3),
        }
        for kind, taken in sorted(times.items())
    }
    half, most = every[len(every) // 2], every[int(len(every) * 0.95)]
    return {"p50_ms": _ms(half), "p95_ms": _ms(most), "target_p95_ms": 50, "by_kind": by_kind}


def _typed(seeded: random.Random, person: SourcePerson, place: int) -> tuple[str, str]:
    """What somebody types who looks for this record."""
    given, family, born = person.given, person.family, person.born
    year = f" {born:%Y}" if born else ""
    slip = seeded.randrange(1, max(2, len(family) - 1))
    kinds = {
        "name and birth date": f"{given} {family} {born:%d/%m/%Y}" if born else f"{given} {family}",
        "name": f"{given} {family}",
        "names swapped, year": f"{family} {given}{year}",
        "slip, year": f"{given} {family[:slip]}{family[slip + 1 :]}{year}",
        "slip": f"{given} {family[:slip]}{family[slip + 1 :]}",
        "local id": person.local_id,
    }
    kind = list(kinds)[place % len(kinds)]
    return kind, kinds[kind]


def _execute(statements: str, values: dict[str, Any] | None = None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements, values)


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 1)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
