"""Which instruments there are."""

from handrail.kernel.errors import UserError
from handrail.planning.models import InstrumentVersion

Status = InstrumentVersion.Status


class UnknownInstrument(UserError):
    """No instrument of that name is there."""


def in_use() -> list[InstrumentVersion]:
    """The version of each instrument that an assessment would begin with today."""
    return list(InstrumentVersion.objects.filter(status=Status.PUBLISHED).order_by("title"))


def version_in_use(code: str) -> InstrumentVersion:
    found = InstrumentVersion.objects.filter(code=code, status=Status.PUBLISHED).first()
    if found is None:
        raise UnknownInstrument("There is no such instrument in use. Choose one from the list.")
    return found


def draft_of(code: str) -> InstrumentVersion | None:
    return InstrumentVersion.objects.filter(code=code, status=Status.DRAFT).first()


def versions_of(code: str) -> list[InstrumentVersion]:
    """All versions, the newest first."""
    found = InstrumentVersion.objects.filter(code=code).select_related("created_by", "published_by")
    return list(found.order_by("-version"))


def latest_of_each() -> list[InstrumentVersion]:
    """One line for each instrument: the version in use, or a draft that was never published."""
    order = {Status.PUBLISHED: 0, Status.DRAFT: 1, Status.SUPERSEDED: 2}
    found: dict[str, InstrumentVersion] = {}
    for one in sorted(InstrumentVersion.objects.all(), key=lambda one: (order[Status(one.status)], -one.version)):
        found.setdefault(one.code, one)
    return sorted(found.values(), key=lambda one: one.title)


def codes_with_draft() -> set[str]:
    return set(InstrumentVersion.objects.filter(status=Status.DRAFT).values_list("code", flat=True))
