"""What becomes of two people's changes to one record: a sum over plain values, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.writing.values import Json


@dataclass(frozen=True, slots=True)
class Merged:
    taken: dict[str, Json]  # the fields to change
    clashing: list[str]  # the fields that both changed, to different words


def merge(*, base: Mapping[str, Json], theirs: Mapping[str, Json], mine: Mapping[str, Json]) -> Merged:
    """`base` is what I began from, `theirs` what stands now, `mine` what I send (any part of the fields).

    A field that I left as it was is not mine to change back, and one that we both changed alike does not clash.
    """
    changed = {name: value for name, value in mine.items() if value != base.get(name, theirs[name])}
    wanted = {name: value for name, value in changed.items() if value != theirs[name]}
    clashing = [name for name in wanted if theirs[name] != base.get(name, theirs[name])]
    return Merged(wanted, clashing)
