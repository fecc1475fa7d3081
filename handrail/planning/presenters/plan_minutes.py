"""The minutes of a review as they are read, on a page and in documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.kernel.words import long_date
from handrail.planning.models import Member, Review
from handrail.planning.plan_rules import plan_rules
from handrail.planning.selectors.team import called
from handrail.records.public import spoken_name
from handrail.ui.public import Column, DataTable, TableRow


@dataclass(frozen=True, slots=True)
class Minutes:
    """Plain words and no markup. `attendance` are rows of name, role and whether they came."""

    title: str
    about: str
    marking: str
    facts: Sequence[tuple[str, str]]
    view: str
    discussed: str
    decisions: Sequence[str]
    attendance: Sequence[tuple[str, str, str]]
    next_day: str


MARKING = "OFFICIAL-SENSITIVE"


def minutes_of(review: Review, members: Iterable[Member]) -> Minutes:
    rules = plan_rules()
    kind = rules.kind(review.plan.kind)
    rule = kind.meeting(review.meeting)
    person = review.plan.person
    facts = [
        ("Plan", kind.label),
        ("Held on", long_date(review.held_on) if review.held_on else "Not yet"),
        ("Chaired by", review.chair),
        ("Had to be held by", rule.citation),
    ]
    if review.late_because:
        facts.append(("Why it was late", review.late_because))
    came = {
        str(one.pk): (called(one), rules.role(one.role).label) for one in members if str(one.pk) in review.attendance
    }
    ahead = review.plan.reviews.filter(meeting=review.meeting, held_on=None, deleted_at=None).first()
    return Minutes(
        title=f"{rule.label}: minutes",
        about=spoken_name(person.shown_given, person.shown_family),
        marking=MARKING,
        facts=facts,
        view=review.young_person_view,
        discussed=review.discussed,
        decisions=list(review.decisions),
        attendance=[(*who, Review.Came(review.attendance[pk]).label) for pk, who in came.items()],
        next_day=long_date(ahead.due) if ahead else "None is set.",
    )


def attendance_table(minutes: Minutes) -> DataTable:
    columns = [Column("Who"), Column("As what"), Column("Did they come?")]
    rows = [TableRow(list(row)) for row in minutes.attendance]
    return DataTable("Who was there", columns, rows, caption_hidden=True, empty="Nobody is written down.")
