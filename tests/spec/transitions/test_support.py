"""Which support is drawn, until when, and why it stops. Born 14 March 2009, looked at on 22 November 2026."""

import pytest

from tests.spec.transitions.stories import support_of, tell, works_with

pytestmark = pytest.mark.django_db

TABLE = [
    ("looked after under a care order: to 18, by law", works_with("looked_after", "2023-05-01", legal_status="C2"),
        ["family", "harm", "home", "money"], "2023-05-01", "2027-03-14", "legal status"),
    ("looked after, no legal status sent: to 18, by the rule", works_with("looked_after", "2023-05-01"),
        ["family", "harm", "home", "money"], "2023-05-01", "2027-03-14", "upper age"),
    ("CAMHS: to 18", works_with("camhs", "2026-02-01"), ["mental_health"], "2026-02-01", "2027-03-14", "upper age"),
    ("CAMHS that closed", works_with("camhs", "2026-02-01", "2026-10-02"),
        ["mental_health"], "2026-02-01", "2026-10-02", "closed"),
    ("a mentor with a planned end", works_with("mentoring", "2026-06-01", planned_end="2026-12-01"),
        ["community", "harm"], "2026-06-01", "2026-12-01", "planned end"),
    ("a planned end that has passed: until today, and somebody must confirm",
        works_with("mentoring", "2026-06-01", planned_end="2026-10-01"),
        ["community", "harm"], "2026-06-01", "2026-11-22", "planned end passed"),
    ("a mentor with no end in sight: to 25", works_with("mentoring", "2026-06-01"),
        ["community", "harm"], "2026-06-01", "2034-03-14", "upper age"),
    ("a personal adviser: to 25", works_with("care_leaver", "2026-06-01"),
        ["education", "family", "money"], "2026-06-01", "2034-03-14", "upper age"),
    ("a relief duty: 56 days",
        works_with("homelessness_duty", "2026-11-01", service="Housing options: homelessness relief duty"),
        ["home"], "2026-11-01", "2026-12-27", "planned end"),
    ("the main duty: no end known",
        works_with("homelessness_duty", "2026-11-01", service="Housing options: main housing duty"),
        ["home"], "2026-11-01", "None", ""),
    ("a tenancy: no end known", works_with("tenancy", "2026-11-01"), ["home"], "2026-11-01", "None", ""),
    ("youth justice: to 18 although the order is longer",
        works_with("youth_justice", "2026-06-01", planned_end="2027-08-01"),
        ["community", "offending"], "2026-06-01", "2027-03-14", "upper age"),
    ("an education, health and care plan: to 25", works_with("ehcp", "2019-01-01"),
        ["education"], "2019-01-01", "2034-03-14", "upper age"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "domains", "since", "until", "because"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE]
)
def test_support_and_why_it_stops(fact: tuple, domains: list[str], since: str, until: str, because: str) -> None:
    bars = support_of(tell([fact]))
    assert [(bar[1], str(bar[2]), str(bar[3]), bar[4]) for bar in bars] == [(d, since, until, because) for d in domains]


def test_support_that_stopped_over_a_year_ago_is_not_kept() -> None:
    assert support_of(tell([works_with("camhs", "2024-02-01", "2025-10-02")])) == []
