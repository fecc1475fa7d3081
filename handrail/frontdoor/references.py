"""References for people outside: nobody can count them or guess another's."""

import secrets

LETTERS = "23456789CDFGHJKMNPQRTVWXY"  # none that sound or look alike, and no vowels: no words by chance
GROUPS, LENGTH = 3, 3  # 25 ** 9: one in four million million


def new_outside_reference() -> str:
    """'7KQ-4MX-2DP'."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))


def outside_reference(typed: str) -> str:
    """As kept, however somebody typed or said it; empty where it is none."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != GROUPS * LENGTH or not set(letters) <= set(LETTERS):
        return ""
    return "-".join(letters[at : at + LENGTH] for at in range(0, len(letters), LENGTH))
