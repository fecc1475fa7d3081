"""A trained model: what each level of agreement weighs, as plain data that can be stored, versioned and loaded again.

Splink trains it and Splink scores a batch with it; the live look-up reads the same figures. The file is our own and not
Splink's, because Splink's carries one SQL dialect's quoting and would not run on another engine.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Any

from handrail.linkage.engine.comparisons import BY_NAME, SILENT, Comparison

FORMAT = 1


class UntrainedModel(Exception):
    """A comparison came out of training without weights, so no pair may be judged by it."""


@dataclass(frozen=True, slots=True)
class TrainedLevel:
    """`m`: the share of true pairs at this level; `u`: the share of strangers; `seen`: found in training data."""

    code: str
    m: float
    u: float
    seen: bool = True

    @property
    def weight(self) -> float:
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """How the model came about: records read, the sessions (what pairs agreed on), pairs in each, seconds in all."""

    records: int
    sessions: tuple[str, ...]
    seconds: float
    unseen_levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """`frequencies[column][value]` is the share of records with that value; `rarest[column]` serves the unlisted."""

    levels: Mapping[str, tuple[TrainedLevel, ...]]
    prior: float
    frequencies: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    rarest: Mapping[str, float] = field(default_factory=dict)
    run: TrainingRun | None = None

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(comparison for name, comparison in BY_NAME.items() if name in self.levels)

    @property
    def prior_weight(self) -> float:
        return log2(self.prior / (1 - self.prior))

    @property
    def version(self) -> str:
        """Twelve characters of the content's SHA-256: another weight, another version."""
        return hashlib.sha256(_json(self._content()).encode()).hexdigest()[:12]

    def weight(self, name: str, level: int) -> float:
        """The match weight of a level, without the adjustment for how common the value is."""
        return 0.0 if level == SILENT else self.levels[name][level].weight

    def rarity_weight(self, name: str, level: int, one: object, other: object) -> float:
        """What is added where the shared value is rarer than the average, or taken off where it is commoner."""
        column = BY_NAME[name].levels[level].frequency_of if level != SILENT else None
        if column is None or column not in self.frequencies:
            return 0.0
        return log2(self.levels[name][level].u / max(self.frequency(column, one), self.frequency(column, other)))

    def frequency(self, column: str, value: object) -> float:
        return self.frequencies[column].get(str(value), self.rarest[column])

    def dumps(self) -> str:
        run = self.run and {
            "records": self.run.records,
            "sessions": list(self.run.sessions),
            "seconds": self.run.seconds,
            "unseen_levels": list(self.run.unseen_levels),
        }
        return _json({**self._content(), "version": self.version, "run": run})

    @classmethod
    def loads(cls, text: str) -> "TrainedModel":
        """Read a stored model, and refuse one that was edited or that speaks of levels this release does not have."""
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise UntrainedModel(
                f"The model is of format {data['format']}, this release reads {FORMAT}. Train it again."
            )
        run = data["run"] and TrainingRun(
            data["run"]["records"],
            tuple(data["run"]["sessions"]),
            data["run"]["seconds"],
            tuple(data["run"]["unseen_levels"]),
        )
        levels = {name: tuple(TrainedLevel(**level) for level in found) for name, found in data["levels"].items()}
        model = cls(levels, data["prior"], data["frequencies"], data["rarest"], run)
        model.check()
        if model.version != data["version"]:
            raise UntrainedModel("The model's figures do not match its version: the file was changed. Train it again.")
        return model

    def check(self) -> None:
        """Every level of every comparison has its weights, and they belong to the levels that this release compares."""
        for name, levels in self.levels.items():
            if name not in BY_NAME or [level.code for level in levels] != [
                level.code for level in BY_NAME[name].levels
            ]:
                raise UntrainedModel(f"The model's levels of “{name}” are not those of this release. Train it again.")
            for level in levels:
                if not (0 < level.m <= 1 and 0 < level.u <= 1):
                    raise UntrainedModel(f"The model has no weight for “{name}: {level.code}”. Train it again.")

    def _content(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "prior": self.prior,
            "levels": {
                name: [{"code": level.code, "m": level.m, "u": level.u, "seen": level.seen} for level in levels]
                for name, levels in self.levels.items()
            },
            "frequencies": {column: dict(values) for column, values in self.frequencies.items()},
            "rarest": dict(self.rarest),
        }


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
