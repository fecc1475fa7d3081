"""The shapes by which a protected value is known again in a text: what a reader would need to find the door.

An address is its postcode, and its house number with the first word of the street ("12 Quay"); where that word is one
that other sentences have ("12 High"), with the second too. A phone number is its national digits. A school is its name,
and the part of the name that is its own.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from handrail.disclosure.protected.words import folded, spelled, words_in

LONGEST = 5  # words of a name that are compared


class Kind(StrEnum):
    ADDRESS = "address"
    PHONE = "phone"
    SCHOOL = "school"


class Part(StrEnum):
    """What of a value a shape is. `TAIL` words are never sought: beside a match they go with it."""

    POSTCODE = "postcode"
    DIGITS = "digits"
    NAME = "name"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Shape:
    """`anchor` is the most telling word of a name, which is looked for first; '' for what is no name."""

    part: Part
    text: str
    anchor: str = ""


POSTCODE = re.compile(r"(?<![a-z0-9])([a-z]{1,2}\d[a-z\d]?)[^a-z0-9]{0,3}(\d[a-z]{2})(?![a-z0-9])")
NUMBER = re.compile(r"\d+[a-z]?")
_NOT_A_STREET = frozenset({"flat", "floor", "room", "unit", "block", "st", "nd", "rd", "th", "no"})
_WORDS = tomllib.loads(files("handrail.disclosure").joinpath("data/protected_words.toml").read_text("utf-8"))
_COMMON = frozenset(_WORDS["common"].split())
_GENERIC = frozenset(_WORDS["school"].split())
_SCHOOL_WORDS = ("school", "academy", "college", "primary", "high", "secondary")


def shapes_of(kind: Kind, value: str) -> list[Shape]:
    """Every shape of a value, each once; none where nothing of it could be known again."""
    text = folded(value)
    match kind:
        case Kind.PHONE:
            found = [Shape(Part.DIGITS, number)] if (number := national_digits(text)) else []
        case Kind.SCHOOL:
            found = list(_school(text))
        case Kind.ADDRESS:
            found = list(_address(text))
    tail = (Shape(Part.TAIL, word.text) for word in words_in(text) if found and kind is not Kind.PHONE)
    return list(dict.fromkeys([*found, *tail]))


def national_digits(text: str) -> str:
    """'7700900123' of '+44 (0)7700 900123', of '07700 900123' and of '7700900123'; '' for what is no British number."""
    digits = re.sub(r"[^0-9]", "", text)
    for prefix in ("0044", "44", "0"):
        if digits.startswith(prefix) and len(digits) - len(prefix) >= 9:
            digits = digits[len(prefix) :].removeprefix("0")
            break
    return digits if len(digits) in (9, 10) else ""


def _address(text: str) -> Iterator[Shape]:
    for found in POSTCODE.finditer(text):
        yield Shape(Part.POSTCODE, found[1] + found[2])
    lines = [list(words_in(line)) for line in re.split(r"[,\n;]", POSTCODE.sub(" ", text))]
    words = [word.text for line in lines for word in line]
    numbered = list(_numbered(words))
    yield from numbered
    if not numbered:
        named = next((list(line) for line in lines if line), [])
        rest = [word for line in lines for word in line][len(named) :]
        name = [word.text for word in (named if len(named) > 1 else [*named, *rest[:2]])][:LONGEST]
        if len(name) > 1:
            yield _named(name)


def _numbered(words: list[str]) -> Iterator[Shape]:
    """'12 quay' of '12 Quay Road'; '12a quay' of '12 A Quay Road'."""
    for place, word in enumerate(words[:-1]):
        if not NUMBER.fullmatch(word):
            continue
        after = words[place + 1 :]
        if len(after) > 1 and len(after[0]) == 1 and word.isdecimal() and not after[1][0].isdecimal():
            word, after = word + after[0], after[1:]
        if after[0][0].isdecimal() or after[0] in _NOT_A_STREET - {"st"}:
            continue
        street = after[:2] if after[0] in _COMMON or len(after[0]) < 3 else after[:1]
        yield _named([word, *street])


def _school(text: str) -> Iterator[Shape]:
    words = [word.text for word in words_in(text)]
    own: list[str] = []
    for word in words:
        if word in _GENERIC:
            break
        own.append(word)
    if len(words) > 1:
        yield _named(words[:LONGEST])
    if not own:
        return
    telling = len(own) - (own[0] == "st")
    if telling > 1:
        yield _named(own[:LONGEST])
    else:
        for last in (*words[len(own) : len(own) + 1], *map(spelled, _SCHOOL_WORDS)):
            yield _named([*own, last])


def _named(words: list[str]) -> Shape:
    """A name with its most telling word: of the first three the longest that is not in everybody's sentences."""
    telling = [word for word in words[:3] if word.isalpha()] or words[:1]
    own = [word for word in telling if word not in _COMMON | _GENERIC]
    return Shape(Part.NAME, " ".join(words), max(own or telling, key=len))
