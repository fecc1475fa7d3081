"""Text made comparable: one spelling for letters, streets and schools, and words with the place where each stands.

Folding changes no length, so a place in the folded text is the same place in the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_APOSTROPHES = "\u2018\u2019\u02bc\u00b4`"
_IN_WORD = r"(?:'|&#39;|&#x27;|\\u2019)"  # an apostrophe, also as HTML and JSON write it
WORD = re.compile(rf"[a-z0-9]+(?:{_IN_WORD}[a-z0-9]+)*")
_JOINS = re.compile(_IN_WORD)
_TAG = re.compile(r"<[^<>]*>")
LEFT_OUT = frozenset({"and", "amp", "the", "nbsp"})
_SHORT = {
    "street": "st",
    "saint": "st",
    "road": "rd",
    "avenue": "ave",
    "av": "ave",
    "lane": "ln",
    "close": "cl",
    "drive": "dr",
    "court": "ct",
    "crescent": "cres",
    "gardens": "gdns",
    "garden": "gdns",
    "gdn": "gdns",
    "place": "pl",
    "square": "sq",
    "terrace": "terr",
    "ter": "terr",
    "grove": "gr",
    "grv": "gr",
    "mount": "mt",
    "house": "hse",
    "apartment": "flat",
    "apt": "flat",
}


class _Fold(dict[int, str]):
    """Each letter as its small base letter: 'É' is 'e'. Worked out once for a letter, and always one letter long."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = "'" if letter in _APOSTROPHES else unicodedata.normalize("NFKD", letter)[:1].lower()
        self[code] = folded = base if len(base) == 1 else letter
        return folded


_FOLD = _Fold()


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int


def folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLD)


def spelled(word: str) -> str:
    """A folded word in the one spelling that is compared: 'road' is 'rd', 'mary's' is 'marys'."""
    plain = word if word.isalnum() else _JOINS.sub("", word)
    return _SHORT.get(plain, plain)


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a folded text, or of a stretch of it; tags, and the words that people leave out, are passed over."""
    end = len(text) if end is None else end
    stretch = text[start:end]
    if "<" in stretch or ">" in stretch:
        stretch = _TAG.sub(lambda tag: " " * len(tag[0]), stretch)
    for found in WORD.finditer(stretch):
        word = spelled(found[0])
        if word not in LEFT_OUT:
            yield Word(word, start + found.start(), start + found.end())
