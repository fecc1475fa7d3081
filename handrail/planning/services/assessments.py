"""Opening an assessment, moving it to a newer version, withdrawing it. Rules come in pairs: `check_x`, `can_x`."""

from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Reader, as_system
from handrail.kernel import clock
from handrail.planning.assessment_errors import AlreadyOpen, CannotAssess
from handrail.planning.definition.changes import carried
from handrail.planning.models import Assessment, AssessmentReasons, InstrumentVersion, ViewAnswers
from handrail.planning.selectors.instruments import version_in_use
from handrail.planning.services.by import WRITES, author, known_by, on_ledger
from handrail.planning.services.views import follow
from handrail.writing.public import create, save

Status = Assessment.Status


def check_open(*, person_id: UUID, instrument: InstrumentVersion, by: Reader) -> None:
    """One of a kind at a time: of each agency, or of all of them where they share it. Asked as the reader sees it."""
    if instrument.status != InstrumentVersion.Status.PUBLISHED:
        raise CannotAssess("This version of the instrument is not in use. Start with the one that is.")
    running = Assessment.objects.filter(person_id=person_id, instrument__code=instrument.code, status=Status.OPEN)
    if instrument.read.views == "one":
        running = running.filter(agency_id=by.agency_id)
    found = running.first()
    if found is not None:
        raise AlreadyOpen(found.pk)


def open_assessment(*, person_id: UUID, instrument: InstrumentVersion, by: Reader, prompted_by: str = "") -> Assessment:
    """Begin one, beside the last that was agreed with the same instrument. The reader's agency leads it."""
    check_open(person_id=person_id, instrument=instrument, by=by)
    last = Assessment.objects.filter(person_id=person_id, instrument__code=instrument.code, status=Status.AGREED)
    follows = last.order_by("-agreed_on", "-pk").first()
    made = Assessment(
        person_id=person_id,
        recognised_by_id=known_by(person_id),
        agency_id=by.agency_id,
        instrument=instrument,
        opened_on=clock.today(),
        follows=follows,
    )
    with transaction.atomic():
        create(made, by=(user := author(by)))
        create(AssessmentReasons(assessment=made, prompted_by=prompted_by, **part_of(made)), by=user)
        on_ledger("open", person_id=person_id, assessment_id=made.pk)
    return made


def check_leads(*, assessment: Assessment, by: Reader) -> None:
    """Whose assessment it is decides over it."""
    if assessment.agency_id != by.agency_id:
        raise CannotAssess("Another agency leads this assessment. Ask them, or add your own view.")
    if not assessment.is_open:
        raise CannotAssess("This assessment is finished. Start the next one beside it.")


def leads(*, assessment: Assessment, by: Reader) -> bool:
    try:
        check_leads(assessment=assessment, by=by)
    except CannotAssess:
        return False
    return True


def withdraw(*, assessment: Assessment, by: Reader, because: str, based_on: int) -> Assessment:
    """End an assessment that is not to be agreed. What was written stays."""
    check_leads(assessment=assessment, by=by)
    if not because.strip():
        raise CannotAssess("Say why it is withdrawn.")
    with transaction.atomic():
        save(assessment, by=(user := author(by)), based_on=based_on, changes={"status": Status.WITHDRAWN})
        with as_system(WRITES):
            reasons = AssessmentReasons.objects.get(assessment=assessment)
        save(reasons, by=user, based_on=reasons.version, changes={"withdrawn_because": because})
        on_ledger("withdraw", person_id=assessment.person_id, assessment_id=assessment.pk)
    return assessment


def part_of(assessment: Assessment) -> dict[str, Any]:
    """Whose it is and who shares it, as each of its parts has it."""
    return {"person_id": assessment.person_id, "agency_id": assessment.agency_id, "item_class": assessment.item_class}


def newer_version(assessment: Assessment) -> InstrumentVersion | None:
    """The version that a running assessment could move to."""
    if not assessment.is_open:
        return None
    newest = InstrumentVersion.objects.filter(
        code=assessment.instrument.code, status=InstrumentVersion.Status.PUBLISHED
    ).first()
    return newest if newest is not None and newest.version > assessment.instrument.version else None


def move_to_newer(*, assessment: Assessment, by: Reader, based_on: int) -> Assessment:
    """Go on with the version in use. Answers that it no longer asks for stay in the history of their view."""
    check_leads(assessment=assessment, by=by)
    old, new = assessment.instrument.read, version_in_use(assessment.instrument.code)
    user = author(by)
    with transaction.atomic():
        with as_system(WRITES):
            for words in ViewAnswers.objects.filter(view__assessment=assessment).select_related("view"):
                kept, _ = carried(old, new.read, words.answers)
                save(words, by=user, based_on=words.version, changes={"answers": kept})
                follow(words.view, new.read, kept)
        save(assessment, by=user, based_on=based_on, changes={"instrument": new})
        on_ledger("move", person_id=assessment.person_id, assessment_id=assessment.pk)
    assessment.instrument = new
    return assessment
