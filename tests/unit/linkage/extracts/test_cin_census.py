"""The children in need census, in both shapes."""

from datetime import date
from pathlib import Path

import pytest

from handrail.linkage.extracts.cin_census import read_cin_census
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.records.facts import BadRow, Concern, FlagFact, InvolvementFact, Row, Sex, SourceRow
from tests.factories.extracts import write

CENSUS = """<?xml version="1.0"?>
<Message><Header/><Children>
<Child>
 <ChildIdentifiers>
  <LAchildID>C1</LAchildID><UPN>Y865000178301</UPN>
  <PersonBirthDate>2008-05-03</PersonBirthDate>
  <GenderCurrent>2</GenderCurrent>
 </ChildIdentifiers>
 <ChildCharacteristics><Ethnicity>MWBC</Ethnicity>
  <Disabilities><Disability>AUT</Disability></Disabilities></ChildCharacteristics>
 <CINdetails>
  <CINreferralDate>2023-01-10</CINreferralDate>
  <ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
  <CINclosureDate>2024-01-10</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure><ReferralNFA>false</ReferralNFA>
  <Assessments>
   <AssessmentActualStartDate>2023-01-11</AssessmentActualStartDate>
   <AssessmentAuthorisationDate>2023-02-20</AssessmentAuthorisationDate>
   <FactorsIdentifiedAtAssessment>
    <AssessmentFactors>10A</AssessmentFactors><AssessmentFactors>24A</AssessmentFactors></FactorsIdentifiedAtAssessment>
  </Assessments>
  <Section47><S47ActualStartDate>2023-02-01</S47ActualStartDate><ICPCnotRequired>false</ICPCnotRequired></Section47>
  <ChildProtectionPlans>
   <CPPstartDate>2023-02-15</CPPstartDate><CPPendDate>2023-09-01</CPPendDate>
   <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
   <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
   <Reviews><CPPreviewDate>2023-05-01</CPPreviewDate><CPPreviewDate>2023-08-01</CPPreviewDate></Reviews>
  </ChildProtectionPlans>
  <PreProceedingsandFGDM>
   <PPStartDate>2023-06-01</PPStartDate><FGDMMeetingOffer>1</FGDMMeetingOffer>
  </PreProceedingsandFGDM>
 </CINdetails>
</Child>
</Children></Message>
"""


def rows(tmp_path: Path, *changes: tuple[str, str]) -> list[Row]:
    text = CENSUS
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    return list(read_cin_census(write(tmp_path / "cin.xml", text)))


def by_feed(found: list[Row]) -> dict[str, Row]:
    return {row.feed.removeprefix("cin-census."): row for row in found}


def test_every_block_becomes_rows(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert not [row for row in found if isinstance(row, BadRow)]
    assert sorted(row.feed.removeprefix("cin-census.") for row in found) == [
        "assessments", "children", "cp-plans", "cp-reviews", "cp-reviews", "factors", "factors", "pre-proceedings",
        "referrals", "section-47",
    ]  # fmt: skip
    referral = by_feed(found)["referrals"]
    assert isinstance(referral, SourceRow)
    assert referral.line == 11
    need = next(fact for fact in referral.facts if isinstance(fact, InvolvementFact))
    assert (need.kind, need.since, need.until) == ("child_in_need", date(2023, 1, 10), date(2024, 1, 10))


def test_factors_are_flags_with_their_code(tmp_path: Path) -> None:
    flags = [fact for row in rows(tmp_path) if row.feed.endswith("factors") and isinstance(row, SourceRow) for fact in row.facts  # noqa: E501 - a table, one case a line
             if isinstance(fact, FlagFact)]  # fmt: skip
    assert [(flag.kind, flag.basis, flag.since) for flag in flags] == [
        (Concern.MISSING, "Missing (CIN census factor 10A)", date(2023, 2, 20)),
        (Concern.CRIMINAL_EXPLOITATION, "Child criminal exploitation (CIN census factor 24A)", date(2023, 2, 20)),
    ]


@pytest.mark.parametrize("shape", ["<GenderCurrent>2</GenderCurrent>", "<Sex>F</Sex>"])
def test_both_shapes(tmp_path: Path, shape: str) -> None:
    child = by_feed(rows(tmp_path, ("<GenderCurrent>2</GenderCurrent>", shape)))["children"]
    assert isinstance(child, SourceRow)
    assert child.sex is Sex.FEMALE
    assert shape[1:].split(">")[0] in child.as_sent


RULES = [
    ("<CPPendDate>2023-09-01", "<CPPendDate>2023-01-01", "cp-plans", "end-before-start"),
    ("<AssessmentFactors>24A", "<AssessmentFactors>21", "factors", "no-factors-not-alone"),
    ("<AssessmentFactors>24A", "<AssessmentFactors>RB", "factors", "code-unknown"),
    ("2023-02-20", "", "factors", "required-empty"),
    ("2023-01-10", "2007-01-10", "referrals", "before-birth"),
    ("2023-01-10", "10th of January", "referrals", "date-unreadable"),
    ("<LAchildID>C1</LAchildID>", "", "children", "required-empty"),
    ("<GenderCurrent>2</GenderCurrent>", "<GenderCurrent>2</GenderCurrent><PersonDeathDate>2022-01-01</PersonDeathDate>",  # noqa: E501 - a table, one case a line
     "referrals", "after-death"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "feed", "rule"), RULES)
def test_the_rules(tmp_path: Path, right: str, wrong: str, feed: str, rule: str) -> None:
    bad = [row for row in rows(tmp_path, (right, wrong)) if isinstance(row, BadRow) and row.feed.endswith(feed)]
    assert rule in {row.rule for row in bad}


def test_two_plans_at_once(tmp_path: Path) -> None:
    plan = CENSUS[CENSUS.index(" <ChildProtectionPlans>") : CENSUS.index("  <PreProceedings")]
    found = rows(tmp_path, (plan, plan + plan.replace("2023-02-15", "2023-03-15")))
    assert [row.rule for row in found if isinstance(row, BadRow) and row.feed.endswith("cp-plans")] == ["overlap"]


def test_an_entity_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="document type declaration"):
        rows(
            tmp_path,
            ('<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]>'),
        )


def test_broken_xml_says_where(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="line 33 cannot be read"):
        rows(tmp_path, ("</Children>", "</Kids>"))


def test_xml_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="has no Child in it"):
        list(read_cin_census(write(tmp_path / "a.xml", "<a/>")))
