from datetime import date

import pytest

from handrail.disclosure.public import behind_the_wall


def test_the_wall_needs_a_transaction_to_stand_in() -> None:
    with pytest.raises(RuntimeError, match="open one first"), behind_the_wall(None, "", date(2026, 11, 22)):
        pass
