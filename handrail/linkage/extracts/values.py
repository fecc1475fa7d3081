"""From the text of a cell to the value its column holds. A cell with nothing in it is None."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from handrail.kernel.identifiers import normalise_nhs_number, normalise_postcode, normalise_upn
from handrail.records.facts import Sex

from .dates import date_reader, datetime_reader, read_time
from .refusal import ValueRefused
from .spec import Column, ColumnType

Coercion = Callable[[str], Any]

REMEMBERED = 1 << 16  # values repeat down a column; remembering them is what makes a million rows quick
NOTHING = {"", "null", "none", "n/a", "na", "-", "--", "nk", "not known", "unknown", "not recorded"}
YES_NO = {
    **dict.fromkeys(("y", "yes", "true", "t", "1"), True),
    **dict.fromkeys(("n", "no", "false", "f", "0"), False),
}
SEXES = {
    **dict.fromkeys(("f", "female", "2", "woman", "girl"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "1", "man", "boy"), Sex.MALE),
    **dict.fromkeys(("u", "x", "i", "0", "9", "unknown", "not known", "not stated", "not specified"), Sex.UNKNOWN),
    **dict.fromkeys(("indeterminate", "other", "neither", "non-binary", "not stated/recorded"), Sex.UNKNOWN),
}
UPN_UNKNOWN = re.compile(r"UN\d")
LABEL = re.compile(r"^[a-z]{1,2}\)\s*")  # "b) Female", as Annex A writes it
AFTER_CODE = re.compile(r"\s*[:\-\u2013]\s*")


def coercion(column: Column, *, blank: frozenset[str] = frozenset()) -> Coercion:
    """What turns the stripped text of this column's cells into values.

    Only text keeps words such as "Null" or "None": they are people's names. `blank` are words that the specification
    declares to mean nothing in every column. A choice's own codes mean what it says they mean, "NA" and "-" too.
    """
    if column.type is ColumnType.TEXT:
        return lambda text: "" if text in blank else text
    inner = _inner(column)
    if column.type is ColumnType.DATETIME:
        return lambda text: inner(text) if len(text) > 13 or not (text.lower() in NOTHING or text in blank) else None
    nothing = NOTHING - {"not known", "unknown"} if column.type in (ColumnType.SEX, ColumnType.CHOICE) else NOTHING
    meant = {word.lower() for pair in column.codes.items() for word in pair}

    @lru_cache(maxsize=REMEMBERED)
    def coerce(text: str) -> Any:
        lower = text.lower()
        return None if (lower in nothing or text in blank) and lower not in meant else inner(text)

    return coerce


def _inner(column: Column) -> Coercion:
    match column.type:
        case ColumnType.DATE:
            return date_reader(column.formats)
        case ColumnType.DATETIME:
            return datetime_reader(column.formats)
        case ColumnType.CHOICE:
            return choice(column.codes, other=column.other_codes)
        case _:
            return SIMPLE[column.type]


def choice(codes: dict[str, str], *, other: bool) -> Coercion:
    """A code, found by itself, by its meaning, or with the label around it that some systems export."""
    by_code = {code.lower(): code for code in codes}
    known = {meaning.lower(): code for code, meaning in codes.items()} | by_code

    def read(text: str) -> str:
        bare = LABEL.sub("", text.lower().removesuffix(".0"))
        found = known.get(text.lower()) or known.get(bare) or by_code.get(AFTER_CODE.split(bare, maxsplit=1)[0])
        if found:
            return found
        if other:
            return text
        some = ", ".join(list(codes)[:12]) + (" …" if len(codes) > 12 else "")
        raise ValueRefused("code-unknown", f"is not one of the codes {some}")

    return read


def _looked_up(table: dict[str, Any], rule: str, because: str) -> Coercion:
    def read(text: str) -> Any:
        try:
            return table[LABEL.sub("", text.lower().removesuffix(".0"))]
        except KeyError:
            raise ValueRefused(rule, because) from None

    return read


def _number(text: str) -> float:
    try:
        return float(text.removesuffix("%").replace(",", ""))
    except ValueError:
        raise ValueRefused("number-unreadable", "is not a number") from None


def _integer(text: str) -> int:
    number = _number(text)
    if number != int(number):
        raise ValueRefused("number-not-whole", "is not a whole number")
    return int(number)


def _upn(text: str) -> str | None:
    upn = normalise_upn(text)
    return None if UPN_UNKNOWN.fullmatch(upn) else upn


def _phone(text: str) -> str:
    """A telephone number as sent, its first nought put back where a spreadsheet took it for a number."""
    return f"0{text}" if re.fullmatch(r"[1237]\d{9}", text) else text


SIMPLE: dict[ColumnType, Coercion] = {
    ColumnType.TIME: read_time,
    ColumnType.INTEGER: _integer,
    ColumnType.NUMBER: _number,
    ColumnType.YES_NO: _looked_up(YES_NO, "yes-no-unreadable", "is neither yes nor no. Write Y or N"),
    ColumnType.SEX: _looked_up(SEXES, "sex-unreadable", "is not a sex. Write F, M or U"),
    ColumnType.NHS_NUMBER: normalise_nhs_number,
    ColumnType.UPN: _upn,
    ColumnType.POSTCODE: normalise_postcode,
    ColumnType.PHONE: _phone,
}
