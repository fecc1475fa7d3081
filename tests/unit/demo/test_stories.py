"""The ten stories: each in pieces over at least three agencies, two of them as the page sketches have them."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from demo.county.people import World
from demo.public import CountyReport
from demo.stories.tell import _Days, tell_stories

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def told(county: CountyReport, folder: Path) -> list[dict]:
    return json.loads((folder / "truth" / "stories.json").read_text("utf-8"))


def test_there_are_ten_and_each_is_scattered_over_three_agencies_or_more(told: list[dict]) -> None:
    assert len(told) == 10
    for story in told:
        assert story["notice"]
        assert max(len(person["agencies"]) for person in story["people"]) >= 3, story["story"]


def test_every_piece_stands_in_the_truth_of_records(told: list[dict], folder: Path) -> None:
    with (folder / "truth" / "records.csv").open(encoding="utf-8", newline="") as lines:
        truth = {(row["agency"], row["local_id"]): row["person"] for row in csv.DictReader(lines)}
    for story in told:
        for person in story["people"]:
            for agency, held in person["agencies"].items():
                assert {truth[agency, local] for local in held["local_ids"]} == {person["person"]}


def test_aaliyah_is_as_the_page_has_her(told: list[dict]) -> None:
    aaliyah = told[0]["people"][0]
    assert aaliyah["born"] == "2009-03-14"
    assert aaliyah["agencies"]["marlshire-police"]["pieces"]["police-missing"] == 3
    assert {"health-camhs", "health-ae"} == set(aaliyah["agencies"]["marlshire-health"]["pieces"])
    assert "marlshire-asc" not in aaliyah["agencies"]


def test_dean_turns_eighteen_in_twenty_days_and_police_spell_him_otherwise(told: list[dict], folder: Path) -> None:
    assert told[1]["people"][0]["born"] == "2008-12-12"
    incidents = (folder / "marlshire-police/incidents.csv").read_text("utf-8")
    assert "Dan,CARROL," in incidents


def test_stories_move_with_the_day() -> None:
    world = World(date(2027, 2, 1), date(2021, 2, 1), 40)
    aaliyah = tell_stories(world).people[0]
    assert (date(2027, 2, 1) - aaliyah.life.rows["police-missing"][-1]["reported"].date()).days == 19
    assert aaliyah.born == date(2009, 5, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [("@-1d", date(2026, 11, 21)), ("@+20d", date(2026, 12, 12)), ("@16y", date(2025, 3, 14)), ("plain", "plain")],
)
def test_days_of_a_story(text: str, day: object) -> None:
    assert _Days(date(2009, 3, 14), AS_OF).read(text) == day


def test_a_day_that_cannot_be_read_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="not a day of a story"):
        _Days(date(2009, 3, 14), AS_OF).read("@soon")


def test_the_twins_share_birth_and_home_and_one_record_has_the_other_number(folder: Path, county: CountyReport) -> None:
    people = {p.given: p for p in tell_stories(World(AS_OF, AS_OF.replace(year=2020), 40)).people}
    hamza, haris = people["Hamza"], people["Haris"]
    assert hamza.born == haris.born
    assert hamza.stays[0].address == haris.stays[0].address
    assert hamza.spelled["yjs"]["upn"] == haris.upn
