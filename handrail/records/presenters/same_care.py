"""The same care, as several returns tell it, in one row: looked after, in need, on a plan, placed, with a worker.

A council sends a child's care in three national returns and a worker list. Each says something true; nine rows of it
hide who else there is. So what one worker does for one agency is one row, and each fact keeps its own date in it.
"""

from collections.abc import Sequence

# The first of these names the row; the others stand beneath it.
CARE = (
    "looked_after", "child_protection", "child_in_need_plan", "child_in_need", "care_leaver", "social_worker",
    "placement", "assessment",
)  # fmt: skip
STEPS = frozenset({"placement", "assessment"})  # in care that goes on, of which only the last still matters


def is_care(kind: str) -> bool:
    return kind in CARE


def foremost(kind: str) -> int:
    return CARE.index(kind)


def is_number(worker: str) -> bool:
    """'SW948': the return's number for a worker, whom another return may name."""
    return any(letter.isdigit() for letter in worker)


def also(services: Sequence[str]) -> str:
    """'Also: child in need plan since 1 Apr 2025; placement: children's home since 14 Mar 2026'."""
    return "Also: " + "; ".join(f"{one[:1].lower()}{one[1:]}" for one in services) if services else ""
