"""Reading versions of the sharing matrix: the one in force, those before it, and the draft of the next."""

from handrail.disclosure.grid import Cell
from handrail.disclosure.models import Level, SharingMatrix, SharingRule


def in_force() -> SharingMatrix | None:
    return SharingMatrix.objects.exclude(published_at=None).order_by("-version").first()


def draft() -> SharingMatrix | None:
    """The draft of the next version, where there is one. There is never more than one."""
    return SharingMatrix.objects.filter(published_at=None).select_related("proposed_by").first()


def versions() -> list[SharingMatrix]:
    """Those that are or were in force, newest first."""
    return list(SharingMatrix.objects.exclude(published_at=None))


def version(number: int) -> SharingMatrix | None:
    return SharingMatrix.objects.exclude(published_at=None).filter(version=number).first()


def levels_of(matrix: SharingMatrix | None, **which: str) -> dict[Cell, Level]:
    """Every cell of a version, or those of a role and a purpose. One query."""
    if matrix is None:
        return {}
    rules = SharingRule.objects.filter(matrix=matrix, **which).order_by("pk")
    rows = rules.values_list("role", "purpose", "origin_kind", "item_class", "level")
    return {Cell(*cell): Level(level) for *cell, level in rows}
