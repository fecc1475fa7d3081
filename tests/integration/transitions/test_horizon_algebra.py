"""The statement against plain sets of days, for any periods at all."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.disclosure.public import as_system
from handrail.kernel.periods import Period, birthday
from handrail.records.public import Person
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.public import DomainHorizon, horizon, rules
from tests.factories import records as make

TODAY = date(2026, 11, 22)
BORN = date(2002, 2, 1)  # 25 on 1 February 2027: the last birthday is near, so that it cuts
LAST = birthday(BORN, 25)
AFTER = rules().cohort.horizon.successor_within_days

offsets = st.integers(-60, 120)
lengths = st.one_of(st.none(), st.integers(1, 90))
period = st.builds(
    lambda start, length: Period(
        TODAY + timedelta(days=start), None if length is None else TODAY + timedelta(days=start + length)
    ),
    offsets,
    lengths,
)
bars = st.lists(st.tuples(st.sampled_from(["harm", "home"]), period), max_size=5)


def days(periods: Collection[Period]) -> set[date]:
    """Every day of them up to a year after the last birthday."""
    end = LAST + timedelta(days=366)
    clipped = [c for p in periods if (c := p.clipped(TODAY - timedelta(days=61), end))]
    return {c.since + timedelta(days=n) for c in clipped for n in range(c.days or 0)}


def put(model: Any, person: Person, agency_id: int, drawn: list[tuple[str, Period]]) -> None:
    model.objects.bulk_create(
        model(
            person=person, domain=domain, period=(p.since, p.until), rule="a-rule", agency_id=agency_id,
            item_class="social_care", fact="involvement 1", label="A bar",
        )
        for domain, p in drawn
    )  # fmt: skip


def check(row: DomainHorizon, needs: list[Period], supports: list[Period]) -> None:
    ahead = days([Period(TODAY, LAST)])
    need, support, gaps = days(row.need), days(row.support), days(row.gaps)
    assert need == days(needs) & ahead
    assert support == days([p for p in supports if p.until is None or p.until >= TODAY])
    assert gaps | (need & support) == need
    assert not gaps & support
    assert gaps == need - support
    assert set(row.endings) == {gap.since for gap in row.gaps if is_ending(gap.since, support)}


def is_ending(first: date, support: set[date]) -> bool:
    """Supported the day before, and on none of the next days within which a successor would count."""
    return first - timedelta(days=1) in support and not any(first + timedelta(days=n) in support for n in range(AFTER))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(bars, bars), min_size=1, max_size=3))
def test_gaps_are_need_without_support_for_each_person_alone_and_together(people: list) -> None:
    with as_system("a test draws bars"), transaction.atomic():
        agency = make.agency()
        drawn = {}
        for needs, supports in people:
            person = make.person(born=BORN)
            put(NeedPeriod, person, agency.pk, needs)
            put(SupportPeriod, person, agency.pk, supports)
            drawn[person.pk] = needs, supports
        together = horizon(today=TODAY)
        for row in together:
            needs, supports = drawn[row.person_id]
            check(row, [p for d, p in needs if d == row.domain], [p for d, p in supports if d == row.domain])
        for person_id, (needs, _) in drawn.items():
            mine = [row for row in together if row.person_id == person_id]
            alone = horizon(today=TODAY, person_ids=[person_id])
            assert sorted(mine, key=lambda row: row.domain) == sorted(alone, key=lambda row: row.domain)
            assert {row.domain for row in mine} == {
                d
                for d in ("harm", "home")
                if days([p for domain, p in needs if domain == d]) & days([Period(TODAY, LAST)])
            }
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("born", [date(2008, 2, 29), date(2008, 2, 28), date(2008, 3, 1), date(2007, 12, 31)])
@pytest.mark.parametrize("age", [16, 17, 18, 20, 25])
def test_the_database_reckons_birthdays_as_the_kernel_does(born: date, age: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT handrail_birthday(%s, %s)", [born, age])
        assert cursor.fetchone()[0] == birthday(born, age)
