"""A few thousand made-up records with the slips that real feeds have; nothing to do with the county."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from handrail.linkage.engine.schema import SourcePerson

GIVEN = (
    "Oliver", "Amelia", "Mohammed", "Fatima", "Daniel", "Siobhan", "Aleksander", "Oluwaseun", "Priya", "Wei",
    "Chidi", "Leila", "Jack", "Grace", "Hassan", "Zofia", "Charlotte", "Dylan", "Keira", "Yusuf", "Gurpreet",
    "Tesfay", "Ngozi", "Katarzyna", "Rhys", "Abdirahman", "Elizabeth", "Thomas", "Nia", "Kofi", "Elif", "Marco",
)  # fmt: skip
FAMILY = (
    "Carroll", "Hussain", "Nowak", "Okafor", "Smith", "Patel", "Begum", "O'Brien", "Kowalski", "Adeyemi",
    "Nguyen", "Thompson", "Ali", "Jones", "Mensah", "Rossi", "Singh", "Hughes", "Warsame", "Haile", "Zhang",
    "Clarke", "Rahman", "Doherty", "Walker", "Demir", "Lewis", "Popescu", "Santos", "Fernando", "Price", "Haxhi",
)  # fmt: skip
NICKNAMES = {"Daniel": "Dan", "Mohammed": "Muhammad", "Aleksander": "Alex", "Oluwaseun": "Seun", "Elizabeth": "Lizzie"}
AGENCIES = ("council", "police", "health", "education")


def nhs_number(stem: int) -> str | None:
    """An NHS number of the 999 test range, or None where the check digit would be 10."""
    digits = f"999{stem:06d}"
    check = (11 - sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11) % 11
    return f"{digits}{check}" if check < 10 else None


def slip(rng: Random, name: str) -> str:
    place = rng.randrange(len(name))
    return rng.choice(
        (name[:place] + name[place + 1 :], name[:place] + "x" + name[place + 1 :], name[:place] + "e" + name[place:])
    )


def made_up_people(people: int, seed: int = 1) -> tuple[list[SourcePerson], dict[int, int]]:
    """Records in every agency's words, and the person behind each."""
    rng = Random(seed)
    persons: list[SourcePerson] = []
    truth: dict[int, int] = {}
    for person in range(people):
        for record in _records_of(rng, person, len(persons)):
            persons.append(record)
            truth[record.id] = person
    return persons, truth


def _records_of(rng: Random, person: int, first_id: int) -> Iterator[SourcePerson]:
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    if rng.random() < 0.08:
        family = f"{family}-{rng.choice(FAMILY)}"
    born = date(2000, 1, 1) + timedelta(days=rng.randrange(5500))
    home = f"LV{rng.randrange(1, 9)} {rng.randrange(1, 10)}{rng.choice('ABDEFGH')}{rng.choice('PQRST')}"
    nhs, upn = nhs_number(rng.randrange(10**6)) or "", f"A{rng.randrange(10**12):012d}"
    for offset in range(rng.choice((1, 2, 2, 3, 4))):
        names = [given, family]
        if rng.random() < 0.15:
            names[0] = NICKNAMES.get(given, given)
        if rng.random() < 0.08:
            place = rng.randrange(2)
            names[place] = slip(rng, names[place])
        if rng.random() < 0.03:
            names.reverse()
        agency = AGENCIES[offset % 4]
        yield SourcePerson(
            first_id + offset,
            agency,
            local_id=f"{agency[0]}-{first_id + offset}",
            given=names[0],
            family=names[1],
            other_names=(f"{given} {rng.choice(FAMILY)}",) if rng.random() < 0.04 else (),
            born=_written(rng, born),
            sex=rng.choice("FM") if rng.random() < 0.02 else "FM"[person % 2],
            postcodes=(home,) if rng.random() < 0.85 else (f"LV{rng.randrange(1, 9)} 9ZZ", home),
            phone=f"07700 900{person % 1000:03d}" if rng.random() < 0.3 else "",
            nhs=nhs if agency in ("health", "council") and rng.random() < 0.9 else "",
            nhs_traced=agency == "health",
            upn=upn if agency in ("education", "council") and rng.random() < 0.9 else "",
        )


def _written(rng: Random, born: date) -> date | None:
    kind = rng.random()
    if kind < 0.02 and born.day <= 12:
        return date(born.year, born.day, born.month)
    if kind < 0.04:
        return date(born.year, 1, 1)
    if kind < 0.06:
        return born + timedelta(days=10)
    return None if kind < 0.08 else born
