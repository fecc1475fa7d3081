"""Every page that anybody can come to by its links: it is there, and looking at it changes nothing."""

from http import HTTPStatus

import pytest

from tests.fuzz.crawl import Found

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("fuzz")]
ANSWERS = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.NO_CONTENT}


def test_every_link_that_is_offered_leads_somewhere(found: Found) -> None:
    assert [one for one in found.pages if one[2] not in ANSWERS] == []


def test_looking_changes_nothing(found: Found) -> None:
    assert found.wrote == []


def test_the_walk_comes_far(found: Found) -> None:
    """A walk that is shut out of most pages would find nothing wrong with them."""
    assert len({address for _, address, _ in found.pages}) > 100
    assert len({seen.kind for seen in found.forms}) > 50
