"""What holders of a post do here, listed on their home page with what waits for them. Each room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from handrail.partnership.public import Role

Waits = Callable[[], str]


@dataclass(frozen=True, slots=True)
class HomeTask:
    """`offered` answers for a role; `waits` says in a word or two what waits ("3 to decide"), or "" where nothing does.

    `waits` makes a fixed number of queries.
    """

    code: str
    order: int
    title: str
    hint: str
    url_name: str
    offered: Callable[[Role], bool]
    waits: Waits | None = None
    query: str = ""


_tasks: dict[str, HomeTask] = {}


def register_home_task(task: HomeTask) -> None:
    """Adds a task; the same code again replaces it."""
    _tasks[task.code] = task


def home_tasks(role: Role) -> list[dict[str, Any]]:
    """The tasks of a role, as the task list of the design system wants them."""
    offered = sorted((task for task in _tasks.values() if task.offered(role)), key=lambda task: task.order)
    return [
        {
            "title": {"text": task.title},
            "hint": {"text": task.hint},
            "href": reverse(task.url_name) + task.query,
            "status": {"text": task.waits() if task.waits else ""},
        }
        for task in offered
    ]
