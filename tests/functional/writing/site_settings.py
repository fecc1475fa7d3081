"""Handrail with the notes form of the tests beside its own pages."""

from handrail.project.settings import *  # noqa: F403 - Django reads settings by name

ROOT_URLCONF = "tests.factories.notes_pages"
