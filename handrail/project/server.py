"""Serving: gunicorn for the pages and a worker for the background work, as one thing that starts and stops."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

from handrail.kernel.errors import UserError
from handrail.linkage.public import sweep_uploads

GRACE_SECONDS = 10


def _commands(host: str, port: int, workers: int) -> list[list[str]]:
    gunicorn = [
        *(sys.executable, "-m", "gunicorn", "handrail.project.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", str(workers), "--no-control-socket", "--timeout", "120"),
        *("--log-level", "warning", "--preload", "--max-requests", "20000", "--max-requests-jitter", "2000"),
    ]
    worker = [sys.executable, "-m", "django", "db_worker", "--queue-name", "*", "--no-reload", "--verbosity", "0"]
    return [gunicorn, worker]


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()


def serve(*, host: str, port: int, workers: int, started: Callable[[], None]) -> None:
    """Serve until Ctrl-C or a signal to end; then stop every part. Stops too when any part dies by itself."""
    sweep_uploads()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "handrail.project.settings"}
    ending: list[int] = []

    def end(signum: int, frame: FrameType | None) -> None:
        ending.append(signum)

    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, end)
    children = [
        # Their own session: Ctrl-C reaches us alone, and we stop them in order.
        subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 - commands made above
        for command in _commands(host, port, workers)
    ]
    try:
        _wait_until_answering(host, port, children, ending)
        if not ending:
            started()
        while not ending:
            time.sleep(0.2)
            if any(child.poll() is not None for child in children):
                raise UserError("A part of the server ended by itself, so all of it was stopped. Start it again.")
    finally:
        _stop(children)


def _wait_until_answering(host: str, port: int, children: list[subprocess.Popen[bytes]], ending: list[int]) -> None:
    import http.client

    deadline = time.monotonic() + 60
    while not ending and time.monotonic() < deadline:
        if children[0].poll() is not None:
            raise UserError(f"The server did not start. Is something else using port {port}?")
        try:
            connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104 - compared with, not bound to
            connection.request("GET", "/accounts/login/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)


def free_port(host: str, wanted: int) -> int:
    """The port asked for, or the next free one."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise UserError(f"No port from {wanted} to {wanted + 49} is free on {host}.")
