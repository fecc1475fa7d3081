"""What a form says when an answer is missing or wrong: whole sentences that name the question."""


def lower_first(label: str) -> str:
    """'Date of birth' → 'date of birth', but 'NHS number' stays: an abbreviation keeps its capitals."""
    first_word = label.split(" ", 1)[0]
    keeps_capitals = first_word[1:].lower() != first_word[1:]
    return label if keeps_capitals or not label else label[0].lower() + label[1:]


def missing(label: str, verb: str = "Enter") -> str:
    """'Enter date of birth', 'Select a level'; a question is quoted whole."""
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    return f"{verb} {lower_first(label)}"
