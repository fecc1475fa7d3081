"""Reading a long file in a process of its own, on another core than the process that merges it.

`python -m handrail.linkage.services.apart` is that process. It is told what to read on its standard input and answers
on its standard output, in pickles: chunks, then the reports, or what stopped it. It is a command of its own, neither
forked nor spawned by multiprocessing, so that it starts alike under gunicorn, a task worker, the command line and on
macOS, and loads no more than reading needs.
"""

import gc
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from handrail.kernel.errors import UserError
from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import FeedReport, ReadOptions
from handrail.linkage.extracts.spec import ExtractSpec
from handrail.linkage.services.staging import Chunk, Sender, chunks

PIPED = 1 << 20


class Apart:
    """Chunks of a file by its specification; `reports` is complete once the last was given."""

    def __init__(self, spec: ExtractSpec, path: Path, options: ReadOptions, sender: Sender) -> None:
        self.reports: list[FeedReport] = []
        self.asked = spec, path.resolve(), options, sender

    def __iter__(self) -> Iterator[Chunk]:
        """Raises what the process raised: a refusal as it was, a defect with its traceback."""
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=PIPED,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        asking, answers = cast("tuple[BinaryIO, BinaryIO]", (process.stdin, process.stdout))
        try:
            with asking:
                pickle.dump(self.asked, asking)
            while isinstance(item := _next(answers), Chunk):
                yield item
        finally:
            process.kill()
            process.wait()
            answers.close()
        if isinstance(item, Exception):
            raise item
        self.reports = item


def _next(answers: BinaryIO) -> Chunk | list[FeedReport] | Exception:
    try:
        item: Chunk | list[FeedReport] | Exception = pickle.load(answers)  # noqa: S301 - our own process
    except EOFError:
        return RuntimeError("The process that read the file ended without saying so.")
    return item


def answer(asking: BinaryIO, to: BinaryIO) -> None:
    """Send every chunk of what is asked for, then the reports; or what stopped it."""
    spec, path, options, sender = pickle.load(asking)  # noqa: S301 - the process that started us
    try:
        reading = read(spec, path, options)
        for chunk in chunks(reading, sender):
            pickle.dump(chunk, to, protocol=pickle.HIGHEST_PROTOCOL)
            to.flush()
        end: list[FeedReport] | Exception = reading.reports
    except UserError as refused:
        end = refused
    except Exception:
        end = RuntimeError(f"Reading failed in its own process:\n{traceback.format_exc()}")
    pickle.dump(end, to)
    to.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us, who then ends us
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody listens any more
    gc.set_threshold(100_000)  # rows are let go as they are sent, and refer to nothing in a circle
    answer(sys.stdin.buffer, sys.stdout.buffer)
