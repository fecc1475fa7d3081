"""Whose an action is: the person named in the post, or whoever sits in it."""

from collections.abc import Callable
from typing import Protocol


class Place(Protocol):
    user_id: int | None
    post_id: int | None


def finishes(*, writes: bool, user_id: int, post_id: int | None) -> Callable[[Place], bool]:
    """Whose actions somebody may finish: everybody's who writes the plan, else their own."""
    posts = {post_id} if post_id else set()
    return lambda owner: writes or is_theirs(owner, user_id=user_id, post_ids=posts)


def is_theirs(owner: Place, *, user_id: int, post_ids: set[int]) -> bool:
    """Whether an owner's place is this user's, who sits in these posts today."""
    if owner.post_id is None or owner.post_id not in post_ids:
        return False
    return owner.user_id in (None, user_id)
