"""One record prepared in Python is the same as in the batch."""

from dataclasses import astuple, fields

import duckdb
import pytest

from handrail.linkage.engine import clean
from handrail.linkage.engine.prepare import prepare, prepare_one
from handrail.linkage.engine.schema import PreparedPerson, SourcePerson, add_source_persons, create_source_table
from tests.unit.linkage.engine.conftest import People

AWKWARD = [
    SourcePerson(1, "a"),
    SourcePerson(2, "a", given="Ó", family="-", postcodes=("", "ZZ99 3VZ", "lv1 2ab", "LV12AB"), phone="123", nhs="12"),
    SourcePerson(3, "b", given="Mr", family="de la Cruz", other_names=("Dan van der Berg", "Solo", ""), sex="x"),
    SourcePerson(4, "b", local_id="x-1", nhs="999 000 0018", upn="a123456789012", phone="+44 7700 900123", sex="f"),
    SourcePerson(5, "b", other_ids=("pnc:1", "pnc:1", "a:2"), address="1, High St.", postcodes=("W1A 1AA", "LV1")),
    SourcePerson(6, "b", nhs="9990000019", upn="A12345678901", given="Jean-Paul Marie", family="Łukaszewska"),
]


def _rows(con: duckdb.DuckDBPyConnection) -> dict[int, tuple[object, ...]]:
    columns = ", ".join(field.name for field in fields(PreparedPerson))
    rows = con.execute(f"select {columns} from prepared").fetchall()
    return {row[0]: tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in rows}


def test_batch_and_single_record_agree(people: People, prepared_con: duckdb.DuckDBPyConnection) -> None:
    found = _rows(prepared_con)
    for person in people[0]:
        assert found[person.id] == astuple(prepare_one(person))


def test_awkward_records_agree() -> None:
    with duckdb.connect() as con:
        create_source_table(con)
        add_source_persons(con, AWKWARD)
        assert prepare(con) == len(AWKWARD)
        found = _rows(con)
    for person in AWKWARD:
        assert found[person.id] == astuple(prepare_one(person))


def test_nothing_to_prepare() -> None:
    with duckdb.connect() as con:
        create_source_table(con)
        assert prepare(con) == 0


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("999 000 0018", "9990000018"), ("9990000019", None), ("999000001", None), ("", None), ("not known", None)],
)
def test_a_wrong_nhs_number_tells_nothing(text: str, cleaned: str | None) -> None:
    assert clean.clean_nhs(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"), [("lv1 2ab", "LV12AB"), ("ZZ99 3VZ", None), ("", None), ("  ", None), ("2600", "2600")]
)
def test_shared_pseudo_postcodes_tell_nothing(text: str, cleaned: str | None) -> None:
    assert clean.clean_postcode(text) == cleaned
