"""Reading the sharing matrix for its pages."""

from handrail.disclosure.models import Level, Purpose, SharingMatrix, SharingRule


def levels_for(matrix: SharingMatrix, role: str, purpose: str) -> dict[tuple[str, str], Level]:
    """(item class, origin kind) -> level."""
    rules = SharingRule.objects.filter(matrix=matrix, role=role, purpose=purpose)
    return {(item, kind): Level(level) for item, kind, level in rules.values_list("item_class", "origin_kind", "level")}


def purposes_of(codes: tuple[str, ...]) -> list[Purpose]:
    """Purposes in a role's own order, those that are switched off left out."""
    known = {purpose.code: purpose for purpose in Purpose.objects.filter(code__in=codes, enabled=True)}
    return [known[code] for code in codes if code in known]
