"""The words of the answers that every instrument shares."""

RATINGS = {
    "0": "No need",
    "1": "Some need",
    "2": "Clear need",
    "3": "Serious need",
    "not_known": "I do not know",
}
RATING_HINTS = {
    "0": "Nothing is needed beyond what everybody has.",
    "1": "Ordinary services, or somebody to keep an eye on it, will do.",
    "2": "It needs a plan and somebody who sees to it.",
    "3": "Without help soon, there will be serious harm or loss.",
    "not_known": "It leaves a need as it was.",
}
CONFIDENCE = {"low": "Not very sure", "medium": "Fairly sure", "high": "Sure"}
YES_NO = {"yes": "Yes", "no": "No", "not_known": "Not known"}
