"""Keys that lead to pages: each letter means one page for each role, and leads where its reader may go."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from handrail.partnership.public import ROLES, Membership
from tests.factories import partnership

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_letter_leads_to_one_page_that_opens(signed_in: SignedIn, role: str) -> None:
    client = signed_in(partnership.membership(role))
    page = client.get("/drafts/").content.decode()
    pairs = re.findall(r'href="([^"]+)" data-key="(.)"', page)
    letters = [letter for _, letter in pairs]
    assert len(letters) == len(set(letters)), letters
    assert {"h", "n"} <= set(letters)
    assert {client.get(address).status_code for address, _ in pairs} == {200}
