"""The gallery served by itself: no demo, no database, and so a start within a second."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of the gallery, for one module: other tests of this process want the rooms' own addresses."""
    policy_only = ["django.middleware.security.SecurityMiddleware", "csp.middleware.CSPMiddleware"]
    with override_settings(ROOT_URLCONF="tests.unit.ui.urls", HANDRAIL_DEMO=True, MIDDLEWARE=policy_only):
        server = LiveServerThread("localhost", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}/gallery"
        server.terminate()
