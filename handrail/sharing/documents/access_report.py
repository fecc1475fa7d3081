"""The report as PDF/UA-1: typst refuses to write one whose headings, title or language are missing."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("access_report.typ")


def access_report_pdf(document: dict[str, Any]) -> BytesIO:
    """Its words travel as data beside the template, so that nothing in them is typst's markup."""
    given = {"report": json.dumps(document)}
    return BytesIO(typst.compile(TEMPLATE, root=TEMPLATE.parent, pdf_standards=["ua-1"], sys_inputs=given))
