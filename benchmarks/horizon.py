"""The support horizon of 100,000 young people (400,000 need and 800,000 support periods) and of one person.

The bare statement, `range_agg(need) - range_agg(support)` over the same rows, is timed beside it in the same run: the
difference is what clipping to the last birthday, naming endings and one row per person and domain cost.
"""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from benchmarks.own_database import own_database
from handrail.disclosure.public import as_system
from handrail.transitions.public import horizon, horizon_sql, rules

TODAY = date(2026, 11, 22)
NEEDS_EACH, SUPPORTS_EACH = 4, 8
SEED = 18
TABLES = ("transitions_needperiod", "transitions_supportperiod", "records_person")
BARE = """
SELECT person_id, domain, need - coalesce(support, '{}') FROM
    (SELECT person_id, domain, range_agg(period) AS need FROM transitions_needperiod GROUP BY person_id, domain) needs
LEFT JOIN
    (SELECT person_id, domain, range_agg(period) AS support FROM transitions_supportperiod GROUP BY person_id, domain) s
USING (person_id, domain)
"""
PEOPLE = """
INSERT INTO records_person (id, created_at, retired, shown_given, shown_family, born, sex)
SELECT gen_random_uuid(), now(), false, 'Person', 'Of the horizon benchmark', %s::date - (random() * 3200)::int, 'U'
FROM generate_series(1, %s)
RETURNING id
"""
COLUMNS = "person_id, domain, period, rule, agency_id, item_class, fact, label"


def run(scale: float = 1.0) -> dict[str, Any]:
    """What is made is committed and vacuumed, as after a refresh."""
    people = int(100_000 * scale)
    with own_database("handrail_bench_horizon"), as_system("the horizon benchmark"):
        ids = _fill(people)
        figures = measure(people)
        chosen = random.Random(SEED).sample(ids, 200)
        alone = sorted(_seconds(lambda i=i: horizon(today=TODAY, person_ids=[i])) for i in chosen)
    one = {"one_person_ms_p50": _ms(alone[100]), "one_person_ms_p95": _ms(alone[190]), "one_person_limit_ms": 20}
    return {**figures, "limit_seconds": 2.0, **one}


def measure(people: int) -> dict[str, Any]:
    """Seconds, the best of three, each result kept in the database as a table."""
    sql, parameters = horizon_sql(today=TODAY, person_ids=None)
    ours = min(_into_table(sql, parameters) for _ in range(3))
    findings = f"SELECT person_id, domain, unnest(gaps) FROM ({sql}) h"
    return {
        "people": people,
        "needs": people * NEEDS_EACH,
        "supports": people * SUPPORTS_EACH,
        "horizon_seconds": round(ours, 2),
        "gaps_only_seconds": round(min(_into_table(findings, parameters) for _ in range(3)), 2),
        "bare_seconds": round(min(_into_table(BARE, {}) for _ in range(3)), 2),
    }


def _fill(people: int) -> list[Any]:
    domains, seeded = rules().order, random.Random(SEED)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.18)")
        cursor.execute(
            "INSERT INTO partnership_agency (code, name, kind, duty_phone, duty_hours, fresh_within_days)"
            " VALUES ('bench', 'Bench', 'partnership', '', '', 14) RETURNING id"
        )
        agency = cursor.fetchone()[0]
        cursor.execute(PEOPLE, [TODAY - timedelta(days=365 * 14), people])
        ids = [row[0] for row in cursor]
        for table, extra, each in (("needperiod", "", NEEDS_EACH), ("supportperiod", ", ends_because", SUPPORTS_EACH)):
            with cursor.copy(f"COPY transitions_{table} ({COLUMNS}{extra}) FROM STDIN") as copy:
                for person in ids:
                    for _ in range(each):
                        row = (person, seeded.choice(domains), _period(seeded), "a-rule", agency, "social_care")
                        copy.write_row((*row, "involvement 1", "A service", *([""] if extra else [])))
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(TABLES)}")
    return ids


def _period(seeded: random.Random) -> str:
    start = TODAY + timedelta(days=seeded.randint(-1500, 1500))
    end = "" if seeded.random() < 0.1 else start + timedelta(days=seeded.randint(30, 1500))
    return f"[{start},{end})"


def _into_table(sql: str, parameters: dict[str, Any]) -> float:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS measured")
        return _seconds(lambda: cursor.execute(f"CREATE TEMPORARY TABLE measured AS {sql}", parameters))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
