"""The chapters of a report that this room writes: who was told outside, and what was refused."""

from collections.abc import Collection
from uuid import UUID

from handrail.kernel.words import long_date
from handrail.partnership.public import Agency
from handrail.sharing.chapters import AccessChapter, ChapterRows, Shown, register_access_chapter
from handrail.sharing.models import DisclosureMade, How, Refusal, WhyRefused
from handrail.sharing.presenters.classes import classes_in_words
from handrail.sharing.selectors.access_report import CRIME

OUTSIDE = "Somebody outside the partnership"


def register() -> None:
    register_access_chapter(AccessChapter("told", "Who was told outside Handrail", 10, told))
    register_access_chapter(AccessChapter("refused", "Who asked and was refused", 20, refused))


def told(person_ids: Collection[UUID], shown: Shown) -> ChapterRows:
    rows = DisclosureMade.objects.filter(person__in=person_ids).select_related("agency", "to_agency")
    allowed = [row for row in rows if shown.crime or row.purpose != CRIME]
    columns = ("When", "Who was told", "By whom", "How", "About what", "On what basis", "May be kept until")
    told = [_told(row, shown) for row in allowed]
    return ChapterRows(columns, told, [_told_to_you(*one) for one in told], len(rows) - len(allowed))


def _told_to_you(when: str, to: str, by: str, how: str, about: str, basis: str, until: str) -> str:
    """'On 3 November 2026 Marlshire Council told Quay Housing. By e-mail. It was about: housing. ...'"""
    kept = f"They may keep it until {until}" if until[:1].isdigit() else until
    return f"On {when}, {by} told {_within(to)}. {how}. It was about: {about[:1].lower() + about[1:]}. {kept}."


def _told(row: DisclosureMade, shown: Shown) -> list[str]:
    kept = f"{row.get_ended_display()} on {long_date(row.ended_on)}" if row.ended_on else ""
    until = long_date(row.keep_until) if row.keep_until else "Nothing to keep"
    return [
        long_date(row.told_on),
        row.recipient if shown.outside_names else _agency(row.to_agency),
        str(row.agency),
        How(row.how).label,
        classes_in_words(row.classes),
        ". ".join(part for part in (row.lawful_basis, row.gateway) if part),
        kept or until,
    ]


def refused(person_ids: Collection[UUID], shown: Shown) -> ChapterRows:
    """What a refusal protects stands in its words, so they stay here: the kind of reason is told."""
    related = ("asked_by_agency", "refused_by_agency")
    rows = Refusal.objects.filter(person__in=person_ids).select_related(*related)
    allowed = [row for row in rows if shown.crime or row.reason != WhyRefused.INVESTIGATION]
    columns = ("When", "Who asked", "Who refused", "Why")
    told = [[long_date(row.refused_on), *_sides(row, shown), WhyRefused(row.reason).label] for row in allowed]
    return ChapterRows(columns, told, [_refused_to_you(*one) for one in told], len(rows) - len(allowed))


def _refused_to_you(when: str, asker: str, refuser: str, why: str) -> str:
    return f"On {when}, {_within(asker)} asked {_within(refuser)} about you, and was not told. Why: {why}."


def _sides(row: Refusal, shown: Shown) -> list[str]:
    asker = row.asker if shown.outside_names else _agency(row.asked_by_agency)
    return [asker, _agency(row.refused_by_agency)]


def _within(who: str) -> str:
    """As it stands within a sentence."""
    return who.lower() if who == OUTSIDE else who


def _agency(agency: Agency | None) -> str:
    return str(agency or OUTSIDE)
