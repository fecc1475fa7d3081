"""What somebody typed into Find, understood: "dan carrol 2008", "carroll, dan", "999 000 0018", "LV1 2AB"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handrail.linkage.engine.clean import clean_nhs, clean_postcode, clean_upn, squeezed
from handrail.linkage.engine.names import PARTICLES

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)\b",
        rf"\b(?P<day>\d\d?)[/. -](?P<month>\d\d?)[/. -]{_YEAR}\b",
        rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s+{_MONTH}\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_YEAR}\b",
        rf"\b(?P<month>\d\d?)/{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>\d\d)\b",
        rf"\b{_YEAR}\b",
    )
]
_NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+44\s?|0)\d(?:[ -]?\d){8,9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Query:
    """`ids`: words with digits that are none of the known numbers: local ids. A partial date has no `born`."""

    given: str = ""
    family: str = ""
    born: date | None = None
    year: int | None = None
    month: int | None = None
    nhs: str | None = None
    upn: str | None = None
    postcode: str | None = None
    phone: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any((self.given, self.family, self.year, self.nhs, self.upn, self.postcode, self.phone, self.ids))


def parse_query(text: str) -> Query:
    """Understand a search. Nothing is refused: what is no number, date or postcode is a name."""
    rest = text.strip()
    nhs, rest = _take(_NHS, rest, clean_nhs)
    postcode, rest = _take(_POSTCODE, rest, clean_postcode)
    phone, rest = _take(_PHONE, rest, lambda found: re.sub(r"\D", "", found)[-10:])
    (year, month, born), rest = _take_date(rest)
    words = rest.replace(",", " , ").split()
    numbers = [word for word in words if any(letter.isdigit() for letter in word)]
    upn = next((code for word in numbers if (code := clean_upn(word))), None)
    ids = tuple(squeezed(word) for word in numbers if squeezed(word) and squeezed(word) != upn)
    given, family = _names([word for word in words if word not in numbers])
    return Query(given, family, born, year, month, nhs, upn, postcode, phone, ids)


def _take(pattern: re.Pattern[str], text: str, clean: Callable[[str], str | None]) -> tuple[str | None, str]:
    for found in pattern.finditer(text):
        if cleaned := clean(found.group()):
            return cleaned, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _take_date(text: str) -> tuple[tuple[int | None, int | None, date | None], str]:
    for pattern in _DATES:
        found = pattern.search(text)
        if not found:
            continue
        part = found.groupdict()
        month = _MONTHS.index(part["word"][:3].lower()) + 1 if part.get("word") else int(part.get("month") or 0) or None
        day = int(part.get("day") or 0) or None
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return (int(part["year"]), month, _date(int(part["year"]), month, day)), rest
    return (None, None, None), text


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if month and day else None
    except ValueError:
        return None


def _names(words: list[str]) -> tuple[str, str]:
    """ "Dan van der Berg" has the family name "van der Berg"; before a comma stands the family name."""
    if "," in words:
        comma = words.index(",")
        return " ".join(word for word in words[comma:] if word != ","), " ".join(words[:comma])
    if len(words) < 2:
        return "", " ".join(words)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])
