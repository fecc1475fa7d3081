"""Where somebody went when care ended before 18, as far as it is recorded.

Care Leavers (England) Regulations 2010, regulation 3: who has lived with a parent, or another person with parental
responsibility, for six months on end is not a relevant child, and is one again when that breaks down. What agencies
record of it is the reason for which care ended (SSDA903 codes E4A and E4B, "returned home") and, when it broke down,
a home elsewhere or a homelessness duty since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.kernel.periods import add_months
from handrail.kernel.words import long_date

CITATION = "Care Leavers (England) Regulations 2010, regulation 3"
HOME = "returned home"  # how the words for E4A and E4B begin
MONTHS = 6
ELSEWHERE = ("homelessness_duty", "temporary_accommodation", "tenancy")  # involvements that tell of a home elsewhere


@dataclass(frozen=True, slots=True)
class AfterCare:
    """`went_home` is None where nobody recorded why care ended; `looked_at` is the last day that counts."""

    ended: date
    went_home: bool | None
    moved_out: bool
    looked_at: date

    @property
    def six_months(self) -> date:
        return add_months(self.ended, MONTHS)

    @property
    def relevant_no_longer(self) -> bool:
        return bool(self.went_home) and not self.moved_out and self.six_months <= self.looked_at

    def sentence(self) -> str:
        """What this does to the status of somebody who would be relevant; '' where it does nothing."""
        if self.went_home is None:
            return (
                f" Whether they then lived with a parent for six months ({CITATION}) was not looked at: why care ended "
                "is not recorded."
            )
        if not self.went_home:
            return ""
        home, over = f" They returned home on {long_date(self.ended)}", long_date(self.six_months)
        if self.moved_out:
            return f"{home}, but a home elsewhere is recorded since, so that broke down ({CITATION})."
        if self.relevant_no_longer:
            said = f"were over on {over}: no relevant child, unless that broke down"
        else:
            said = f"are over on {over}: from then on no relevant child"
        return f"{home}. Six months there {said} ({CITATION})."


def after_care(
    ends: Iterable[tuple[date | None, str]], elsewhere: Iterable[date], *, as_at: date, eighteenth: date
) -> AfterCare | None:
    """From when and why each spell of care ended, and the days on which a home elsewhere began.

    None for whoever is in care still or was until 18.
    """
    told = list(ends)
    days = [day for day, _ in told if day is not None]
    if not days or len(days) < len(told) or (ended := max(days)) >= eighteenth:
        return None
    reasons = {reason.lower() for day, reason in told if day == ended and reason}
    went_home = any(reason.startswith(HOME) for reason in reasons) if reasons else None
    last = min(as_at, eighteenth)
    return AfterCare(ended, went_home, any(ended <= day <= last for day in elsewhere), last)
