"""Two forenames in one component: one person by number, or twins whom a third record brought together."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from handrail.linkage.engine.cluster import Clusters, Known
from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.comparisons import COMPARISONS
from handrail.linkage.engine.link import predict_all
from handrail.linkage.engine.live import ruling
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare, prepare_one
from handrail.linkage.engine.ruled_inside import TOLD_APART_BY
from handrail.linkage.engine.rules import FORBIDDING
from handrail.linkage.engine.schema import SourcePerson, add_source_persons, create_source_table
from tests.unit.linkage.engine.people import made_up_people

NHS, OTHER_NHS = "9990000018", "9990000026"
UPN, OTHER_UPN = "A123456789012", "B123456789012"
HEALTH = SourcePerson(
    1, "health", given="Wei", family="Zhou", born=date(2010, 9, 4), sex="M", postcodes=("ZM8 2HX",), nhs=NHS
)
COUNCIL = replace(HEALTH, id=2, agency="council", upn=UPN)
SCHOOL = replace(HEALTH, id=3, agency="education", given="Theo", nhs="", upn=UPN)
POLICE = replace(HEALTH, id=4, agency="police", given="Theo", nhs="")


def linked(model: TrainedModel, *persons: SourcePerson, known: Known = Known()) -> Clusters:  # noqa: B008 - frozen
    with duckdb.connect() as con:
        create_source_table(con)
        add_source_persons(con, persons)
        prepare(con)
        predict_all(con, model)
        return cluster_table(con, known=known)


def groups(found: Clusters) -> list[list[int]]:
    labels = sorted(set(found.person_of.values()))
    return [[record for record, label in sorted(found.person_of.items()) if label == root] for root in labels]


def test_numbers_lead_from_one_forename_to_the_other(model: TrainedModel) -> None:
    found = linked(model, HEALTH, COUNCIL, SCHOOL, POLICE)
    assert groups(found) == [[1, 2, 3, 4]]
    assert found.for_review == []


def test_another_forename_without_a_number_in_common_goes_to_review(model: TrainedModel) -> None:
    found = linked(model, HEALTH, SCHOOL, POLICE)
    assert groups(found) == [[1], [3, 4]]
    assert [held.reason for held in found.for_review] == [
        "Same birth date and household, another forename: they may be twins."
    ]


def test_a_second_number_tells_of_twins_and_the_shared_one_joins_nobody(model: TrainedModel) -> None:
    wrong = replace(COUNCIL, given="Theo", upn=OTHER_UPN)  # Theo's record, on which Wei's NHS number was written
    theo = replace(SCHOOL, upn=OTHER_UPN)
    wei = replace(SCHOOL, id=5, given="Wei", upn=UPN)
    found = linked(model, HEALTH, wrong, theo, wei)
    assert groups(found) == [[1, 5], [2, 3]]
    assert found.for_review


def test_two_nhs_numbers_in_one_component_keep_the_forenames_apart(model: TrainedModel) -> None:
    twin = replace(HEALTH, id=5, given="Theo", nhs=OTHER_NHS)
    found = linked(model, HEALTH, COUNCIL, SCHOOL, twin)
    assert found.person_of[5] != found.person_of[1]


@pytest.mark.parametrize(("nhs", "one"), [(NHS, True), ("", False)])
def test_a_record_that_bears_both_forenames_counts_where_it_has_a_number(
    model: TrainedModel, nhs: str, one: bool
) -> None:
    """A brother's name given to the police is no ground to make two brothers one."""
    both = replace(HEALTH, id=6, agency="other", nhs=nhs, other_names=("Theo Zhou",))
    found = linked(model, HEALTH, both, SCHOOL)
    assert (found.person_of[1] == found.person_of[3]) is one


def test_what_differs_in_nothing_telling_breaks_no_rule() -> None:
    """Components whose records agree in these columns are passed over."""
    ready = [prepare_one(person) for person in made_up_people(60)[0]]
    ruled = 0
    for place, one in enumerate(ready):
        for other in ready[place + 1 :]:
            levels = {comparison.name: comparison.level_of(one, other) for comparison in COMPARISONS}
            rule = ruling(one, other, levels)
            if rule in FORBIDDING:
                ruled += 1
                assert (
                    one.died
                    or other.died
                    or any(getattr(one, column) != getattr(other, column) for column in TOLD_APART_BY)
                )
    assert ruled


def test_the_queue_asks_once_for_each_pair_of_clusters(model: TrainedModel) -> None:
    again = replace(HEALTH, id=5, agency="housing", nhs="")
    found = linked(model, HEALTH, again, SCHOOL, POLICE)
    assert groups(found) == [[1, 5], [3, 4]]
    assert len(found.for_review) == 1


def test_the_queue_does_not_ask_what_somebody_has_decided(model: TrainedModel) -> None:
    again = replace(HEALTH, id=5, agency="housing", nhs="")
    found = linked(model, HEALTH, again, SCHOOL, POLICE, known=Known(apart=[(1, 4)]))
    assert groups(found) == [[1, 5], [3, 4]]
    assert found.for_review == []
