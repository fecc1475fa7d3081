"""The demo's start as somebody meets it: to the first page that answers, cold and then warm."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def _until_first_page(home: Path, port: int) -> float:
    """Seconds from the command to the line that gives the address; then Ctrl-C, which must stop everything."""
    began = time.monotonic()
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"HANDRAIL_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "handrail.project.cli", "demo", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Handrail is at" in line:
            break
    took = time.monotonic() - began
    process.send_signal(signal.SIGINT)
    if process.wait(30) != 0:
        raise RuntimeError("The demo did not stop cleanly.")
    return took


def run(scale: float = 1.0) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="handrail-start-") as folder:
        cold, warm = (_until_first_page(Path(folder), 8700) for _ in range(2))
    return {"cold_seconds": round(cold, 1), "cold_limit": 60, "warm_seconds": round(warm, 1), "warm_limit": 10}
