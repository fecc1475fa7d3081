"""A small county for the tests of runs, Find and the review queue: rows for four agencies; local ids say who is who."""

import random
from datetime import date, timedelta

from handrail.records.facts import AddressFact, IdentifierFact, IdentifierScheme, SourceRow
from tests.factories.linkage import a_row

GIVEN = [
    "Aaliyah",
    "Dean",
    "Mohammed",
    "Grace",
    "Tariq",
    "Zofia",
    "Owen",
    "Chloe",
    "Kofi",
    "Priya",
    "Liam",
    "Ewa",
    "Hassan",
    "Maya",
    "Jack",
    "Ines",
]
FAMILY = [
    "Brooks",
    "Carroll",
    "Hussain",
    "Okafor",
    "Nowak",
    "Patel",
    "Walsh",
    "Mensah",
    "Costa",
    "Begum",
    "Turner",
    "Lewandowski",
    "Ali",
    "Reid",
    "Shah",
]
KINDS = {"council": "childrens_social_care", "police": "police", "health": "health", "school": "education"}
PEOPLE = 260
TWINS = 40  # one in so many has a twin


def nhs_number(place: int) -> str:
    """From the range for tests, with its check digit."""
    for stem in range(999_000_000 + place * 11, 999_000_000 + place * 11 + 11):
        check = (11 - sum((10 - at) * int(digit) for at, digit in enumerate(str(stem))) % 11) % 11
        if check < 10:
            return f"{stem}{check}"
    raise AssertionError


def county(seed: int = 3) -> dict[str, list[SourceRow]]:
    """Each person in two or three of the agencies; now and then a mistyped name, an old postcode, no NHS number.

    A twin, known to the school alone, has the same birth date and home and no number.
    """
    draw = random.Random(seed)
    rows: dict[str, list[SourceRow]] = {agency: [] for agency in KINDS}
    for place in range(PEOPLE):
        given, family = draw.choice(GIVEN), draw.choice(FAMILY) + draw.choice(["", "", "", "-Smith"])
        born = date(2004, 1, 1) + timedelta(days=draw.randrange(4000))
        for agency in draw.sample(sorted(KINDS), draw.choice([2, 3])):
            postcode = (
                f"MQ{place % 90 + 1} {place % 9}AB" if draw.random() < 0.85 else f"MQ{draw.randrange(90) + 1} 1ZZ"
            )
            facts: list[object] = [AddressFact(f"{place} Quay Road", postcode)]
            if agency in ("health", "council") and draw.random() < 0.8:
                facts.append(IdentifierFact(IdentifierScheme.NHS, nhs_number(place)))
            typed = family.replace("l", "k", 1) if draw.random() < 0.06 else family
            local_id, key = f"{agency[0]}{place}", str(place)
            rows[agency].append(a_row(local_id, key, given=given, family=typed, born=born, facts=tuple(facts)))
        if place % TWINS == 0:
            twin = GIVEN[GIVEN.index(given) - 3]
            home = (AddressFact(f"{place} Quay Road", f"MQ{place % 90 + 1} {place % 9}AB"),)
            key = str(PEOPLE + place)
            rows["school"].append(a_row(f"s{key}", key, given=twin, family=family, born=born, facts=home))
    return rows
