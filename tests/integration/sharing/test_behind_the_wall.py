"""Every table of letting in stands behind the wall, each on its own condition."""

import pytest

from handrail.disclosure.raising import tables_for_the_machine, walled_tables
from handrail.sharing.models import AccessRequest, Connection, Emergency, Grant, LookedInto

pytestmark = pytest.mark.django_db


def test_each_table_says_who_sees_it() -> None:
    walled = walled_tables()
    assert "decide_contacts" in walled[AccessRequest._meta.db_table]
    for model in (Emergency, Connection, LookedInto):
        assert "review_access" in walled[model._meta.db_table]
    for model in (AccessRequest, Emergency, Connection):
        assert "handrail_me()" in walled[model._meta.db_table]
    assert Grant._meta.db_table in tables_for_the_machine()
