"""Which database this process talks to: `DATABASE_URL`, or the embedded server, started if it is not running."""

import atexit
import os

import psycopg

from handrail.project.configuration import home, setting
from handrail.project.embedded import EmbeddedPostgres


def ready() -> EmbeddedPostgres | None:
    """Make sure that `DATABASE_URL` names a server that answers. Gives the embedded server where that is what we use.

    Whoever starts the embedded server stops it on the way out; whoever finds it running leaves it running.
    """
    if setting("DATABASE_URL"):
        os.environ["DATABASE_URL"] = setting("DATABASE_URL")
        return None
    server = EmbeddedPostgres(home())
    found_running = server.running
    os.environ["DATABASE_URL"] = server.start()
    if not found_running:
        process = os.getpid()
        atexit.register(lambda: server.stop() if os.getpid() == process else None)
    return server


def answers() -> str | None:
    """None when the database answers; otherwise a sentence that says what is wrong, without the password."""
    try:
        psycopg.connect(setting("DATABASE_URL"), connect_timeout=5).close()
    except psycopg.Error as error:
        return f"The database that DATABASE_URL names does not answer: {str(error).strip().splitlines()[-1]}"
    return None
