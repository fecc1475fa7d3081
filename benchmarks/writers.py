"""Twenty people write one record at once: no update is lost, and how long a save takes meanwhile.

Each adds lines of their own to one text that all of them share, from whichever version they last saw; where somebody
else was first they are shown the conflict, look again and send again, as a person would. Before each save, a draft.
"""

import threading
import time
from typing import Any

from django.db import connection, models

from benchmarks.own_database import own_database
from benchmarks.traffic import percentile
from handrail.disclosure.public import as_system
from handrail.partnership.public import User
from handrail.writing.public import Conflict, Written, create, history, keep_draft, save

WRITERS, LINES = 20, 10


class SharedPage(Written):
    """A record of the benchmark's own, with one text for everybody."""

    shared = models.TextField(blank=True)

    class Meta(Written.Meta):
        app_label = "benchmark_of_writers"

    def __str__(self) -> str:
        return f"Shared page {self.pk}"


def run(scale: float = 1.0) -> dict[str, Any]:
    lines = max(1, int(LINES * scale))
    with own_database("handrail_bench_writers"), as_system("the benchmark of writers"):
        with connection.schema_editor() as editor:
            editor.create_model(SharedPage)
        people = [User.objects.create(username=f"writer-{n}", full_name=f"Writer {n}") for n in range(WRITERS)]
        page = create(SharedPage(), by=people[0])
        writers = [Writer(n, person, page.pk, lines) for n, person in enumerate(people)]
        began = time.perf_counter()
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        seconds = time.perf_counter() - began
        page = SharedPage.objects.get()
        return _figures(page, writers, lines, seconds)


class Writer(threading.Thread):
    """Somebody with a connection of their own."""

    def __init__(self, number: int, person: User, page_id: int, lines: int) -> None:
        super().__init__()
        self.number, self.person, self.page_id, self.lines = number, person, page_id, lines
        self.saved: list[float] = []
        self.kept: list[float] = []
        self.conflicts = 0

    def run(self) -> None:
        with as_system("the benchmark of writers"):
            page = SharedPage.objects.get(pk=self.page_id)
            for line in range(self.lines):
                page = self._add(page, f"{self.number}:{line}")
        connection.close()

    def _add(self, page: SharedPage, line: str) -> SharedPage:
        while True:
            text = f"{page.shared}\n{line}"
            self._keep(text, page.version)
            began = time.perf_counter()
            try:
                save(page, by=self.person, based_on=page.version, changes={"shared": text})
            except Conflict:
                self.conflicts += 1
                page = SharedPage.objects.get(pk=self.page_id)
            else:
                self.saved.append((time.perf_counter() - began) * 1000)
                return page

    def _keep(self, text: str, version: int) -> None:
        began = time.perf_counter()
        keep_draft(f"page:{self.page_id}", by=self.person, values={"shared": [text]}, based_on=version)
        self.kept.append((time.perf_counter() - began) * 1000)


def _figures(page: SharedPage, writers: list[Writer], lines: int, seconds: float) -> dict[str, Any]:
    wanted = {f"{writer.number}:{line}" for writer in writers for line in range(lines)}
    standing = page.shared.split("\n")[1:]
    entries = history(page)
    return {
        "writers": len(writers),
        "updates": len(wanted),
        "lost_updates": len(wanted - set(standing)),
        "doubled_updates": len(standing) - len(set(standing)),
        "versions_without_a_gap": [entry.number for entry in entries] == list(range(page.version, 0, -1)),
        "conflicts_shown": sum(writer.conflicts for writer in writers),
        "seconds": round(seconds, 1),
        "save": _spread([one for writer in writers for one in writer.saved]),
        "keep_a_draft": _spread([one for writer in writers for one in writer.kept]),
    }


def _spread(times: list[float]) -> dict[str, float]:
    return {f"p{share}_ms": round(percentile(times, share / 100), 1) for share in (50, 95)}
