"""Contacts in lists: what a team has sent, and what may be the same worry told twice."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from handrail.frontdoor.models import Contact
from handrail.frontdoor.presenters.clocks import moment_words
from handrail.frontdoor.presenters.queue import name_told
from handrail.kernel.words import days_from
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

WITH_WORKER = "With their worker"


def alike_table(contacts: Sequence[Contact], today: date) -> DataTable:
    """Open contacts that may be about the same young person."""
    columns = [Column("Contact"), Column("Received"), Column("From"), Column("Where it is")]
    rows = [
        TableRow(
            [
                Cell(called(one), href=reverse("contact", args=[one.pk])),
                days_from(one.received_at.date(), today).capitalize(),
                one.told.referrer_organisation if one.told and one.from_the_public else one.agency.name,
                WITH_WORKER if one.state == Contact.State.WITH_WORKER else "Front door",
            ]
        )
        for one in contacts
    ]
    return DataTable("Open already, and perhaps about the same young person", columns, rows)


def sent_table(contacts: Sequence[Contact]) -> DataTable:
    """What the reader's team has sent."""
    columns = [Column("Contact"), Column("Sent"), Column("Where it stands")]
    rows = [
        TableRow(
            [
                Cell(called(one), href=reverse("contact", args=[one.pk])),
                moment_words(one.received_at),
                Cell("", tag=_standing(one)),
            ]
        )
        for one in contacts
    ]
    title = "What your team has told the front door"
    return DataTable(title, columns, rows, caption_hidden=True, empty="Your team has sent nothing yet.")


def called(contact: Contact) -> str:
    """By reference alone where what was told is not the reader's to see."""
    return f"{contact.reference} {name_told(contact)}" if contact.told else contact.reference


def _standing(contact: Contact) -> Tag:
    match contact.state:
        case Contact.State.DECIDED:
            return Tag("Answered", Tone.GOOD)
        case Contact.State.WITH_WORKER:
            return Tag(WITH_WORKER, Tone.INFO)
        case _:
            return Tag("Waits for a decision", Tone.QUIET)
