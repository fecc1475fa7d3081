"""The children in need census as XML, in the shape of 2024-25 and later: `Sex`, and no `GenderCurrent`."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from demo.county.identifiers import local_id
from demo.county.life import Assessment, ProtectionPlan, Referral, Section47
from demo.county.people import Person
from demo.county.places import places
from demo.writers.mistakes import Mistakes

FILE = "marlshire-cs/cin-census.xml"
_MISTAKEN = 0.004


class CinCensus:
    """Every child with a referral that led to an assessment. A child is written whole, so memory does not grow."""

    def __init__(self, folder: Path, mistakes: Mistakes, seed: int, as_of: date) -> None:
        (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
        self._file = (folder / FILE).open("w", encoding="utf-8", newline="\n")
        self._mistakes = mistakes
        self._rng = Random(f"mistakes-{seed}-cin")
        self._line = 0
        self.rows = 0
        self._put(_opening(as_of))

    def add(self, person: Person) -> None:
        if not person.life.care.referrals:
            return
        self._put(_identity(person))
        for referral in person.life.care.referrals:
            closed = referral.closed
            if closed and not person.story and self._rng.random() < _MISTAKEN:
                closed = referral.on - timedelta(days=40)
                note = ("CINclosureDate", "end-before-start", local_id("cs", person.index))
                self._mistakes.note("marlshire-cs", FILE, self._line + 1, *note)
            self._put(_details(referral, closed))
            self.rows += 1
        self._put(["    </Child>"])

    def _put(self, lines: Iterator[str] | list[str]) -> None:
        for line in lines:
            self._file.write(f"{line}\n")
            self._line += 1

    def close(self) -> None:
        self._put(["  </Children>", "</Message>"])
        self._file.close()


def _tag(name: str, value: object, indent: int) -> Iterator[str]:
    if value is not None and value != "":
        yield f"{' ' * indent}<{name}>{escape(str(value))}</{name}>"


def _opening(as_of: date) -> list[str]:
    year = as_of.year if as_of.month >= 4 else as_of.year - 1
    return [
        '<?xml version="1.0" encoding="utf-8"?>', "<Message>", "  <Header>", "    <CollectionDetails>",
        "      <Collection>CIN</Collection>",
        f"      <Year>{year + 1}</Year>", f"      <ReferenceDate>{as_of.isoformat()}</ReferenceDate>",
        "    </CollectionDetails>",
        "    <Source>", "      <SourceLevel>L</SourceLevel>", f"      <LEA>{places().la_code}</LEA>",
        "      <SoftwareCode>Marlshire</SoftwareCode>", "      <Release>1</Release>", "      <SerialNo>001</SerialNo>",
        f"      <DateTime>{as_of.isoformat()}T09:00:00</DateTime>", "    </Source>", "  </Header>", "  <Children>",
    ]  # fmt: skip


def _identity(person: Person) -> Iterator[str]:
    yield "    <Child>"
    yield "      <ChildIdentifiers>"
    yield from _tag("LAchildID", local_id("cs", person.index), 8)
    yield from _tag("UPN", person.upn, 8)
    yield from _tag("PersonBirthDate", person.born, 8)
    yield from _tag("Sex", person.sex, 8)
    yield "      </ChildIdentifiers>"
    yield "      <ChildCharacteristics>"
    yield from _tag("Ethnicity", person.ethnicity, 8)
    if person.life.care.disabled:
        yield "        <Disabilities>"
        yield "          <Disability>LD</Disability>"
        yield "        </Disabilities>"
    yield "      </ChildCharacteristics>"


def _details(referral: Referral, closed: date | None) -> Iterator[str]:
    conference = next((e.conference for e in referral.enquiries if e.conference), None)
    yield "      <CINdetails>"
    yield from _tag("CINreferralDate", referral.on, 8)
    yield from _tag("ReferralSource", referral.source, 8)
    yield from _tag("PrimaryNeedCode", referral.need, 8)
    yield from _tag("CINclosureDate", closed, 8)
    yield from _tag("ReasonForClosure", referral.closure, 8)
    yield from _tag("DateOfInitialCPC", conference, 8)
    for assessment in referral.assessments:
        yield from _assessment(assessment)
    for since, until in referral.plans:
        yield "        <CINPlanDates>"
        yield from _tag("CINPlanStartDate", since, 10)
        yield from _tag("CINPlanEndDate", until, 10)
        yield "        </CINPlanDates>"
    for enquiry in referral.enquiries:
        yield from _section_47(enquiry)
    yield from _tag("ReferralNFA", "true" if referral.nfa else "false", 8)
    for plan in referral.protection:
        yield from _protection(plan)
    yield "      </CINdetails>"


def _assessment(assessment: Assessment) -> Iterator[str]:
    yield "        <Assessments>"
    yield from _tag("AssessmentActualStartDate", assessment.since, 10)
    yield from _tag("AssessmentAuthorisationDate", assessment.authorised, 10)
    if assessment.factors:
        yield "          <FactorsIdentifiedAtAssessment>"
        for factor in assessment.factors:
            yield from _tag("AssessmentFactors", factor, 12)
        yield "          </FactorsIdentifiedAtAssessment>"
    yield "        </Assessments>"


def _section_47(enquiry: Section47) -> Iterator[str]:
    yield "        <Section47>"
    yield from _tag("S47ActualStartDate", enquiry.since, 10)
    yield from _tag("InitialCPCtarget", enquiry.target, 10)
    yield from _tag("DateOfInitialCPC", enquiry.conference, 10)
    yield from _tag("ICPCnotRequired", "false", 10)
    yield "        </Section47>"


def _protection(plan: ProtectionPlan) -> Iterator[str]:
    yield "        <ChildProtectionPlans>"
    yield from _tag("CPPstartDate", plan.since, 10)
    yield from _tag("CPPendDate", plan.until, 10)
    yield from _tag("InitialCategoryOfAbuse", plan.initial, 10)
    yield from _tag("LatestCategoryOfAbuse", plan.latest, 10)
    yield from _tag("NumberOfPreviousCPP", plan.previous, 10)
    if plan.reviews:
        yield "          <Reviews>"
        for on in plan.reviews:
            yield from _tag("CPPreviewDate", on, 12)
        yield "          </Reviews>"
    yield "        </ChildProtectionPlans>"
