"""What was opened in an emergency: for whoever did, for those who look at it, and on the person's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from handrail.kernel.words import plural
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.presenters.requests import named_words
from handrail.sharing.presenters.words import clock_words, late_tag, moment_words
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

OUTCOMES = {
    "": Tag("Not looked at yet", Tone.INFO),
    Emergency.Outcome.UPHELD: Tag("It was right", Tone.GOOD),
    Emergency.Outcome.NOT_JUSTIFIED: Tag("Not justified", Tone.URGENT),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A heading with what stands under it."""

    label: str
    text: str


def what_happens() -> list[str]:
    """What somebody is told before they do it."""
    rules = letting_in().emergency
    return [
        "The information-governance officer is told at once, and so is the team that works with the person.",
        f"You alone can open the record. It ends in {plural(rules.hours, 'hour')}.",
        "You see what the agencies share with your post, and no more. A protected address stays protected.",
        f"Within {plural(rules.review_working_days, 'working day')} somebody looks at why you did it.",
        "It stands on the ledger for good, also when nobody is found.",
    ]


def own_table(emergencies: Sequence[Emergency], now: datetime) -> DataTable:
    columns = [Column("About"), Column("When"), Column("Was it right?")]
    rows = [
        TableRow(
            [
                Cell(named_words(one), href=_page(one) if one.over_at > now else ""),
                Cell(moment_words(one.at), note=_lasts(one, now)),
                Cell("", note=_answer(one), tag=OUTCOMES[one.outcome]),
            ],
            quiet=one.over_at <= now,
        )
        for one in emergencies
    ]
    return DataTable("What you opened in an emergency", columns, rows, empty="You have opened nobody in an emergency.")


def waiting_table(emergencies: Sequence[Emergency], now: datetime) -> DataTable:
    columns = [Column("Who"), Column("When"), Column("Danger"), Column("Look at it within")]
    rows = [
        TableRow(
            [
                Cell(str(one.by), href=reverse("access-review-one", args=[one.pk]), note=_post(one)),
                Cell(moment_words(one.at), note="" if one.person_id else "Nobody was found"),
                letting_in().emergency.label_of(one.danger),
                Cell(
                    clock_words(one.review_due, now),
                    note=f"until {moment_words(one.review_due)}",
                    tag=late_tag(one.review_due, now),
                ),
            ]
        )
        for one in emergencies
    ]
    return DataTable("To look at, due first", columns, rows, empty="Nothing waits.")


def reviewed_table(emergencies: Sequence[Emergency]) -> DataTable:
    columns = [Column("Who"), Column("When"), Column("Found"), Column("What follows")]
    rows = [
        TableRow(
            [
                Cell(str(one.by), href=reverse("access-review-one", args=[one.pk]), note=_post(one)),
                moment_words(one.at),
                Cell("", note=f"by {one.reviewed_by}: {one.review_words}", tag=OUTCOMES[one.outcome]),
                one.follow_up or "Nothing",
            ]
        )
        for one in emergencies
    ]
    return DataTable("Looked at lately", columns, rows, empty="Nothing has been looked at yet.")


def one_said(one: Emergency, times: int, before: int) -> list[Said]:
    """All that whoever looks at it is told: why, how long, how often. Nothing of the record itself."""
    opened = f"Opened the record {plural(times, 'time')}" if times else "Did not open the record"
    if one.person_id is None:
        opened = "Nobody was found, so nothing was opened"
    counted = "1 of theirs was" if before == 1 else f"{before or 'None'} of theirs {'were' if before else 'was'}"
    return [
        Said("Who", f"{one.by}, {_post(one)}"),
        Said("When", f"{moment_words(one.at)}, until {moment_words(one.over_at)}"),
        Said("Named", named_words(one)),
        Said("Danger", letting_in().emergency.label_of(one.danger)),
        Said("Why they had to see it now", one.words),
        Said("What they did", opened),
        Said("Before", f"{counted} found not justified before"),
    ]


def on_person_table(emergencies: Sequence[Emergency], now: datetime) -> DataTable:
    """On the person's page: who, when, and what was found."""
    columns = [Column("Who"), Column("When"), Column("Was it right?")]
    rows = [
        TableRow(
            [
                Cell(str(one.by), note=_post(one)),
                Cell(moment_words(one.at), note=_lasts(one, now)),
                Cell("", tag=OUTCOMES[one.outcome]),
            ],
            quiet=one.over_at <= now,
        )
        for one in emergencies
    ]
    return DataTable(
        "Opened in an emergency", columns, rows, caption_hidden=True, empty="Nobody has in the last four weeks."
    )


def _post(one: Emergency) -> str:
    team = one.membership.post.team
    return f"{one.membership.post.title}, {team.name} ({team.agency.name})"


def _page(one: Emergency) -> str:
    return reverse("person", args=[one.person_id]) if one.person_id else ""


def _lasts(one: Emergency, now: datetime) -> str:
    if one.person_id is None:
        return "Nobody was found"
    return f"{'Ends' if one.over_at > now else 'Ended'} {moment_words(one.over_at)}"


def _answer(one: Emergency) -> str:
    if not one.outcome:
        return f"Within the time until {moment_words(one.review_due)}"
    return " ".join(part for part in (one.review_words, one.follow_up) if part)
