"""Work done ahead: what an iterator gives is made in a thread of its own while whoever asked is busy with the last."""

import contextvars
import threading
from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from typing import TypeVar

CHUNKS_AHEAD = 2
T = TypeVar("T")


def ahead(source: Iterable[T]) -> Iterator[T]:
    """The same items. What the source raises is raised here; when nobody asks any more the source is closed."""
    queue: Queue[T | BaseException | None] = Queue(maxsize=CHUNKS_AHEAD)
    stopped = threading.Event()

    def put(item: T | BaseException | None) -> None:
        while not stopped.is_set():
            try:
                return queue.put(item, timeout=0.5)
            except Full:
                continue

    def read() -> None:
        try:
            for item in source:
                if stopped.is_set():
                    return
                put(item)
            put(None)
        except BaseException as error:  # handed over to, and raised by, the thread that waits
            put(error)

    reader = threading.Thread(target=contextvars.copy_context().run, args=(read,), name="extract-reader", daemon=True)
    reader.start()
    try:
        while (item := _next(queue, reader)) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stopped.set()
        reader.join()


def _next(queue: "Queue[T | BaseException | None]", reader: threading.Thread) -> T | BaseException | None:
    while True:
        try:
            return queue.get(timeout=5)
        except Empty:
            if not reader.is_alive() and queue.empty():
                raise RuntimeError("The reader ended without saying so.") from None
