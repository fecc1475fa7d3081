"""One agreed view, with its reason; and dissent, which stays."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from handrail.disclosure.public import Reader, as_system
from handrail.kernel import clock
from handrail.kernel.words import long_date
from handrail.planning.assessment_errors import CannotAssess, NotAgreed
from handrail.planning.definition.score import Score, review_on, score
from handrail.planning.models import AgreedRating, Agreement, Assessment, Dissent, View
from handrail.planning.notices import tell_dissent
from handrail.planning.policies.agreeing import Given, Proposal, domains_to_agree, wanting
from handrail.planning.policies.need_changes import NeedChange
from handrail.planning.services.assessments import check_leads, part_of
from handrail.planning.services.by import WRITES, author, on_ledger
from handrail.planning.services.needs import apply_ratings
from handrail.writing.public import create, save


def review_by(*, assessment: Assessment, band: str = "") -> date:
    """The latest day on which an assessment that is agreed today is to be looked at again."""
    return review_on(assessment.instrument.read, clock.today(), band)


def given_views(views: Sequence[View]) -> list[Given]:
    """The views as the rules of agreeing know them."""
    return [
        Given(
            agency=view.agency.name,
            by_young_person=view.whose == View.Whose.YOUNG_PERSON,
            finished=view.finished_on is not None,
            ratings={domain: held["rating"] for domain, held in view.ratings.items()},
        )
        for view in views
    ]


def views_seen(assessment: Assessment) -> list[View]:
    """The views with what they rate, as whoever reads now may know them: nobody agrees on what is kept from them."""
    return list(View.objects.filter(assessment=assessment).select_related("agency").prefetch_related("rated"))


def score_of(assessment: Assessment) -> Score | None:
    """The score of an assessment that is one worker's: of the leading agency's own view."""
    with as_system(WRITES):
        own = View.objects.filter(assessment=assessment, whose=View.Whose.WORKER, agency_id=assessment.agency_id)
        view = own.select_related("words").first()
    return score(assessment.instrument.read, view.words.answers) if view is not None else None


def check_agree(*, assessment: Assessment, proposal: Proposal, review: date, by: Reader) -> str:
    """Raises `NotAgreed` with what is wanting. Gives the band that the score has, '' where there is none."""
    check_leads(assessment=assessment, by=by)
    definition = assessment.instrument.read
    given = given_views(views_seen(assessment))
    scored = score_of(assessment)
    band = scored.band.code if scored and scored.band else ""
    lacking = wanting(definition, given, proposal, scored=band)
    known = [one.code for one in definition.scoring.bands] if definition.scoring else []
    if proposal.band and proposal.band not in known:
        lacking["band"] = "Choose one of the bands shown"
    latest = review_by(assessment=assessment, band=proposal.band)
    if not clock.today() < review <= latest:
        lacking["review_on"] = f"The next review must be after today and on or before {long_date(latest)}"
    if lacking:
        raise NotAgreed(lacking)
    return band


def agree(*, assessment: Assessment, proposal: Proposal, review: date, by: Reader, based_on: int) -> list[NeedChange]:
    """Write the agreed view. Its ratings open, change and close needs; gives what they did."""
    today, user = clock.today(), author(by)
    with transaction.atomic():
        check_agree(assessment=assessment, proposal=proposal, review=review, by=by)
        domains = domains_to_agree(assessment.instrument.read, given_views(views_seen(assessment)))
        levels = {domain: proposal.ratings[domain] for domain in domains}
        with as_system(WRITES):
            agreement = Agreement(
                assessment=assessment,
                **part_of(assessment),
                reason=proposal.reason,
                reasons={domain: proposal.reasons[domain] for domain in domains if proposal.reasons.get(domain)},
                risk_and_rights=proposal.risk_and_rights,
                band_because=proposal.band_because,
                without_because=proposal.without_because,
            )
            create(agreement, by=user)
            changes = {
                "status": Assessment.Status.AGREED,
                "band": proposal.band,
                "agreed_on": today,
                "agreed_by": user,
                "review_on": review,
            }
            save(assessment, by=user, based_on=based_on, changes=changes)
            for domain, rating in levels.items():
                AgreedRating.objects.create(assessment=assessment, domain=domain, rating=rating, **part_of(assessment))
            moved = apply_ratings(assessment=assessment, agreed=levels, on=today)
        on_ledger("agree", person_id=assessment.person_id, assessment_id=assessment.pk)
    return moved


def check_dissent(*, assessment: Assessment) -> None:
    if assessment.status != Assessment.Status.AGREED:
        raise CannotAssess("Nothing is agreed yet. Say what you see in your own view.")


def dissent(*, assessment: Assessment, words: str, by: Reader, domain: str = "", rating: str = "") -> Dissent:
    """Say that one's agency sees it differently. It is shown beside what was agreed, and stays."""
    check_dissent(assessment=assessment)
    if not words.strip():
        raise CannotAssess("Say what you see differently, and why.")
    if domain and domain not in assessment.levels:
        raise CannotAssess("Choose a part of the assessment that was agreed on.", field="domain")
    with transaction.atomic():
        with as_system(WRITES):
            said = Dissent.objects.create(
                assessment=assessment,
                person_id=assessment.person_id,
                agency_id=by.agency_id,
                domain=domain,
                rating=rating,
                words=words,
                by=author(by),
                at=clock.now(),
            )
            tell_dissent(assessment, by=by.user_id)
        on_ledger("dissent", person_id=assessment.person_id, assessment_id=assessment.pk)
    return said
