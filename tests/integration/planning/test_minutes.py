"""Minutes as documents, and who may take them out."""

import re
import zlib
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.planning.minutes.docx import minutes_docx
from handrail.planning.minutes.pdf import minutes_pdf
from handrail.planning.models import Plan
from handrail.planning.presenters.plan_minutes import Minutes
from handrail.planning.public import NewMember, finish_review
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.integration.planning.test_plan_journey import ahead, held

MINUTES = Minutes(
    title="Child in need review: minutes",
    about="Aaliyah BROOKS",
    marking="OFFICIAL-SENSITIVE",
    facts=[("Plan", "Child in need plan"), ("Held on", "20 November 2026")],
    view='She said: #read("/etc/passwd") *and* $x$.',
    discussed="One line\nand another",
    decisions=["It stays as it is, because it works."],
    attendance=[("Joy Okafor", "Case-holding social worker", "Came")],
    next_day="1 February 2027",
)


def test_word_gets_headings_a_header_row_and_its_language() -> None:
    with ZipFile(BytesIO(minutes_docx(MINUTES, made_at=datetime(2026, 11, 22, tzinfo=UTC)).read())) as made:
        document, styles = made.read("word/document.xml").decode(), made.read("word/styles.xml").decode()
        core = made.read("docProps/core.xml").decode()
    assert document.count("<w:tblHeader") == 2
    assert 'w:pStyle w:val="Heading1"' in document
    assert 'w:lang w:val="en-GB"' in styles
    assert "Child in need review: minutes, Aaliyah BROOKS" in core
    assert "python-docx" not in core


@pytest.mark.django_db
def test_pdf_is_tagged_and_takes_no_markup_from_what_people_wrote() -> None:
    made = minutes_pdf(MINUTES).read()
    plain = b"".join(zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", made, re.DOTALL))
    assert b"/StructTreeRoot" in made + plain
    assert b"pdfuaid" in made + plain
    assert b"root:" not in plain


@pytest.mark.django_db
def test_minutes_are_taken_out_by_those_who_see_the_plan_in_full_and_the_ledger_says_so(work: make.Work) -> None:
    plan: Plan = make.plan(work, make.person(work))
    nurse = partnership.membership("health_practitioner")
    make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post))
    review = ahead(plan)
    held(work, review)
    finish_review(review=review, next_due=None, plan_ends=True, by=work.by)
    worker = acting(work.held)
    assert "It goes well." in worker.get(reverse("review", args=[review.pk])).content.decode()
    for route, begins in (("review-docx", b"PK"), ("review-pdf", b"%PDF")):
        answer = worker.get(reverse(route, args=[review.pk]))
        assert b"".join(answer.streaming_content).startswith(begins)  # type: ignore[attr-defined]  # a file's answer streams
        assert answer["Content-Disposition"].startswith("attachment")
    assert LedgerEntry.objects.filter(action="take_out_plan", subject=plan.person_id).count() == 2
    assert acting(nurse).get(reverse("review-pdf", args=[review.pk])).status_code == 403
    assert (
        acting(partnership.membership("mdt_social_worker")).get(reverse("review", args=[review.pk])).status_code == 403
    )
