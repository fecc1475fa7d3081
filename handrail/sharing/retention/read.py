"""A schedule read from its text or its stored form, with everything that is wrong said at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from handrail.kernel.errors import UserError
from handrail.records.facts import ItemClass
from handrail.sharing.retention.schema import EVERYTHING, After, Rule, Schedule

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_YEARS = 120
MOST_UNDO_DAYS = 3650
ITEMS = {item.value for item in ItemClass}
_WORDS = {"code", "title", "items", "years", "after", "citation", "only_if", "years_after_early_death", "settled"}


class RetentionRulesError(UserError):
    """A schedule that cannot be put in force, with all its faults in sentences."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def shipped_text() -> str:
    return files("handrail.sharing").joinpath("data/retention.toml").read_text("utf-8")


def read_schedule(given: str | Mapping[str, Any], version: int = 0) -> Schedule:
    """A schedule from TOML, or from what `Schedule.as_json` gave. Raises `RetentionRulesError`."""
    raw = _parsed(given) if isinstance(given, str) else given
    rules = raw.get("rule", [])
    problems = [*_of_whole(raw), *(problem for place, rule in enumerate(rules, 1) for problem in _of_rule(place, rule))]
    if not problems:
        problems = list(_between([_rule(rule) for rule in rules]))
    if problems:
        raise RetentionRulesError(problems)
    return Schedule(
        note=raw.get("note", ""),
        undo_days=raw["undo_days"],
        undo_citation=raw.get("undo_citation", ""),
        rules=tuple(_rule(rule) for rule in rules),
        version=version,
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise RetentionRulesError([f"The text is not TOML: {wrong}."]) from None


def _rule(raw: Mapping[str, Any]) -> Rule:
    return Rule(
        code=raw["code"],
        title=raw["title"],
        items=tuple(raw["items"]),
        years=raw["years"],
        after=After(raw["after"]),
        citation=raw["citation"],
        only_if=tuple(raw.get("only_if", ())),
        years_after_early_death=raw.get("years_after_early_death"),
        settled=raw.get("settled", False),
    )


def _of_whole(raw: Mapping[str, Any]) -> Iterator[str]:
    days = raw.get("undo_days")
    if not _whole(days, MOST_UNDO_DAYS):
        yield f"Say for how many days a delete may be undone, from 1 to {MOST_UNDO_DAYS:,}."
    if not raw.get("rule"):
        yield "A schedule needs at least one rule."


def _of_rule(place: int, raw: Mapping[str, Any]) -> Iterator[str]:
    called = f"Rule {place}" + (f" ({raw['code']})" if raw.get("code") else "")
    for word in sorted(raw.keys() - _WORDS):
        yield f"{called} has '{word}', which means nothing here."
    if not CODE.fullmatch(str(raw.get("code", ""))):
        yield f"{called} needs a code of small letters, digits and hyphens."
    for word in ("title", "citation"):
        if not str(raw.get(word, "")).strip():
            yield f"{called} needs a {word}."
    if not _whole(raw.get("years"), MOST_YEARS):
        yield f"{called} needs a number of years from 1 to {MOST_YEARS}."
    if raw.get("after") not in set(After):
        yield f"{called} needs a day to count from: {', '.join(After)}."
    if raw.get("years_after_early_death") is not None and not _whole(raw["years_after_early_death"], MOST_YEARS):
        yield f"{called} needs a number of years after an early death from 1 to {MOST_YEARS}, or none."
    if unknown := sorted(set(raw.get("items", ())) - ITEMS - {EVERYTHING}):
        yield f"{called} names '{unknown[0]}', which is no class of information."
    if not raw.get("items"):
        yield f"{called} names no class of information."


def _between(rules: list[Rule]) -> Iterator[str]:
    codes = [rule.code for rule in rules]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"Two rules are called '{code}'."
    kept = {item for rule in rules if not rule.only_if for item in rule.items}
    if EVERYTHING not in kept and (missing := sorted(ITEMS - kept)):
        named = ", ".join(item.replace("_", " ") for item in missing)
        yield f"No rule for everybody says how long to keep: {named}. Without one it could never be disposed of."


def _whole(number: object, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= most
