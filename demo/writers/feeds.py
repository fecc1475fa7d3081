"""The partners' feeds: whose they are, what file they come in, and the habits of the system that writes them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CIN_TO_NHS = {
    "WBRI": "A", "WIRI": "B", "WIRT": "C", "WROM": "C", "WOTH": "C", "MWBC": "D", "MWBA": "E", "MWAS": "F",
    "MOTH": "G", "AIND": "H", "APKN": "J",
    "ABAN": "K", "AOTH": "L", "BCRB": "M", "BAFR": "N", "BOTH": "P", "CHNE": "R", "OOTH": "S",
}  # fmt: skip
_CIN_TO_POLICE = {
    "WBRI": "W1", "WIRI": "W2", "WIRT": "W3", "WROM": "W3", "WOTH": "W9", "MWBC": "M1", "MWBA": "M2", "MWAS": "M3",
    "MOTH": "M9", "AIND": "A1",
    "APKN": "A2", "ABAN": "A3", "CHNE": "A4", "AOTH": "A9", "BCRB": "B1", "BAFR": "B2", "BOTH": "B9", "OOTH": "O9",
}  # fmt: skip
LETTER = {"F": "F", "M": "M"}
WORD = {"F": "Female", "M": "Male"}
DIGIT = {"F": "2", "M": "1"}


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. `key` is the column that names a row, filled here; `order` the two dates that a slip may reverse."""

    spec: str
    agency: str
    system: str
    file: str
    key: str = ""
    prefix: str = ""
    order: tuple[str, str] | None = None
    dates: str = "day first"  # or "iso", "named month"
    encoding: str = "utf-8"
    sexes: tuple[tuple[str, str], ...] = tuple(LETTER.items())
    ethnicity: str = "cin"  # or "nhs", "police"


def _police(spec: str, file: str, key: str, prefix: str, order: tuple[str, str] | None = None) -> Feed:
    return Feed(
        spec,
        "marlshire-police",
        "niche",
        file,
        key,
        prefix,
        order,
        "iso",
        sexes=tuple(WORD.items()),
        ethnicity="police",
    )


def _education(spec: str, file: str, key: str = "", prefix: str = "", **kept: object) -> Feed:
    return Feed(spec, "marlshire-ed", "student", file, key, prefix, **kept)  # type: ignore[arg-type]  # the options of Feed, by name


FEEDS = (
    Feed("person-list", "marlshire-cs", "cs", "marlshire-cs/person-list.csv"),
    _police("police-incidents", "marlshire-police/incidents.csv", "occurrence", "55OC"),
    _police("police-missing", "marlshire-police/missing.csv", "report", "MIS", ("reported", "found")),
    _police("police-custody", "marlshire-police/custody.csv", "custody_record", "55CR"),
    _police("police-stop-search", "marlshire-police/stop-search.csv", "search", "SS"),
    Feed("health-ae", "marlshire-health", "pas", "marlshire-health/emergency-department.csv", "attendance", "ED",
         sexes=tuple(DIGIT.items()), ethnicity="nhs"),
    Feed("health-camhs", "marlshire-health", "rio", "marlshire-health/camhs.csv", "referral", "RF", ("accepted",
    "discharged")),
    Feed("health-substance-misuse", "marlshire-health", "substance", "marlshire-health/turnaround.csv", "episode", "TE",
         ("triaged", "discharged"), "named month"),
    _education("education-attendance", "marlshire-ed/attendance.csv"),
    _education("education-suspensions", "marlshire-ed/suspensions.csv", "suspension", "SU", order=("started",
    "ended"), encoding="utf-8-sig"),
    _education("education-exclusions", "marlshire-ed/exclusions.csv", "exclusion", "EX"),
    _education("education-ehcp", "marlshire-ed/ehcp.xlsx", "request", "EHC"),
    Feed("education-post16", "marlshire-ed", "nccis", "marlshire-ed/post-16.csv", order=("started", "ended"),
    dates="iso"),
    Feed("youth-justice", "marlshire-yjs", "yjs", "marlshire-yjs/interventions.csv", "intervention", "INT",
    ("started", "ended"),
         encoding="cp1252", sexes=tuple(WORD.items())),
    Feed("housing", "marlshire-housing", "housing", "marlshire-housing/housing.xlsx", "case", "HC"),
    Feed("adult-social-care", "marlshire-asc", "asc", "marlshire-asc/adult-social-care.csv", "record", "AE"),
    Feed("voluntary-mentoring", "steps", "steps", "steps/mentoring.xlsx", "referral", "SR", ("started", "ended")),
)  # fmt: skip


def ethnicity_code(feed: Feed, code: str) -> str:
    """The CIN code in the coding of this feed's agency."""
    if feed.ethnicity == "nhs":
        return _CIN_TO_NHS.get(code, "Z")
    return _CIN_TO_POLICE.get(code, "NS") if feed.ethnicity == "police" else code


@cache
def specification(name: str) -> dict:
    """The feed's extract specification as shipped, for its columns in order."""
    text = files("handrail.linkage").joinpath("specs", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
