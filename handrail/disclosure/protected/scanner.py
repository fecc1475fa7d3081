"""Finds protected values in any text, in time that grows with the text alone and with none of them in memory.

What could be a postcode, a number or a known name is hashed with the key and looked up among the marks. Names are found
by their first word: the words of a text are made one set, those known to begin nothing are taken out, and only where
one is left is the text looked at.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from handrail.disclosure.protected.keys import mark
from handrail.disclosure.protected.shapes import LONGEST, NUMBER, Kind, Part
from handrail.disclosure.protected.words import WORD, Word, folded, spelled, words_in

PROTECTED = "[protected]"
BEFORE, AFTER = 160, 320  # characters around the telling word of a name that are looked at, tags and all
KNOWN_HARMLESS = 50_000  # words remembered to begin no name
_BETWEEN = r"(?:%20|&nbsp;|&#160;|<[^<>]{0,200}>|[^a-z0-9<>])"  # what may stand inside a postcode or a number
_INWARD = re.compile(r"[0-9][a-z]{2}(?![a-z0-9])")
_OUTWARD = re.compile(rf"(?<![a-z0-9])([a-z]{{1,2}}[0-9][a-z0-9]?){_BETWEEN}{{0,4}}$")
_DIGITS = re.compile(r"(?<![0-9])[0-9](?:(?:[ ().+/\-\xa0]|&nbsp;|%20|<[^<>]{0,80}>){0,4}[0-9]){8,}")
_DIALLED = ("00440", "0044", "440", "44", "0")  # what may stand before the national digits
_GAP = re.compile(r"(?:[^a-z0-9<>]{1,4}(?:the|and|of)?){1,2}")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as it is stored: whose value, of what kind, which part of it, under which key."""

    value_id: int
    person_id: UUID
    kind: Kind
    part: Part
    key: str
    digest: bytes
    anchor: bytes = b""


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass
class Scanner:
    """`keys` by name; `marks` in any order. Made once for each change of what is protected."""

    marks: Iterable[Mark]
    keys: Mapping[str, bytes]
    kinds_of: dict[UUID, set[Kind]] = field(default_factory=lambda: defaultdict(set))
    _marks: dict[tuple[Part, bytes], list[Mark]] = field(default_factory=lambda: defaultdict(list))
    _anchors: set[bytes] = field(default_factory=set)
    _harmless: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        marks = list(self.marks)
        self.marks = ()
        for one in marks:
            self._marks[one.part, one.digest].append(one)
            self.kinds_of[one.person_id].add(one.kind)
            if one.anchor:
                self._anchors.add(one.anchor)
        in_use = {one.key for one in marks}
        self._keys = [key for name, key in self.keys.items() if name in in_use]

    def __bool__(self) -> bool:
        return bool(self._marks)

    def find(self, text: str) -> list[Hit]:
        """Every place where a text holds a protected value, in order; two may overlap."""
        if not self._marks or not text:
            return []
        low = folded(text)
        hits = [*self._postcodes(low), *self._numbers(low), *self._names(low)]
        return sorted((self._with_tail(low, hit) for hit in hits), key=lambda hit: (hit.start, hit.end))

    def withhold(self, text: str, keep: Callable[[Hit], bool] | None = None) -> tuple[str, list[Hit]]:
        """The text with `[protected]` in place of each value, and what was found. `keep` leaves a hit as it stands."""
        hits = [hit for hit in self.find(text) if keep is None or not keep(hit)]
        if not hits:
            return text, []
        parts, last, reached = [], 0, -1
        for hit in hits:
            if hit.start > reached:
                parts += [text[last : hit.start], PROTECTED]
            reached = max(reached, hit.end)
            last = reached
        return "".join([*parts, text[last:]]), hits

    def _known(self, part: Part, text: str) -> tuple[Mark, ...]:
        digests = [mark(key, text) for key in self._keys]
        return tuple(one for digest in digests for one in self._marks.get((part, digest), ()))

    def _postcodes(self, low: str) -> Iterator[Hit]:
        for inward in _INWARD.finditer(low):
            before = low[max(0, inward.start() - 60) : inward.start()]
            outward = _OUTWARD.search(before)
            if outward and (marks := self._known(Part.POSTCODE, outward[1] + inward[0])):
                yield Hit(inward.start() - len(before) + outward.start(), inward.end(), marks)

    def _numbers(self, low: str) -> Iterator[Hit]:
        """A run of digits may hold more than one number: each window of ten and of nine digits is looked at."""
        if not any(part is Part.DIGITS for part, _ in self._marks):
            return
        for run in _DIGITS.finditer(low):
            places = [place for place in range(run.start(), run.end()) if "0" <= low[place] <= "9"]
            places = _without_tags(low, places, run.start(), run.end())
            digits = "".join(low[place] for place in places)
            for length in (10, 9):
                for at in range(len(digits) - length + 1):
                    if marks := self._known(Part.DIGITS, digits[at : at + length]):
                        dialled = next((one for one in _DIALLED if digits[:at].endswith(one)), "")
                        yield Hit(places[at - len(dialled)], places[at + length - 1] + 1, marks)

    def _names(self, low: str) -> Iterator[Hit]:
        if not self._anchors:
            return
        suspects = set(WORD.findall(low)) - self._harmless
        anchors = {word for word in suspects if self._begins_a_name(spelled(word))}
        self._remember(suspects - anchors)
        for word in anchors:
            for found in re.finditer(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", low):
                yield from self._name_at(low, found.start())

    def _begins_a_name(self, word: str) -> bool:
        return any(mark(key, word) in self._anchors for key in self._keys)

    def _remember(self, words: set[str]) -> None:
        if len(self._harmless) + len(words) > KNOWN_HARMLESS:
            self._harmless.clear()
        self._harmless |= words

    def _name_at(self, low: str, place: int) -> Iterator[Hit]:
        """The names around a telling word: those that begin with it or up to two words before, and may end after it."""
        before = [*words_in(low, *_whole(low, place - BEFORE, place))][-3:]
        after = [*islice(words_in(low, *_whole(low, place, place + AFTER)), LONGEST)]
        for begin in range(max(0, len(before) - 2), len(before) + 1):
            lead = before[begin:]
            house = _house(before[:begin])
            for length in range(1, len(after) + 1):
                run = [*lead, *after[:length]]
                text = " ".join(word.text for word in run)
                for name, start in ((text, run[0].start), *((f"{number} {text}", at) for number, at in house)):
                    if " " in name and (marks := self._known(Part.NAME, name)):
                        yield Hit(start, run[-1].end, marks)

    def _with_tail(self, low: str, hit: Hit) -> Hit:
        """The rest of the value goes with what was found of it: 'Road, Stanbeck' after '12 Quay'."""
        of = {one.value_id for one in hit.marks}
        if hit.marks[0].kind is Kind.PHONE:
            return hit
        start, end = hit.start, hit.end
        for word in words_in(low, end, min(len(low), end + AFTER)):
            if not _GAP.fullmatch(low, end, word.start) or not self._is_tail(word, of):
                break
            end = word.end
        for word in reversed([*words_in(low, *_whole(low, start - BEFORE, start))]):
            if not _GAP.fullmatch(low, word.end, start) or not self._is_tail(word, of):
                break
            start = word.start
        return Hit(start, end, hit.marks)

    def _is_tail(self, word: Word, of: set[int]) -> bool:
        return any(one.value_id in of for one in self._known(Part.TAIL, word.text))


def _house(before: list[Word]) -> list[tuple[str, int]]:
    """The house number that may stand before a street, with its place: '12a', also of '12 a' in two words."""
    if len(before) > 1 and len(before[-1].text) == 1 and before[-1].text.isalpha() and before[-2].text.isdecimal():
        return [(before[-2].text + before[-1].text, before[-2].start)]
    return [(before[-1].text, before[-1].start)] if before and NUMBER.fullmatch(before[-1].text) else []


def _whole(low: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that neither begins nor ends inside a word."""
    start, end = max(0, start), min(len(low), end)
    while 0 < start < end and low[start - 1].isalnum() and low[start].isalnum():
        start += 1
    while start < end < len(low) and low[end - 1].isalnum() and low[end].isalnum():
        end -= 1
    return start, end


def _without_tags(low: str, places: list[int], start: int, end: int) -> list[int]:
    """Digits inside a tag between two others are none of the number."""
    if "<" not in low[start:end]:
        return places
    inside = {place for tag in re.finditer(r"<[^<>]*>", low[start:end]) for place in range(*tag.span())}
    return [place for place in places if place - start not in inside]
