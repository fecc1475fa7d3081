"""The duty team's queue, and the board on the wall, in words."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from handrail.frontdoor.models import Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.clocks import contact_clock, moment_words, rating_tag
from handrail.frontdoor.selectors.queue import UNRATED, WHERE, Figures, QueueFilter
from handrail.kernel.words import plural
from handrail.records.public import listed_name
from handrail.ui.public import (
    Applied,
    Cell,
    Column,
    CountLink,
    CountLinks,
    DataTable,
    Filter,
    Filters,
    Option,
    TableRow,
    Tag,
    Tone,
)

EMPTY = "Nothing waits that fits these choices."


def name_told(contact: Contact) -> str:
    """As whoever sent it called them; the record may know another name."""
    told = contact.told
    return (told and listed_name(told.given, told.family)) or "Name not known"


def queue_table(contacts: Sequence[Contact], now: datetime) -> DataTable:
    columns = [
        Column("Contact"),
        Column("Due"),
        Column("Rating"),
        Column("From"),
        Column("Checks"),
        Column("Where it is"),
    ]
    return DataTable(
        "Open contacts: danger first, then by clock", columns, [_row(one, now) for one in contacts], empty=EMPTY
    )


def cut_words(shown: int, most: int) -> str:
    """A queue that is longer than its page says so: nobody may think that what is not shown is not there."""
    return f"The first {most} are shown. Choose a rating, or where it is, to see the others." if shown >= most else ""


def _row(contact: Contact, now: datetime) -> TableRow:
    clock = contact_clock(contact, now)
    who = Cell(
        f"{contact.reference} {name_told(contact)}",
        href=reverse("contact", args=[contact.pk]),
        note=f"Received {moment_words(contact.received_at)}",
        tag=Tag("Danger now", Tone.URGENT) if contact.in_danger else None,
    )
    due = Cell(clock.words, note=clock.due, tag=Tag("Late", Tone.URGENT) if clock.tone is Tone.URGENT else None)
    return TableRow(
        [who, due, Cell("", tag=rating_tag(contact.rating)), _sender(contact), _checks(contact), _where(contact)]
    )


def take_up_table(contacts: Sequence[Contact], now: datetime) -> DataTable:
    """Contacts about people whom the reader's team works with already."""
    columns = [Column("Contact"), Column("Due"), Column("Rating"), Column("From")]
    rows = []
    for one in contacts:
        clock = contact_clock(one, now)
        about = Cell(f"{one.reference} {name_told(one)}", href=reverse("contact", args=[one.pk]))
        rows.append(
            TableRow([about, Cell(clock.words, note=clock.due), Cell("", tag=rating_tag(one.rating)), _sender(one)])
        )
    return DataTable("To take up", columns, rows)


def _sender(contact: Contact) -> Cell:
    if contact.from_the_public:
        told = contact.told
        return Cell((told and told.referrer_organisation) or "Public referral page", note="Without an account")
    return Cell(contact.agency.name, note=str(contact.author_team or ""))


def _checks(contact: Contact) -> str:
    asked, answered = getattr(contact, "asked", 0), getattr(contact, "answered", 0)
    return f"{answered} of {asked} answered" if asked else "None asked"


def _where(contact: Contact) -> Cell:
    if contact.state == Contact.State.WITH_WORKER:
        return Cell("With their worker", note="Not taken up yet")
    return Cell("Here", note="" if contact.person_id else "Nobody has said yet who it is")


def counts(found: Figures, asked: QueueFilter) -> CountLinks:
    """Figures that open their rows."""
    given = [
        CountLink(found.late, "late", _address(where="late"), Tone.URGENT, asked.where == "late"),
        CountLink(found.waiting, "waiting here", _address(where="here"), Tone.INFO, asked.where == "here"),
        CountLink(found.unrated, "not rated", _address(rating=UNRATED), Tone.WARNING, asked.rating == UNRATED),
        CountLink(
            found.with_worker,
            "with a worker's team",
            _address(where="with_worker"),
            current=asked.where == "with_worker",
        ),
    ]
    return CountLinks("The queue in figures", given)


def filters(asked: QueueFilter) -> Filters:
    ratings = [("", "Any"), (UNRATED, "Not rated"), *((one.code, one.label) for one in practice().ratings)]
    where = [("", "Any"), *WHERE.items()]
    labels = {**dict(ratings), **WHERE}
    applied = [
        Applied(labels[asked.rating], _address(where=asked.where)) if asked.rating else None,
        Applied(labels[asked.where], _address(rating=asked.rating)) if asked.where else None,
    ]
    return Filters(
        [
            Filter("rating", "Rating", asked.rating, [Option(*one) for one in ratings]),
            Filter("where", "Where it is", asked.where, [Option(*one) for one in where]),
        ],
        applied=[one for one in applied if one],
        clear_href=reverse("front-door"),
    )


def board(contacts: Sequence[Contact], found: Figures, now: datetime) -> dict[str, object]:
    """What may hang on a wall: references and clocks, no name, no agency."""
    rows = []
    for one in contacts:
        clock = contact_clock(one, now)
        where = "With a worker's team" if one.state == Contact.State.WITH_WORKER else "Here"
        rows.append(TableRow([one.reference, Cell("", tag=rating_tag(one.rating)), clock.words, _checks(one), where]))
    columns = [Column("Contact"), Column("Rating"), Column("Due"), Column("Checks"), Column("Where it is")]
    by_rating = [(rating_tag(code), number) for code, number in found.by_rating.items()]
    return {
        "table": DataTable("Open contacts", columns, rows, empty="Nothing waits."),
        "figures": found,
        "by_rating": by_rating,
        "checks_out": plural(found.checks_out, "check"),
    }


def _address(*, rating: str = "", where: str = "") -> str:
    chosen = {name: value for name, value in (("rating", rating), ("where", where)) if value}
    return reverse("front-door") + (f"?{urlencode(chosen)}" if chosen else "")
