"""Progress on a terminal: a bar where somebody watches, a line per step where nobody does."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[str, int, int], None]


@contextmanager
def step(title: str) -> Iterator[Progress]:
    """A named step. The body is given `progress(what, done, total)`; the line ends with the seconds it took."""
    began = time.monotonic()
    watched = sys.stderr.isatty()
    width = 24

    def progress(what: str, done: int, total: int) -> None:
        if watched:
            filled = width * done // total if total else 0
            bar = "#" * filled + "-" * (width - filled)
            click.echo(f"\r  {title:<34} [{bar}] {what[:28]:<28}", nl=False, err=True)

    progress("", 0, 0)
    yield progress
    end = f"\r  {title:<34} " if watched else f"  {title:<34} "
    click.echo(f"{end}{time.monotonic() - began:6.1f} s{' ' * 48 if watched else ''}", err=True)
