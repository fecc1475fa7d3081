"""How the front door works, as data: hours, ratings, clocks, levels of need, routes, threshold statements."""

from handrail.frontdoor.practice.load import PracticeError, practice, read
from handrail.frontdoor.practice.schema import LevelOfNeed, Practice, Rating, Route, Threshold

__all__ = ["LevelOfNeed", "Practice", "PracticeError", "Rating", "Route", "Threshold", "practice", "read"]
