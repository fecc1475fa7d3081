from collections.abc import Iterator

import duckdb
import pytest

from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare
from handrail.linkage.engine.schema import SourcePerson, add_source_persons, create_source_table
from handrail.linkage.engine.train import train
from tests.unit.linkage.engine.people import made_up_people

People = tuple[list[SourcePerson], dict[int, int]]


@pytest.fixture(scope="session")
def people() -> People:
    return made_up_people(1500)


@pytest.fixture(scope="session")
def prepared_con(people: People) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        create_source_table(con)
        add_source_persons(con, people[0])
        prepare(con)
        yield con


@pytest.fixture(scope="session")
def model(prepared_con: duckdb.DuckDBPyConnection) -> TrainedModel:
    return train(prepared_con)
