"""Identifiers of people and places: how they are written, and whether they can be true."""

import re
import unicodedata

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S
UPN_SHAPE = re.compile(rf"[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]")
POSTCODE_SHAPE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})")


def squeeze(text: str) -> str:
    """Upper case letters and digits alone, full-width forms made plain: how identifiers are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, text)).upper()


def normalise_nhs_number(text: str) -> str:
    """An NHS number as ten digits: "943 476 5919" is "9434765919". What does not look like one is only squeezed."""
    return squeeze(text)


def is_nhs_number(number: str, *, test_numbers: bool = False) -> bool:
    """Whether a normalised NHS number can be somebody's: ten digits, modulus 11, not one digit ten times over.

    Numbers from 999 are kept for testing and are never issued (NHS Data Dictionary, NHS NUMBER); they count only where
    `test_numbers` allows them, as in the demonstration county. A good number may still be another person's.
    """
    if len(number) != 10 or not (number.isascii() and number.isdigit()) or number == number[0] * 10:
        return False
    if number.startswith("999") and not test_numbers:
        return False
    remainder = sum((10 - place) * int(digit) for place, digit in enumerate(number[:9])) % 11
    return (11 - remainder) % 11 == int(number[9])


def normalise_upn(text: str) -> str:
    """A unique pupil number in capitals without spaces."""
    return squeeze(text)


def is_upn(upn: str) -> bool:
    """Whether a normalised unique pupil number has its shape and its check letter.

    The letter stands for the sum of the twelve characters after it, weighted 2 to 13, modulo 23. A temporary number
    ends in a letter, which counts as its place in the same alphabet (DfE guide to unique pupil numbers; CIN rule 1510).
    The authority in characters 2 to 4 is not checked: lists of them age.
    """
    return bool(UPN_SHAPE.fullmatch(upn)) and upn[0] == upn_check_letter(upn[1:])


def upn_check_letter(rest: str) -> str:
    """The check letter that belongs before the other twelve characters of a unique pupil number."""
    values = [UPN_LETTERS.index(mark) if mark.isalpha() else int(mark) for mark in rest]
    return UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % 23]


def normalise_postcode(text: str) -> str:
    """A postcode in capitals with one space, "ba148jn" as "BA14 8JN"; other text only with its spaces put right."""
    match = POSTCODE_SHAPE.fullmatch(squeeze(text))
    return f"{match[1]} {match[2]}" if match else " ".join(text.upper().split())


def is_postcode(postcode: str) -> bool:
    """Whether a normalised postcode has the shape of one. Whether it exists is another question."""
    return bool(POSTCODE_SHAPE.fullmatch(postcode.replace(" ", ""))) and postcode[-4:-3] == " "
