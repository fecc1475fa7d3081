"""What a new database starts with. Run after each `migrate`; adds what is missing and changes nothing that is there."""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction

from handrail.disclosure.grid import default_grid
from handrail.disclosure.models import Purpose, SharingMatrix
from handrail.disclosure.services.sharing import publish_matrix


@transaction.atomic
def install_defaults(**kwargs: Any) -> None:
    text = files("handrail.disclosure").joinpath("data/purposes.toml").read_text()
    there = set(Purpose.objects.values_list("code", flat=True))
    given = tomllib.loads(text)["purpose"]
    Purpose.objects.bulk_create(Purpose(**purpose) for purpose in given if purpose["code"] not in there)
    if not SharingMatrix.objects.exists():
        grid = default_grid()
        publish_matrix(grid=grid, note=grid.note, by=None)
