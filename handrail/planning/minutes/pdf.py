"""Minutes as PDF/UA-1: typst refuses to write one whose headings, title or language are missing."""

import json
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import typst

from handrail.disclosure.public import withhold_all
from handrail.planning.presenters.plan_minutes import Minutes

TEMPLATE = Path(__file__).with_name("minutes.typ")


def minutes_pdf(minutes: Minutes) -> BytesIO:
    """What users wrote travels as data beside the template, so that nothing in it is typst's markup."""
    words = json.dumps(withhold_all(asdict(minutes)))  # nothing looks into a PDF once it is made
    made = typst.compile(TEMPLATE, root=TEMPLATE.parent, pdf_standards=["ua-1"], sys_inputs={"minutes": words})
    return BytesIO(made)
