"""The SSDA903 return: a folder of CSVs about looked-after children and care leavers (DfE guide to SSDA903)."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from demo.county.dates import age_on, at_age
from demo.county.identifiers import local_id
from demo.county.life import CareEpisode, Value
from demo.county.people import Person
from demo.writers.mistakes import Mistakes
from demo.writers.tables import CsvTable, day_first

FOLDER = "marlshire-cs/ssda903"
COLUMNS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
}
_MISTAKEN = 0.008  # of episodes: the returns that we saw hold more


class Ssda903:
    """Everybody ever looked after or a care leaver, with all their episodes, as a return of the running year.

    What is asked at the year's end (OC2) stands in it on 31 March alone, a care leaver (OC3) from that year's birthday.
    """

    def __init__(self, folder: Path, mistakes: Mistakes, seed: int, as_of: date) -> None:
        self._as_of = as_of
        self._tables = {
            name: CsvTable(
                folder / FOLDER / f"{name}.csv",
                columns.split(","),
                encoding="utf-8-sig" if name == "sw_episodes" else "utf-8",
            )
            for name, columns in COLUMNS.items()
        }
        self._mistakes = mistakes
        self._rng = Random(f"mistakes-{seed}-ssda903")
        self.rows = 0

    def add(self, person: Person) -> None:
        care = person.life.care
        if not (care.episodes or care.leaver):
            return
        child, sex = local_id("cs", person.index), "1" if person.sex == "M" else "2"
        mother = 1 if care.leaver and care.leaver.activity == "G6" and person.sex == "F" else 0
        child_born = at_age(person.born, 17) if mother else None
        self._write(
            "header",
            child,
            sex,
            person.born,
            person.ethnicity,
            person.upn,
            mother if person.sex == "F" else None,
            child_born,
        )
        for episode in care.episodes:
            self._episode(person, child, episode)
        for away in care.away:
            self._write("missing", child, person.born, away.kind, away.since, away.until)
        for on, code in care.reviews:
            self._write("reviews", child, person.born, on, code)
        self._health(person, child)
        if care.leaver and self._reported(person):
            self._write(
                "oc3", child, person.born, care.leaver.in_touch, care.leaver.activity, care.leaver.accommodation
            )
        if care.asylum_until:
            self._write("uasc", child, sex, person.born, care.asylum_until)
        for allocation in care.allocations:
            code = f"SW{sum(map(ord, allocation.worker)) % 1000:03d}"
            reason = "CHCHAN" if allocation.until else ""
            self._write("sw_episodes", child, person.born, code, allocation.since, allocation.until, reason)

    def _reported(self, person: Person) -> bool:
        """Whether the 17th to 21st birthday that falls in the running year (1 April to 31 March) has been."""
        age = age_on(person.born, self._as_of)
        year = self._as_of.year - (self._as_of.month < 4)
        return 17 <= age <= 21 and at_age(person.born, age) >= date(year, 4, 1)

    def _write(self, table: str, *values: Value) -> None:
        self._tables[table].write(values)
        self.rows += 1

    def _episode(self, person: Person, child: str, episode: CareEpisode) -> None:
        home = person.home(episode.since).postcode
        row: list[Value] = [
            child, episode.since, episode.began, episode.status, episode.need, episode.place, episode.provider,
            episode.until, episode.ended,
            episode.moved, home, episode.placed_at, episode.urn,
        ]  # fmt: skip
        if not person.story and self._rng.random() < _MISTAKEN:
            self._mistake(child, episode, row)
        self._write("episodes", *row)

    def _mistake(self, child: str, episode: CareEpisode, row: list[Value]) -> None:
        if episode.until and self._rng.random() < 0.5:
            row[7], column, rule = episode.since - timedelta(days=30), "DEC", "end-before-start"
        else:
            row[1], column, rule = day_first(episode.since).replace("/20", "/2O"), "DECOM", "date-unreadable"
        line = self._tables["episodes"].line + 1
        self._mistakes.note("marlshire-cs", f"{FOLDER}/episodes.csv", line, column, rule, child)

    def _health(self, person: Person, child: str) -> None:
        """Outcomes (OC2) of those who on 31 March have been looked after for a year or more."""
        episodes, rng = person.life.care.episodes, self._rng
        if (
            (self._as_of.month, self._as_of.day) != (3, 31)
            or not episodes
            or episodes[-1].until
            or len(person.life.care.reviews) < 3
        ):
            return
        score = int(rng.triangular(4, 34, 13))
        misuse = int("health-substance-misuse" in person.life.rows)
        convicted = int(any(row["kind"] in ("RO", "YRO", "DTO") for row in person.life.rows.get("youth-justice", ())))
        checks = [int(rng.random() < 0.9) for _ in range(4)]
        self._write("oc2", child, person.born, score, "", convicted, *checks, misuse, misuse, 0 if misuse else None)

    def close(self) -> None:
        for table in self._tables.values():
            table.close()
