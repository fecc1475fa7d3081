from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.fuzz.county import County, small_marlshire
from tests.fuzz.crawl import Found, walk


@pytest.fixture(scope="package")
def county(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[County]:
    folder = tmp_path_factory.mktemp("county")
    middleware = [one for one in django_settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    ours = override_settings(
        MIDDLEWARE=middleware, MEDIA_ROOT=folder / "uploads", HANDRAIL_DEMO=True, HANDRAIL_TAKE_UNSCANNED=True
    )
    with ours, django_db_blocker.unblock(), small_marlshire(folder / "marlshire") as county:
        yield county


@pytest.fixture(scope="package")
def found(county: County) -> Found:
    return walk(county)
