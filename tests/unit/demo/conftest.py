from datetime import date
from pathlib import Path

import pytest

from demo.county.households import households
from demo.county.lives import draw_life
from demo.county.people import Person, World
from demo.public import CountyReport, generate

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def world() -> World:
    return World(AS_OF, date(2020, 11, 22), 60)


@pytest.fixture(scope="session")
def people(world: World) -> list[Person]:
    """Six thousand lives, without the stories and without files."""
    drawn = [person for household in households(11, world, 0, 6_000) for person in household]
    for person in drawn:
        draw_life(person, world, 11)
    return drawn


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("marlshire")


@pytest.fixture(scope="session")
def county(folder: Path) -> CountyReport:
    """A county of 3,000 with everything in it, written to `folder`."""
    return generate(3_000, 5, folder, None, AS_OF)
