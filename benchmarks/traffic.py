"""Open-loop traffic on loopback: requests leave on time whether or not earlier ones have come back.

`python -m benchmarks.traffic PLAN.json` runs a plan in a process of its own and prints, for each kind of page, the
latencies in milliseconds. Latency counts from when a request was due, so that waiting in line is not hidden.
"""

import html
import http.client
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import urlencode

THREADS = 64
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|draft-page|draft-turn)" value="([^"]*)"')


@dataclass(frozen=True)
class Asked:
    kind: str
    path: str
    cookie: str
    form: str
    due: float
    fill_in: str  # what to type into the form that the page holds, and send at once


@dataclass(frozen=True)
class Answer:
    kind: str
    milliseconds: float
    status: int


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _ask(connection: http.client.HTTPConnection, asked: Asked) -> None:
    """A page, or the answer to a form where there is one to post."""
    headers = {"Cookie": asked.cookie}
    if asked.form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Referer"] = f"http://{connection.host}:{connection.port}/"
    connection.request("POST" if asked.form else "GET", asked.path, asked.form or None, headers)


def _work(host: str, port: int, queue: "SimpleQueue[Asked | None]", answers: list[Answer]) -> None:
    connection = http.client.HTTPConnection(host, port, timeout=60)
    while (asked := queue.get()) is not None:
        try:
            _ask(connection, asked)
            response = connection.getresponse()
            page = response.read()
            status = response.status
        except (OSError, http.client.HTTPException):
            connection.close()
            page, status = b"", 0
        answers.append(Answer(asked.kind, (time.perf_counter() - asked.due) * 1000, status))
        if asked.fill_in and status == HTTPStatus.OK:
            answers.append(_fill_in(connection, asked, page.decode()))


def _fill_in(connection: http.client.HTTPConnection, asked: Asked, page: str) -> Answer:
    """Send the form that a page holds. It cannot be due before the page is there, so it counts from then."""
    hidden = urlencode({name: html.unescape(value) for name, value in HIDDEN.findall(page)})
    began = time.perf_counter()
    try:
        _ask(connection, replace(asked, form=f"{hidden}&{asked.fill_in}"))
        response = connection.getresponse()
        response.read()
        status = HTTPStatus.OK if response.status == HTTPStatus.FOUND else HTTPStatus.CONFLICT
    except (OSError, http.client.HTTPException):
        connection.close()
        status = HTTPStatus.CONFLICT
    return Answer(f"{asked.kind}, saved", (time.perf_counter() - began) * 1000, status)


def drive(*, host: str, port: int, rate: float, seconds: float, asks: list[dict[str, str]]) -> list[Answer]:
    """Send `asks` in turn, `rate` a second, for `seconds`."""
    queue: SimpleQueue[Asked | None] = SimpleQueue()
    answers: list[Answer] = []
    threads = [threading.Thread(target=_work, args=(host, port, queue, answers)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    begin = time.perf_counter()
    for n in range(int(rate * seconds)):
        due = begin + n / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        ask = asks[n % len(asks)]
        queue.put(Asked(ask["kind"], ask["path"], ask["cookie"], ask.get("form", ""), due, ask.get("fill_in", "")))
    for _ in threads:
        queue.put(None)
    for thread in threads:
        thread.join()
    return answers


def summary(answers: list[Answer]) -> dict[str, dict[str, float]]:
    figures = {}
    for kind in sorted({a.kind for a in answers}):
        mine = [a for a in answers if a.kind == kind]
        times = [a.milliseconds for a in mine]
        figures[kind] = {
            "requests": len(mine),
            "not_200": sum(a.status != 200 for a in mine),
            "p50_ms": round(percentile(times, 0.50), 1),
            "p95_ms": round(percentile(times, 0.95), 1),
            "p99_ms": round(percentile(times, 0.99), 1),
        }
    return figures


if __name__ == "__main__":
    print(json.dumps(summary(drive(**json.loads(Path(sys.argv[1]).read_text())))))
