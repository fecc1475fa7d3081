"""Slips of the people who type: neighbouring keys, swapped and doubled letters, scanned shapes, dates back to front."""

import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from demo.county.draw import pick

_KEYS = {key: row for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for key in row}
_SCANNED = {"m": "rn", "l": "1", "o": "0", "i": "l", "b": "h", "n": "ri", "e": "c", "g": "q"}
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "ß": "ss", "\u2019": "'"})


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name as a system without accents holds it: Nguyen of Nguyễn, Dabrowska of Dąbrowska."""
    if name.isascii():
        return name
    spread = unicodedata.normalize("NFKD", name.translate(_STROKES))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def typo(rng: Random, name: str) -> str:
    """The name with one slip in it; never in the first letter. Names under four letters stay."""
    if len(name) < 4:
        return name
    at = 1 + int(rng.random() * (len(name) - 2))
    before, letter, after = name[:at], name[at], name[at + 1 :]
    match int(rng.random() * 5):
        case 0:
            return f"{before}{_neighbour(rng, letter)}{after}"
        case 1:
            return (
                f"{before}{after[0]}{letter}{after[1:]}"
                if after[0].isalpha() and letter.isalpha()
                else f"{before}{after}"
            )
        case 2:
            return f"{before}{letter}{letter}{after}"
        case 3:
            return f"{before}{after}"
        case _:
            return (
                f"{before}{_SCANNED.get(letter, letter)}{after}"
                if letter in _SCANNED
                else f"{before}{letter}{letter}{after}"
            )


def _neighbour(rng: Random, letter: str) -> str:
    row = _KEYS.get(letter)
    if row is None:
        return letter
    at = row.index(letter)
    return pick(rng, row[max(at - 1, 0) : at] + row[at + 1 : at + 2])


def wrong_birth(rng: Random, born: date) -> date:
    """A birth date as it gets written down wrong: day and month the wrong way round, New Year's Day, or a digit out."""
    roll = rng.random()
    if roll < 0.45 and born.day <= 12 and born.day != born.month:
        return born.replace(month=born.day, day=born.month)
    if roll < 0.7:
        return date(born.year, 1, 1)
    if roll < 0.85 and (born.month, born.day) != (2, 29):
        return born.replace(year=born.year - 1)
    return born - timedelta(days=pick(rng, (1, 10, 30)))


def wrong_digit(rng: Random, number: str) -> str:
    """A number with two neighbours swapped, or one digit out, towards its end."""
    at = len(number) - 2 - int(rng.random() * 4)
    pair = number[at : at + 2]
    other = pair[::-1] if pair[0] != pair[1] else f"{pair[0]}{(int(pair[1]) + 1) % 10}" if pair[1].isdigit() else pair
    return number[:at] + other + number[at + 2 :]


def wrong_postcode(rng: Random, postcode: str) -> str:
    return f"{postcode[:-1]}{pick(rng, 'ABDEFGHJLNPQRSTUWXYZ'.replace(postcode[-1], ''))}"
