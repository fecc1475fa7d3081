"""Life courses hang together: dates in order, the law's order kept, and rates near what was asked."""

from datetime import date, datetime
from itertools import pairwise

from demo.county.dates import age_on, at_age, years_on
from demo.county.life import Row
from demo.county.people import Person, World

STARTS = {
    "police-missing": ("reported", "found"),
    "police-custody": ("arrested", "released"),
    "health-camhs": ("accepted", "discharged"),
    "health-substance-misuse": ("triaged", "discharged"),
    "education-suspensions": ("started", "ended"),
    "education-post16": ("started", "ended"),
    "youth-justice": ("started", "ended"),
    "housing": ("since", "until"),
    "adult-social-care": ("since", "until"),
    "voluntary-mentoring": ("started", "ended"),
    "education-ehcp": ("issued", "ceased"),
}
PLANNED = {"planned_end", "planned_leaving"}


def day(value: object) -> date:
    return value.date() if isinstance(value, datetime) else value  # type: ignore[return-value]  # a date by now


def rows(people: list[Person]) -> list[tuple[Person, str, Row]]:
    return [(p, feed, row) for p in people for feed, listed in p.life.rows.items() for row in listed]


def test_nothing_has_happened_before_birth_or_after_the_extract(people: list[Person], world: World) -> None:
    for person, feed, row in rows(people):
        for key, value in row.items():
            if isinstance(value, date) and key not in PLANNED:
                assert person.born <= day(value) <= world.as_of, (feed, key, row)


def test_ends_follow_starts_and_plans_lie_ahead_of_them(people: list[Person]) -> None:
    for _, feed, row in rows(people):
        start, end = STARTS.get(feed, ("", ""))
        if row.get(start) and row.get(end):
            assert row[start] <= row[end], (feed, row)  # type: ignore[operator]  # both are days
        if row.get(start) and row.get("planned_end"):
            assert day(row[start]) < day(row["planned_end"]), (feed, row)


def test_children_are_searched_held_and_ordered_from_the_age_of_criminal_responsibility(people: list[Person]) -> None:
    for person, feed, row in rows(people):
        if feed in ("police-custody", "police-stop-search", "youth-justice"):
            on = row.get("arrested") or row.get("searched") or row["started"]
            assert age_on(person.born, day(on)) >= 10


def test_youth_justice_begins_before_eighteen_and_housing_after(people: list[Person]) -> None:
    for person, feed, row in rows(people):
        adult = at_age(person.born, 18)
        if feed == "youth-justice":
            assert day(row["started"]) < adult
        if feed == "housing":
            assert day(row["since"]) >= adult


def test_care_episodes_join_without_a_gap_and_end_by_eighteen(people: list[Person], world: World) -> None:
    seen = 0
    for person in people:
        episodes = person.life.care.episodes
        for one, following in pairwise(episodes):
            assert one.until == following.since
            assert one.ended == "X1"
        for episode in episodes:
            seen += 1
            assert person.born < episode.since < world.as_of
            assert (episode.until is None) == (episode.ended == "")
            assert episode.until is None or episode.since < episode.until <= min(world.as_of, at_age(person.born, 18))
        if episodes:
            assert episodes[0].began == "S"
            assert episodes[-1].ended != "X1"
            if at_age(person.born, 18) <= world.as_of:
                assert episodes[-1].until is not None
    assert seen > 60


def test_nobody_under_sixteen_is_placed_to_live_independently(people: list[Person]) -> None:
    for person in people:
        for episode in person.life.care.episodes:
            assert episode.place != "P2" or episode.since >= at_age(person.born, 16)


def test_missing_from_care_lies_inside_care_and_never_overlaps(people: list[Person]) -> None:
    seen = 0
    for person in people:
        care = person.life.care
        for away in care.away:
            seen += 1
            assert any(e.since <= away.since and (e.until is None or away.since < e.until) for e in care.episodes)
            assert away.until is None or away.until >= away.since
        for one, following in pairwise(care.away):
            assert one.until is not None
            assert one.until <= following.since
    assert seen


def test_protection_plans_and_need_plans_lie_inside_their_referral_and_do_not_overlap(people: list[Person]) -> None:
    plans = 0
    for person in people:
        adult = at_age(person.born, 18)
        for referral in person.life.care.referrals:
            for plan in referral.protection:
                plans += 1
                assert referral.enquiries
                assert referral.on <= plan.since < adult
                assert plan.until is None or plan.since <= plan.until <= adult
                assert referral.closed is None or (plan.until is not None and plan.until <= referral.closed)
                for since, until in referral.plans:
                    assert plan.until is not None
                    assert since >= plan.until or (until is not None and until <= plan.since)
            for since, until in referral.plans:
                assert until is None or since <= until
            if referral.closed:
                assert referral.on <= referral.closed <= adult
            if referral.nfa:
                assert not [*referral.plans, *referral.protection, *referral.assessments]
    assert plans > 20


def test_referrals_of_one_child_do_not_overlap(people: list[Person]) -> None:
    """No second referral while a case is open (DfE, CIN census guide)."""
    for person in people:
        referrals = sorted(person.life.care.referrals, key=lambda referral: referral.on)
        for one, following in pairwise(referrals):
            assert one.closed is not None
            assert one.closed <= following.on


def test_care_leavers_are_adults_who_were_looked_after_until_eighteen(people: list[Person], world: World) -> None:
    leavers = [p for p in people if p.life.care.leaver]
    assert leavers
    for person in leavers:
        assert at_age(person.born, 18) <= world.as_of
        assert person.life.care.episodes[-1].until == at_age(person.born, 18)


def test_known_to_social_care_is_about_one_in_eleven(people: list[Person]) -> None:
    share = sum(p.life.care.known() for p in people) / len(people)
    assert 0.075 < share < 0.11


def worried_about(person: Person) -> bool:
    """Exploitation, missing or serious violence on some agency's record."""
    life = person.life
    if "police-missing" in life.rows:
        return True
    for feed in ("police-incidents", "police-custody", "youth-justice"):
        for row in life.rows.get(feed, []):
            marked = row.get("cse_flag") or row.get("cce_flag") or row.get("gang_flag")
            if marked or (row["violence"] and row.get("role", "SUSPECT") in ("SUSPECT", "VICTIM")):
                return True
    factors = {"10A", "11A", "12A", "13A", "24A"}
    return any(factors & set(a.factors) for r in life.care.referrals for a in r.assessments)


def test_the_cohort_is_about_one_in_a_hundred(people: list[Person], world: World) -> None:
    cohort = [p for p in people if age_on(p.born, world.as_of) >= 16 and worried_about(p)]
    assert 0.008 < len(cohort) / len(people) < 0.016


def test_most_lives_are_school_and_an_emergency_visit(people: list[Person], world: World) -> None:
    def quiet(person: Person) -> bool:
        return not person.life.care.known() and not {"police-missing", "police-custody", "youth-justice"} & set(
            person.life.rows
        )

    assert sum(quiet(p) for p in people) / len(people) > 0.85
    young = [p for p in people if years_on(p.born, 15) > world.as_of and years_on(p.born, 11) < world.as_of]
    assert sum("education-attendance" in p.life.rows for p in young) / len(young) > 0.98
