"""Care-leaver status with the sum it comes from, so that anybody can check it against the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.disclosure.public import Decision, Level
from handrail.kernel.words import count, short_date
from handrail.records.after_care import ELSEWHERE
from handrail.records.care_status import CareStatus, Contribution, Episode, care_standing
from handrail.records.presenters.labels import legal_label
from handrail.records.selectors.involvements import HeldInvolvement
from handrail.ui.public import Column, DataTable, TableRow

LOOKED_AFTER = "looked_after"
_NAMES = {
    CareStatus.ELIGIBLE: "Eligible child",
    CareStatus.RELEVANT: "Relevant child",
    CareStatus.FORMER_RELEVANT: "Former relevant child",
    CareStatus.QUALIFYING: "Qualifying care leaver",
    CareStatus.NONE: "No care-leaver status",
}


@dataclass(frozen=True, slots=True)
class CareWords:
    status: str
    because: str
    citation: str
    sum: DataTable


def care_status(
    held: Iterable[HeldInvolvement], decision: Decision, born: date | None, today: date
) -> CareWords | None:
    """The status by what is shared of time in care, or None where nothing of it is, or no birth date is known."""
    told = [one for one in held if decision.level_of(one.agency.pk, one.item_class) >= Level.SUMMARY]
    episodes = [
        Episode(one.since, one.until, one.legal_status, one.end_reason) for one in told if one.kind == LOOKED_AFTER
    ]
    if born is None or not episodes:
        return None
    standing = care_standing(born, episodes, today, [one.since for one in told if one.kind in ELSEWHERE])
    columns = [
        Column("From"),
        Column("To"),
        Column("Legal status"),
        Column("Days since 14", numeric=True),
        Column("Days since 16", numeric=True),
        Column("Note"),
    ]
    total = TableRow(["Together", "", "", count(standing.days_from_14), count(standing.days_from_16), ""])
    rows = [_row(part) for part in standing.contributions]
    table = DataTable("Days looked after, episode by episode", columns, [*rows, total], caption_hidden=True)
    return CareWords(_NAMES[standing.status], standing.because, standing.citation, table)


def _row(part: Contribution) -> TableRow:
    episode = part.episode
    until = short_date(episode.until) if episode.until else "Not ended"
    legal = legal_label(episode.legal_status) or "Not given"
    days = (count(part.days_from_14), count(part.days_from_16))
    return TableRow([short_date(episode.since), until, legal, *days, part.note])
