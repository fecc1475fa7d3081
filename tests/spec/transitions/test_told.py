"""Of which domains a reader is told whether the need is met, and whether anybody owns. It is asked of matrix and rules.

A partnership can read this table: x told, - not told.
"""

import pytest

from handrail.disclosure.models import SharingMatrix, SharingRule
from handrail.disclosure.public import Level, as_system, reading
from handrail.kernel import clock
from handrail.partnership.public import AgencyKind
from handrail.transitions.rules import rules
from handrail.transitions.selectors.told import owners_told, told_domains
from tests.factories import partnership
from tests.factories.transitions import TODAY

pytestmark = pytest.mark.django_db

TABLE = """
reads as                  for                  | harm home educ mental phys subst family comm money justice | owners
mdt_social_worker         direct_care          |  x    x    x    x      x    x     x      x    x     x      |  x
personal_adviser          direct_care          |  x    x    x    x      x    x     x      x    x     x      |  x
panel_chair               safeguarding         |  x    x    x    x      x    x     x      x    x     x      |  x
police_safeguarding_lead  safeguarding         |  x    x    x    -      -    -     x      x    x     x      |  -
police_safeguarding_lead  prevention_of_crime  |  -    -    -    -      -    -     -      -    -     -      |  -
health_practitioner       direct_care          |  x    x    x    x      x    x     x      -    x     -      |  -
school_safeguarding_lead  safeguarding         |  -    -    -    -      -    -     -      -    -     -      |  -
front_door_worker         safeguarding         |  x    x    x    -      -    -     x      x    x     x      |  -
data_steward              record_keeping       |  -    -    -    -      -    -     -      -    -     -      |  -
"""
DOMAINS = (
    "harm", "home", "education", "mental_health", "physical_health", "substance_use", "family", "community", "money",
    "offending",
)  # fmt: skip
ROWS = [
    (line.split("|")[0].split(), line.split("|")[1].split(), line.split("|")[2].strip())
    for line in TABLE.strip().splitlines()[1:]
]


@pytest.fixture(autouse=True)
def partners() -> None:
    """One agency of every kind, none of them the reader's own."""
    with as_system("the partners"):
        for kind in AgencyKind.values:
            partnership.agency(kind)


@pytest.mark.parametrize(("who", "marks", "owners"), ROWS, ids=[" ".join(row[0]) for row in ROWS])
def test_who_is_told_what(who: list[str], marks: list[str], owners: str) -> None:
    role, purpose = who
    with as_system("a post"):
        reader = partnership.reader(role, purpose=purpose)
    with clock.stopped_at(TODAY), reading(reader):
        assert ["x" if domain in told_domains() else "-" for domain in DOMAINS] == marks
        assert owners_told() is (owners == "x")


def test_the_table_has_every_domain_and_the_machine_is_told_all() -> None:
    with as_system("the forecast, say"):
        assert told_domains() == set(rules().order) == set(DOMAINS)
        assert owners_told()


def test_ones_own_agency_hides_nothing_and_another_of_its_kind_does() -> None:
    """A nurse sees her own service in full, whatever the matrix says of health."""
    with as_system("two health services, and a matrix that shares mental health with no nurse"):
        reader = partnership.reader("health_practitioner")
        matrix = SharingMatrix.objects.create(version=900, note="a trial")
        to_nurses = {"matrix": matrix, "role": "health_practitioner", "purpose": "direct_care"}
        SharingRule.objects.create(**to_nurses, origin_kind="health", item_class="mental_health", level=Level.POINTER)
        for kind in AgencyKind.values:
            SharingRule.objects.create(**to_nurses, origin_kind=kind, item_class="plan", level=Level.SUMMARY)
            if kind != "health":  # as which a plan's service for mental health is shared
                plans = {"origin_kind": kind, "item_class": "mental_health", "level": Level.SUMMARY}
                SharingRule.objects.create(**to_nurses, **plans)
        matrix.published_at = clock.now()
        matrix.save()
        others = type(partnership.agency("health")).objects.filter(kind="health").exclude(pk=reader.agency_id)
    with clock.stopped_at(TODAY), reading(reader):
        assert "mental_health" not in told_domains()
    others.delete()
    with clock.stopped_at(TODAY), reading(reader):
        assert "mental_health" in told_domains()
