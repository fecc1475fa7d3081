"""Marlshire, the synthetic county: every agency's extract in the formats Handrail reads, and the truth beside them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demo.county.dates import years_on
from demo.county.households import households
from demo.county.identifiers import MOST_PEOPLE
from demo.county.lives import draw_life
from demo.county.people import World
from demo.staff import Agency, SignIn, Staff, Team, Worker, staff
from demo.stories.tell import tell_stories
from demo.writers.extracts import Extracts
from demo.writers.extracts import Written as CountyFile

__all__ = ["Agency", "CountyFile", "CountyReport", "SignIn", "Staff", "Team", "Worker", "generate", "staff"]

Progress = Callable[[str, int, int], None]

_YEARS_SENT = 6  # partners' extracts reach back this far
_PEOPLE_A_STREET = 90


@dataclass(frozen=True, slots=True)
class CountyReport:
    """What was written. `files` are in the order in which they are best loaded: the person list first."""

    people: int
    records: int  # distinct (agency, local id) pairs, as in truth/records.csv
    rows: int
    mistakes: int
    files: tuple[CountyFile, ...]


def generate(people: int, seed: int, folder: Path, progress: Progress | None, as_of: date) -> CountyReport:
    """Write a county of `people` 10- to 25-year-olds as it stands on `as_of`; the same arguments write the same bytes.

    `truth/` holds who is who (records.csv), the scripted stories (stories.json) and the deliberate mistakes
    (errors.csv); `manifest.json` lists the files. `progress` is told ("people", done, people) after each household.
    """
    if not 0 < people <= MOST_PEOPLE:
        raise ValueError(
            f"A county has between 1 and {MOST_PEOPLE:,} people, because NHS numbers for tests are so few."
        )
    world = World(as_of, years_on(as_of, -_YEARS_SENT), max(40, people // _PEOPLE_A_STREET // 4))
    out = Extracts(folder, seed, as_of)
    stories = tell_stories(world)
    out.add(stories.people)
    (folder / "truth" / "stories.json").write_text(
        json.dumps(stories.told, indent=2, ensure_ascii=False) + "\n", "utf-8"
    )
    done = len(stories.people)
    for household in households(seed, world, done, people):
        for person in household:
            draw_life(person, world, seed)
        out.add(household)
        done += len(household)
        if progress:
            progress("people", done, people)
    files = out.close()
    report = CountyReport(done, out.records, sum(file.rows for file in files), out.mistakes.count, files)
    _write_manifest(folder, report, seed, as_of)
    return report


def _write_manifest(folder: Path, report: CountyReport, seed: int, as_of: date) -> None:
    manifest = {
        "county": "Marlshire", "people": report.people, "seed": seed, "as_of": as_of.isoformat(),
        "records": report.records,
        "files": [file._asdict() for file in report.files],
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
