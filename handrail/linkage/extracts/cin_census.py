"""The children in need census: one XML file, in the shape before 2024-25 (GenderCurrent) or after it (Sex).

Source: Department for Education, "Children in need census" specifications. Each block of a child becomes rows of a
table with its own specification, so that the words and rules of the census are data (`specs/cin_census`).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handrail.records.facts import InvolvementFact, Row, SourceRow

from .census_xml import Element, children
from .reading import FeedReport, Reading, ReadOptions
from .refusal import UnreadableFile
from .return_rules import check_overlaps, refuse
from .row_reader import RowReader
from .spec import ExtractSpec
from .spec_files import shipped_specs
from .tabular import check_size

KIND = "cin_census"
DEFAULTS = ReadOptions()
BLOCKS = {
    "CINdetails": "referrals",
    "Assessments": "assessments",
    "CINPlanDates": "cin-plans",
    "Section47": "section-47",
    "ChildProtectionPlans": "cp-plans",
    "PreProceedingsandFGDM": "pre-proceedings",
}
NO_FACTORS = "21"


def read_cin_census(path: Path, options: ReadOptions = DEFAULTS) -> Reading:
    """The census, child by child, never whole in memory. Raises UnreadableFile where the XML breaks, also half-way."""
    check_size(path, options)
    feeds = {name: Feed(spec, path.name, options) for name, spec in shipped_specs(KIND).items()}

    def rows() -> Iterator[Row]:
        found = False
        for child in children(path):
            found = True
            yield from child_rows(child, feeds)
        if not found:
            raise UnreadableFile(f"{path.name} has no Child in it, so it is no children in need census.")

    return Reading(KIND, [feed.report for feed in feeds.values()], rows())


class Feed:
    """One table of the census: what turns the values of a block into a row of it."""

    def __init__(self, spec: ExtractSpec, file: str, options: ReadOptions) -> None:
        self.columns = list(spec.columns.values())
        self.reader = RowReader(spec, [column.header for column in self.columns], options)
        self.report = FeedReport(spec.name, file, self.reader.matched)
        self.known = {name for column in self.columns for name in (column.header, *column.aliases)}

    def row(self, line: int, sent: dict[str, str], added: dict[str, str] | None = None) -> Row:
        values = sent | (added or {})
        cells = [
            next((values[name] for name in (column.header, *column.aliases) if name in values), "")
            for column in self.columns
        ]
        row = self.reader.read(line, cells)
        row.as_sent.clear()
        row.as_sent.update(sent)
        self.report.unknown += [name for name in sent if name not in self.known and name not in self.report.unknown]
        return row


def child_rows(child: Element, feeds: dict[str, Feed]) -> Iterator[Row]:
    """The child, then what each block says of the child. A block of which the child cannot be named is bad itself."""
    about = {name: text for part in child.parts for name, text in part.values().items() if part.tag != "CINdetails"}
    about |= {"Disability": " ".join(part.text.strip() for part in child.all("Disability"))}
    about = {name: text for name, text in about.items() if text}
    who: dict[str, str] = {
        name: about[name] for name in ("LAchildID", "PersonBirthDate", "PersonDeathDate") if name in about
    }
    details = child.all("CINdetails")
    died = about.get("PersonDeathDate", "9999")
    referrals = sorted(text for part in child.all("CINreferralDate") if (text := part.text.strip()) <= died)
    yield feeds["children"].row(child.line, about, {"First referral": referrals[0] if referrals else ""})
    plans: list[Row] = []
    for detail in details:
        yield feeds["referrals"].row(detail.line, who | detail.values())
        for part in detail.parts:
            if part.tag == "ChildProtectionPlans":
                plans.append(feeds["cp-plans"].row(part.line, who | part.values()))
                yield from reviews(part, who, feeds["cp-reviews"])
            elif part.tag in BLOCKS:
                yield feeds[BLOCKS[part.tag]].row(part.line, who | part.values())
            if part.tag == "Assessments":
                yield from factors(part, who, feeds["factors"])
    for block in child.parts:
        if block.tag in BLOCKS and block.tag != "CINdetails":
            yield feeds[BLOCKS[block.tag]].row(block.line, who | block.values())
    yield from check_overlaps(plans, plan_period, "CPPstartDate", "CPPendDate")


def reviews(plan: Element, who: dict[str, str], feed: Feed) -> Iterator[Row]:
    for review in plan.all("CPPreviewDate"):
        yield feed.row(review.line, who | {"CPPreviewDate": review.text.strip()})


def factors(assessment: Element, who: dict[str, str], feed: Feed) -> Iterator[Row]:
    """One row for each factor. "No factors identified" beside a factor is a contradiction, and the factor stands."""
    found = assessment.all("AssessmentFactors")
    for factor in found:
        code = factor.text.strip()
        row = feed.row(factor.line, who | assessment.values() | {"AssessmentFactors": code})
        if code == NO_FACTORS and len(found) > 1 and isinstance(row, SourceRow):
            reason = "Factor 21, no factors identified, stands beside other factors. It must stand alone or not at all."
            row = refuse(row, "AssessmentFactors", "no-factors-not-alone", reason)
        yield row


def plan_period(row: SourceRow) -> tuple[date, date | None]:
    fact = next(fact for fact in row.facts if isinstance(fact, InvolvementFact))
    return fact.since, fact.until
