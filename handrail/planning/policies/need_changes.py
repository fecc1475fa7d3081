"""What an agreed assessment does to needs: opens, changes, closes, or leaves them. Each change follows from a rating
that people agreed on, and none from a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NO_NEED, NOT_KNOWN = "0", "not_known"


class Move(StrEnum):
    OPENS = "opens"
    RISES = "rises"
    FALLS = "falls"
    CLOSES = "closes"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class NeedChange:
    """`before` and `after` are levels from 1 to 3, and 0 where there is no need."""

    domain: str
    before: int
    after: int

    @property
    def move(self) -> Move:
        if self.before == self.after:
            return Move.STAYS
        if not self.before:
            return Move.OPENS
        if not self.after:
            return Move.CLOSES
        return Move.RISES if self.after > self.before else Move.FALLS


def need_changes(open_needs: Mapping[str, int], agreed: Mapping[str, str]) -> list[NeedChange]:
    """What the agreed ratings do, domain by domain.

    A domain that the assessment did not rate, or of which it says that it does not know, is left as it was: not knowing
    is no reason to close a need.
    """
    rated = {domain: int(rating) for domain, rating in agreed.items() if rating not in ("", NOT_KNOWN)}
    changes = [NeedChange(domain, open_needs.get(domain, 0), level) for domain, level in rated.items()]
    return [change for change in changes if change.before or change.after]
