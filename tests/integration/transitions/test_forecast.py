"""The forecast: figures open their rows for whoever may see rows; small ones are held back from anybody else."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.factories import transitions as make
from tests.integration.transitions.conftest import sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(machine: None) -> list:
    """Seven who turn 18 in the first quarter of 2027, three in the second; each with a social worker until then."""
    people = [make.exploited(born=date(2009, 1 + n % 3, 1 + n)) for n in range(7)]
    people += [make.exploited(born=date(2009, 5, 1 + n)) for n in range(3)]
    make.computed()
    return people


def links(html: str) -> list[tuple[str, int]]:
    found = re.findall(r'<td[^>]*numeric[^>]*>.*?<a[^>]*href="([^"]+)"[^>]*>(\d+)', html)
    return [(address.replace("&amp;", "&"), int(figure)) for address, figure in found]


def test_each_figure_opens_its_rows_for_the_panel(cohort: list) -> None:
    client, _ = sitting("panel_chair", *cohort)
    opened = links(client.get(reverse("forecast")).text)
    assert len(opened) >= 8
    for address, figure in opened:
        page = client.get(address).text
        assert len(re.findall(r'id="case-', page)) == figure, address


def test_numbers_alone_are_held_back_when_small_and_open_nothing(cohort: list) -> None:
    client, _ = sitting("commissioner")
    page = client.get(reverse("forecast")).text
    assert links(page) == []
    cells = re.findall(r"<td[^>]*numeric[^>]*>\s*(?:<[^>]+>\s*)*([^<\s]+)", page)
    assert cells
    assert not {"1", "2", "3", "4", "5"} & set(cells)
    assert "c" in cells


def test_a_download_holds_small_numbers_back_even_from_the_panel(cohort: list) -> None:
    client, _ = sitting("panel_chair", *cohort)
    response = client.get(reverse("forecast-export"), {"format": "csv"})
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    quarter = [line for line in lines if line.startswith("2027-Q2,Young people")]
    assert quarter == ["2027-Q2,Young people turning 18,c,"]
    figures = {cell for line in lines[1:] for cell in line.split(",")[2:]}
    assert not {"1", "2", "3", "4", "5"} & figures


@pytest.mark.parametrize("role", ["mdt_social_worker", "police_safeguarding_lead", "ig_officer"])
def test_who_may_not_see_the_forecast(cohort: list, role: str) -> None:
    client, _ = sitting(role, *cohort)
    assert client.get(reverse("forecast")).status_code == 403
    assert client.get(reverse("forecast-export")).status_code == 403
