"""Choices that narrow a list: a plain GET form, so that every choice is an address that can be kept and sent on; where
what is typed is about somebody, a POST form, so that it stands in no address."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class FilterKind(StrEnum):
    """How one choice is asked."""

    SELECT = "select"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. An empty value stands for 'any'."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice and what is chosen now."""

    name: str
    label: str
    value: str = ""
    options: Sequence[Option] = ()
    kind: FilterKind = FilterKind.SELECT


@dataclass(frozen=True, slots=True)
class Applied:
    """A choice in force, with the address of the list without it."""

    label: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class Filters:
    """``hidden`` carries what the form must keep, such as the sort order."""

    filters: Sequence[Filter]
    action: str = ""
    applied: Sequence[Applied] = ()
    clear_href: str = ""
    hidden: Sequence[tuple[str, str]] = ()
    label: str = "Narrow this list"
    posted: bool = False
