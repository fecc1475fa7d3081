"""Why the machine thinks so, in words and as a waterfall, for the person who decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.linkage.engine.comparisons import BY_NAME, SILENT
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.rules import RULE_BY_CODE
from handrail.linkage.engine.schema import SourcePerson

_SHOWN = {
    "given": lambda person: person.given,
    "family": lambda person: person.family,
    "born": lambda person: f"{person.born:%d/%m/%Y}" if person.born else "",
    "home": lambda person: ", ".join(person.postcodes),
    "sex": lambda person: person.sex,
    "nhs": lambda person: person.nhs,
    "upn": lambda person: person.upn,
    "phone": lambda person: person.phone,
    "other_ids": lambda person: ", ".join(person.other_ids),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall: what it added (log2 odds), from where to where, and what the two records say."""

    name: str
    words: str
    weight: float
    before: float
    after: float
    left: str = ""
    right: str = ""


def waterfall(
    model: TrainedModel,
    levels: Sequence[int],
    steps: Sequence[float],
    left: SourcePerson,
    right: SourcePerson,
    *,
    prior_weight: float | None = None,
) -> list[Step]:
    """From the odds of two records drawn at random to those of these two: a step per comparison that says something."""
    total = model.prior_weight if prior_weight is None else prior_weight
    bars = [Step("prior", "two records drawn at random", total, 0.0, total)]
    for comparison, level, weight in zip(model.comparisons, levels, steps, strict=True):
        if level == SILENT:
            continue
        shown = _SHOWN[comparison.name]
        words = comparison.levels[level].words
        bars.append(Step(comparison.name, words, weight, total, total + weight, shown(left), shown(right)))
        total += weight
    return bars


def in_words(
    model: TrainedModel, levels: Sequence[int], left: SourcePerson, right: SourcePerson, rule: str | None = None
) -> str:
    """What speaks for the two being one person, then what against: "Same birth date; same surname; but forenames differ
    (Dan / Kyle)"."""
    agreeing: list[str] = []
    differing: list[str] = []
    for comparison, level in zip(model.comparisons, levels, strict=True):
        if level == SILENT:
            continue
        words = _with_values(comparison.name, level, left, right)
        (agreeing if model.weight(comparison.name, level) >= 0 else differing).append(words)
    for_it, against = "; ".join(agreeing), "; ".join(differing)
    sentence = f"{for_it}; but {against}" if for_it and against else for_it or against
    note = f". {RULE_BY_CODE[rule].words}" if rule else ""
    return f"{sentence[:1].upper()}{sentence[1:]}{note}"


def _with_values(name: str, level: int, left: SourcePerson, right: SourcePerson) -> str:
    words = BY_NAME[name].levels[level].words
    one, other = _SHOWN[name](left), _SHOWN[name](right)
    return words if level == 0 or one == other or not (one and other) else f"{words} ({one} / {other})"
