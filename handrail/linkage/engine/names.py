"""What a name says: the one reading of names, used by the batch run, by the live look-up and by the blocking keys.

A name is folded to plain letters, split into its parts, and given its *forms*: the parts and every name of which a part
is a known nickname or spelling. Two names with a form in common may be one name. Naming customs are minded: a particle
("van der", "al", "bin") is no part of its own, and a part that custom gives to very many ("Kaur", "Begum", "Mohammed"
before another name) is left out of the forms wherever something more telling is left.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from handrail.linkage.engine.sound import sound_of

DATA = Path(__file__).parent / "data"

PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ud",
        "as",
        "ash",
        "at",
        "bin",
        "bint",
        "binti",
        "ben",
        "ibn",
        "ould",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "lo",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "zu",
        "zur",
        "y",
        "e",
        "i",
        "ni",
        "nic",
        "mac",
        "mc",
        "o",
        "ap",
        "ab",
        "st",
        "saint",
    ]
)
COMMON_GIVEN = frozenset(
    [
        "mohammed",
        "muhammad",
        "mohammad",
        "mohamed",
        "muhammed",
        "mohamad",
        "mohd",
        "md",
        "abdul",
        "syed",
        "sayed",
        "sheikh",
        "thi",
        "van",
        "maria",
    ]
)
COMMON_FAMILY = frozenset(["kaur", "singh", "begum", "bibi", "khatun", "khatoon", "begam", "khan", "uddin", "ullah"])
TITLES = frozenset(["mr", "mrs", "miss", "ms", "mx", "master", "dr"])

_UNMARKED = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ŋ": "ng",
        "ə": "e",
    }
)
_JOINERS = re.compile("['`.\u2019\u00b4\u02bb\u2018]")
_GAPS = re.compile(r"[\W\d_]+")
_FEMININE = (("ska", "ski"), ("cka", "cki"), ("ova", "ov"), ("eva", "ev"), ("aite", "as"), ("iene", "as"))


@dataclass(frozen=True, slots=True)
class NameReading:
    """`folded`: the whole name in plain letters. `first`: its first telling part; `common`: the name it is a form of.
    `forms`, `sounds`: sorted."""

    folded: str
    first: str
    common: str
    forms: tuple[str, ...]
    sounds: tuple[str, ...]


NOTHING = NameReading("", "", "", (), ())


def parts_of(text: str) -> list[str]:
    """Lower-case words without accents or apostrophes: "Zoë O'Brien-Smith" gives zoe, obrien, smith."""
    lowered = _JOINERS.sub("", text.casefold().translate(_UNMARKED))
    bare = lowered if lowered.isascii() else _without_accents(lowered)
    return [part for part in _GAPS.sub(" ", bare).split() if part not in TITLES]


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def read_given(text: str) -> NameReading:
    """Read forenames: "Mohammed Ali" is known by its telling part, "Dan" also as Daniel."""
    return _read(parts_of(text), COMMON_GIVEN, _nicknames(), feminine=False)


@lru_cache(maxsize=400_000)
def read_family(text: str) -> NameReading:
    """Read a family name: either half of a double-barrelled one, with and without its particles."""
    return _read(parts_of(text), COMMON_FAMILY, _spellings(), feminine=True)


def split_full_name(text: str) -> tuple[str, str]:
    """Split an alias "given family" before its last word and that word's particles: "Anna van der Berg" is Anna."""
    words = text.split()
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in PARTICLES:
        cut -= 1
    return (" ".join(words[:cut]), " ".join(words[cut:])) if cut > 0 else (text.strip(), "")


def merge(readings: Iterable[NameReading]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms and sounds of several readings together: a person's name with the aliases."""
    kept = list(readings)
    return (
        tuple(sorted({form for reading in kept for form in reading.forms})),
        tuple(sorted({sound for reading in kept for sound in reading.sounds})),
    )


def _read(
    parts: list[str], common: frozenset[str], known: dict[str, tuple[str, ...]], *, feminine: bool
) -> NameReading:
    if not parts:
        return NOTHING
    folded = "".join(parts)
    plain = [part for part in parts if part not in PARTICLES] or [folded]
    telling = [part for part in plain if part not in common and len(part) > 1] or plain
    forms = {folded}
    for part in telling:
        forms.add(part)
        forms.update(known.get(part, ()))
        if feminine:
            forms.update(part[: -len(ending)] + plain_ for ending, plain_ in _FEMININE if part.endswith(ending))
    forms.update(known.get(folded, ()))
    sounds = {sound_of(form) for form in forms}
    telling_sounds = {sound for sound in sounds if len(sound) > 1} or sounds
    first = telling[0]
    groups = known.get(first, (first,))
    return NameReading(
        folded, first, first if first in groups else groups[0], tuple(sorted(forms)), tuple(sorted(telling_sounds))
    )


def _table(*files: str) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        with (DATA / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for name in (row["name"], *row["also"].split()):
                    found[name].add(row["name"])
    return {name: tuple(sorted(groups)) for name, groups in found.items()}


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    return _table("nicknames.csv", "transliterations.csv")


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    return _table("transliterations.csv")
