"""Whose an action is: the person named in the post, or whoever sits in it."""

from typing import Protocol


class Place(Protocol):
    user_id: int | None
    post_id: int | None


def is_theirs(owner: Place, *, user_id: int, post_ids: set[int]) -> bool:
    """Whether an owner's place is this user's, who sits in these posts today."""
    if owner.post_id is None or owner.post_id not in post_ids:
        return False
    return owner.user_id in (None, user_id)
