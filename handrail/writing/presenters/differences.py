"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

WORD = re.compile(r"\s+|[^\s]+")
SAME, ADDED, GONE = "", "ins", "del"  # the element that marks a piece
LONGEST = 4000  # words; beyond it a comparison would hold a request up, so the whole is marked


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: str = SAME


def differences(before: str, after: str) -> list[Piece]:
    """The later text with what was added marked, and what is gone marked where it stood."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > LONGEST:
        return _joined([Piece(before, GONE), Piece(after, ADDED)]) if before != after else [Piece(after)]
    pieces = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(new[k:m])))
        else:
            pieces += [Piece("".join(old[i:j]), GONE), Piece("".join(new[k:m]), ADDED)]
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces; two that touch are parted by a space where neither has one, to be read as words."""
    full = [piece for piece in pieces if piece.text]
    parted = [
        Piece(f"{one.text} ", one.mark) if one.mark == GONE and _touch(one.text, two.text) else one
        for one, two in pairwise(full)
    ]
    return [*parted, *full[-1:]]


def _touch(one: str, two: str) -> bool:
    return not one[-1:].isspace() and not two[:1].isspace()
