"""What two records say, in the words of whoever decides. No database."""

import pytest

from handrail.linkage.engine.schema import SourcePerson
from handrail.linkage.presenters.matches import _said

SIDE = SourcePerson(
    id=1,
    agency="marlshire-cs",
    sex="M",
    nhs="9995715805",
    address="31 Lighthouse Road",
    postcodes=("ZM5 2NT", "ZM6 6UG", "ZM6 6UG"),
    other_ids=("la_child:58000105", "pnc:2025/7798271L"),
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sex", "Male"),
        ("nhs", "999 571 5805"),
        ("home", "31 Lighthouse Road, ZM5 2NT, ZM6 6UG"),
        ("other_ids", "Council child id 58000105, Police National Computer 2025/7798271L"),
        ("born", ""),
    ],
)
def test_what_a_record_says(name: str, said: str) -> None:
    assert _said(SIDE, name) == said
