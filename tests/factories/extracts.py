"""Files in partners' formats, written by the tests themselves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from handrail.linkage.extracts.spec import ExtractSpec
from handrail.linkage.extracts.spec_files import parse_spec

SMALL = """
name = "school-visits"
title = "Visits to a school"
agency = "education"
version = 1
row = "One visit."
row_key = ["visit"]
local_id = "pupil"

[columns]
visit = { header = "Visit No", required = true }
pupil = { header = "Pupil ID", aliases = ["Student"], required = true, personal = true }
given = { header = "Forename", personal = true }
family = { header = "Surname", personal = true }
dob = { header = "Date of Birth", type = "date", personal = true }
upn = { header = "UPN", type = "upn", personal = true }
nhs = { header = "NHS No", type = "nhs number", personal = true }
on = { header = "Start", type = "datetime", required = true }
until = { header = "End", type = "date" }
reason = { header = "Reason", type = "choice", codes = { A = "advice", B = "bullying" } }
attended = { header = "Attended", type = "yes/no" }
score = { header = "Score", type = "number" }

[person]
born = "dob"

[[identifiers]]
scheme = "upn"
column = "upn"

[[identifiers]]
scheme = "nhs"
column = "nhs"

[[names]]
given = "{given}"
family = "{family}"

[[events]]
kind = "visit"
item_class = "education"
on = "on"
at = "on"
last_day = "until"
summary = "Visited about {reason} ({reason:code})"

[[flags]]
kind = "not_in_education"
item_class = "education"
since = "on"
basis = "Scored {score}"
when = [{ column = "score", below = 50 }, { column = "attended", is = ["no"] }]
"""


def small_spec() -> ExtractSpec:
    return parse_spec(SMALL)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with dates as date cells and numbers as the floats that Excel keeps."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path
