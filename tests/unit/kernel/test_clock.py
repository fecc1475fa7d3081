from datetime import UTC, date, datetime

from handrail.kernel import clock


def test_a_stopped_clock_stands_still() -> None:
    with clock.stopped_at(date(2026, 11, 22)):
        assert clock.today() == date(2026, 11, 22)
        assert clock.now() == clock.now()


def test_the_day_is_englands_not_greenwichs() -> None:
    with clock.stopped_at(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)
