from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A heading with what stands under it."""

    label: str
    text: str
