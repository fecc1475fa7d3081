"""Extracts of any length for the load benchmark, in the columns that the partners send."""

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 35
GIVEN = ("Aaliyah", "Callum", "Chloe", "Dean", "Ewan", "Farah", "Grace", "Hamza", "Isla", "Jayden", "Kasia", "Liam")
FAMILY = ("Abbott", "Begum", "Carroll", "Dube", "Evans", "Farrow", "Gill", "Hussain", "Jones", "Kowalska", "O'Neill")
STREETS = ("Quay Road", "Harbour Lane", "Mill Street", "The Crescent", "Station Approach", "Saltmarsh Way")
OFFENCES = ("Theft from shop", "Common assault", "Possession of cannabis", "Criminal damage", "Robbery", "Affray")
OUTCOMES = ("No further action", "Charged", "Community resolution", "Under investigation", "Youth caution")
SCHOOLS = ("Harbour Academy", "St Brannoc's School", "Mill Lane High", "The Quay School")
FIRST_DAY = date(2020, 9, 1)

INCIDENTS = (
    "NicheNominalId,OccurrenceNumber,Involvement,Forename,Surname,DateOfBirth,Gender,SelfDefinedEthnicity,HomeAddress,"
    "HomePostcode,OccurredFrom,OffenceDescription,SeriousViolence,LocationDescription,OutcomeDescription"
)
STOP_SEARCH = (
    "SearchReference,NicheNominalId,Forename,Surname,DateOfBirth,Gender,SelfDefinedEthnicity,HomeAddress,HomePostcode,"
    "SearchDateTime,LegislationUsed,ObjectOfSearch,Outcome,Location,LocationPostcode"
)
ATTENDANCE = (
    "StudentID,UPN,Forename,Surname,DateOfBirth,Sex,Ethnicity,Address,Postcode,ParentName,ParentPhone,SchoolURN,"
    "SchoolName,EntryDate,LeavingDate,NCYear,Term,TermEndDate,AttendancePercent,SENProvision,SafeguardingLead,"
    "SchoolTelephone"
)


class Pupil:
    """Somebody whose particulars are the same in every row, drawn from their number alone."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.number = number
        self.given, self.family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}-{chance.choice(FAMILY)}"
        self.born = date(2003, 1, 1) + timedelta(days=chance.randrange(4300))
        self.sex = chance.choice("FM")
        self.ethnicity = chance.choice(("W1", "B1", "A2", "M1", "NS"))
        self.address = f"{chance.randrange(1, 140)} {chance.choice(STREETS)}"
        self.postcode = f"MQ{number % 90 + 1} {number % 9 + 1}{chance.choice('ABDEFG')}{chance.choice('HJLNPQ')}"
        self.school = number % len(SCHOOLS)


def incidents(rows: int) -> Iterator[list[str]]:
    for chance, place, who in _drawn(rows, each=4):
        yield [
            f"N{who.number:07d}", f"55OC{place:08d}", chance.choice(("SUSPECT", "VICTIM", "WITNESS", "CONCERN")),
            who.given, who.family, who.born.isoformat(), who.sex, who.ethnicity, who.address, who.postcode,
            _moment(chance), chance.choice(OFFENCES), chance.choice(("Y", "N", "N", "N", "")),
            f"Outside {chance.randrange(200)} {chance.choice(STREETS)}", chance.choice(OUTCOMES),
        ]  # fmt: skip


def stop_search(rows: int) -> Iterator[list[str]]:
    for chance, place, who in _drawn(rows, each=4):
        yield [
            f"SS{place:08d}", f"N{who.number:07d}", who.given, who.family, who.born.isoformat(), who.sex,
            who.ethnicity, who.address, who.postcode, _moment(chance), chance.choice(("S1", "S23", "S60")),
            chance.choice(("Drugs", "Weapons", "Stolen goods")), chance.choice(OUTCOMES),
            f"Outside {chance.randrange(200)} {chance.choice(STREETS)}", f"MQ{chance.randrange(1, 40)} 2AB",
        ]  # fmt: skip


def attendance(rows: int) -> Iterator[list[str]]:
    """Six terms of each pupil, one after the other."""
    for chance, place, who in _drawn(rows, each=6, in_order=True):
        term = place % 6
        ends = FIRST_DAY + timedelta(days=1500 + term * 120)
        yield [
            f"{who.number:08d}", f"A{who.number:012d}", who.given, who.family, _day_first(who.born), who.sex,
            who.ethnicity, who.address, who.postcode, f"{chance.choice(GIVEN)} {who.family}",
            f"07700 900{who.number % 1000:03d}", f"{140_000 + who.school}", SCHOOLS[who.school],
            _day_first(FIRST_DAY + timedelta(days=who.number % 700)), "", str(7 + who.number % 5), f"Term {term + 1}",
            _day_first(ends), f"{chance.triangular(30, 100, 96):.1f}", chance.choice(("N", "N", "N", "K", "E")),
            f"Head {who.school}", f"01632 96000{who.school}",
        ]  # fmt: skip


FILES: dict[str, tuple[str, str, Callable[[int], Iterator[list[str]]]]] = {
    "police-incidents": ("police", INCIDENTS, incidents),
    "police-stop-search": ("police", STOP_SEARCH, stop_search),
    "education-attendance": ("education", ATTENDANCE, attendance),
}


def write_extract(feed: str, rows: int, folder: Path) -> Path:
    """The feed's file with this many rows below its header; the same arguments write the same bytes."""
    _, header, drawn = FILES[feed]
    path = folder / f"{feed}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(drawn(rows))
    return path


def _drawn(rows: int, *, each: int, in_order: bool = False) -> Iterator[tuple[random.Random, int, Pupil]]:
    """Chance, the row's number and whom it is about: `each` person has so many rows, together or all over the file."""
    chance = random.Random(SEED)
    people = [Pupil(number) for number in range(rows // each + 1)]
    for place in range(rows):
        yield chance, place, people[place // each if in_order else chance.randrange(len(people))]


def _moment(chance: random.Random) -> str:
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(1900))
    return f"{day.isoformat()} {chance.randrange(24):02d}:{chance.randrange(60):02d}"


def _day_first(day: date) -> str:
    return f"{day:%d/%m/%Y}"
