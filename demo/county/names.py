"""Names of several heritages, with how often each is given and how families pass them on."""

import tomllib
from csv import DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from demo.county.draw import Weighted, by_rank, pick

_FOLDER = Path(__file__).parent


@dataclass(slots=True)
class Heritage:
    """One group's names. The fields after `variants` say how likely each naming custom is."""

    key: str
    share: float
    ethnicity: Weighted[str]
    given: dict[str, Weighted[str]]  # by sex, "F" and "M"
    family: Weighted[str]
    variants: dict[str, list[str]]
    middle: dict[str, list[str]]
    gendered_family: bool = False
    double_barrelled: float = 0.0
    two_surnames: float = 0.0
    father_name: float = 0.0
    patronymic: float = 0.0
    sikh: float = 0.0
    english_name: float = 0.0
    extra_given: float = 0.0
    family_first: float = 0.0


_LISTS = {"share", "ethnicity", "girls", "boys", "family", "variants", "middle", "skew"}


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace("\n", " ").split(",")]


def _middle(text: str) -> dict[str, list[str]]:
    parts = dict(part.split(":") for part in text.split(";")) if text else {}
    return {key.strip()[0].upper().replace("G", "F").replace("B", "M"): _names(value) for key, value in parts.items()}


def _heritage(key: str, raw: dict[str, Any]) -> Heritage:
    skew = raw["skew"]
    return Heritage(
        key=key,
        share=raw["share"],
        ethnicity=Weighted(raw["ethnicity"]),
        given={"F": by_rank(_names(raw["girls"]), skew), "M": by_rank(_names(raw["boys"]), skew)},
        family=by_rank(_names(raw["family"]), skew),
        variants=raw.get("variants", {}),
        middle=_middle(raw.get("middle", "")),
        **{custom: value for custom, value in raw.items() if custom not in _LISTS},
    )


@cache
def heritages() -> dict[str, Heritage]:
    files = sorted((_FOLDER / "names").glob("*.toml"))
    return {file.stem: _heritage(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files}


@cache
def heritage_mix() -> Weighted[str]:
    return Weighted({key: heritage.share for key, heritage in heritages().items()})


@cache
def nicknames() -> dict[str, list[str]]:
    """Short forms by given name."""
    short: dict[str, list[str]] = {}
    with (_FOLDER / "nicknames.csv").open(encoding="utf-8", newline="") as lines:
        for row in DictReader(lines):
            short.setdefault(row["given"], []).append(row["short"])
    return short


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """What a household's children are called after: the custom is the family's, so siblings share it."""

    heritage: Heritage
    family: str
    father: str  # the father's given name
    custom: str  # "family", "father" or "two"


def family_names(rng: Random, heritage: Heritage) -> FamilyNames:
    family, father = heritage.family.draw(rng), heritage.given["M"].draw(rng)
    custom, roll = "family", rng.random()
    if roll < heritage.patronymic + heritage.father_name:
        custom = "father"
    elif roll < heritage.two_surnames:
        custom, family = "two", f"{family} {heritage.family.draw(rng)}"
    elif roll < heritage.double_barrelled:
        family = f"{family}-{heritage.family.draw(rng)}"
    return FamilyNames(heritage, family, father, custom)


def surname(rng: Random, names: FamilyNames, sex: str) -> str:
    heritage = names.heritage
    if names.custom == "father":
        if sex == "F" and heritage.father_name and rng.random() < 0.5:
            return pick(rng, ("Begum", "Bibi", "Akhtar", "Khatun"))
        return names.father
    if heritage.gendered_family and sex == "F":
        return feminine(names.family)
    return names.family


def feminine(family: str) -> str:
    """The form that a daughter bears: Kowalska of Kowalski, Kazlauskaitė of Kazlauskas, Kalniņa of Kalniņš."""
    for ending, other in (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"), ("auskas", "auskaitė"), ("iņš", "iņa")):
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    return family


def middle_name(rng: Random, names: FamilyNames, sex: str) -> str:
    heritage = names.heritage
    if heritage.sikh and rng.random() < heritage.sikh:
        return "Kaur" if sex == "F" else "Singh"
    if heritage.middle:
        return pick(rng, heritage.middle[sex])
    if names.custom == "father" and heritage.patronymic:
        return ""
    likely = heritage.extra_given or 0.6
    return heritage.given[sex].draw(rng) if rng.random() < likely else ""


def preferred_name(rng: Random, heritage: Heritage, given: str, sex: str) -> str:
    """What the person is called when it is not the given name; mostly empty."""
    if heritage.english_name and rng.random() < heritage.english_name:
        return heritages()["white_british"].given[sex].draw(rng)
    short = nicknames().get(given)
    return pick(rng, short) if short and rng.random() < 0.3 else ""
