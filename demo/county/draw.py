"""Drawing from lists with weights, from a `random.Random` that the caller owns: the same seed draws the same county."""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Items that are drawn as often as their weights say."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.items: list[T] = list(weights)
        self._cumulative = list(accumulate(weights.values()))

    def draw(self, rng: Random) -> T:
        return self.items[bisect(self._cumulative, rng.random() * self._cumulative[-1], 0, len(self.items) - 1)]


def by_rank(names: Iterable[str], skew: float) -> Weighted[str]:
    """Names listed most frequent first, rank r (from 0) weighing 1/(r + 3)**skew, as name frequencies roughly fall."""
    weights: dict[str, float] = {}
    for rank, name in enumerate(names):
        weights[name] = weights.get(name, 0.0) + 1 / (rank + 3) ** skew
    return Weighted(weights)


def pick(rng: Random, items: Sequence[T]) -> T:
    """One of the items, each as likely as the next; several times faster than `Random.choice`."""
    return items[int(rng.random() * len(items))]


def count(rng: Random, mean: float, most: int = 60) -> int:
    """How many times something happens that happens `mean` times on average (geometric: many none, some many)."""
    stop = 1 / (1 + mean)
    n = 0
    while n < most and rng.random() > stop:
        n += 1
    return n
