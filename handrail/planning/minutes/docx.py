"""Minutes as a Word document with real headings, a header row and its language."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from handrail.planning.presenters.plan_minutes import Minutes

LANGUAGE = "en-GB"


def minutes_docx(minutes: Minutes, *, made_at: datetime) -> BytesIO:
    document = Document()
    _set_language(document)
    _describe(document, f"{minutes.title}, {minutes.about}", made_at)
    document.sections[0].header.paragraphs[0].text = minutes.marking
    document.add_heading(minutes.title, level=0)
    document.add_paragraph(minutes.about)
    _table(document, ("What", "Answer"), minutes.facts)
    _text(document, "What the young person said", minutes.view)
    document.add_heading("What was decided", level=1)
    for decision in minutes.decisions or ["Nothing is written down."]:
        document.add_paragraph(decision, style="List Number")
    _text(document, "What was talked about", minutes.discussed)
    document.add_heading("Who was there", level=1)
    _table(document, ("Who", "As what", "Did they come?"), minutes.attendance)
    _text(document, "The next one", minutes.next_day)
    made = BytesIO()
    document.save(made)
    made.seek(0)
    return made


def _text(document: Any, heading: str, text: str) -> None:
    document.add_heading(heading, level=1)
    for paragraph in (text or "Nothing is written down.").splitlines():
        document.add_paragraph(paragraph)


def _table(document: Any, header: tuple[str, ...], rows: Any) -> None:
    """The first row is marked as a header, so that it is read out with each cell and repeated on each page."""
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _describe(document: Any, title: str, made_at: datetime) -> None:
    """In place of what the library's template says of itself."""
    told = document.core_properties
    told.title, told.language = title, LANGUAGE
    told.author = told.comments = ""
    told.created = told.modified = made_at


def _set_language(document: Any) -> None:
    """The library's template is in American English; a screen reader chooses its voice by this."""
    run = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    run.append(language)
