"""In which spellings a protected value is known again, and what beside it is left alone.

A partnership can read this table: `yes` is withheld, `no` is left as it stands. A street without its number, and a
town, tell nobody which door it is; they are withheld only beside the rest.
"""

import pytest

from handrail.disclosure.protected.scanner import PROTECTED
from handrail.disclosure.protected.shapes import Kind
from tests.factories.protected import scanner_of

TABLE = """
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | She is at 12 Quay Road.
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | she moved to 12 quay rd last week
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | No. 12, QUAY ROAD
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | near ms42qd, by the shop
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | near MS4-2QD
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | near M\u00a0S4\u00a02QD or MS4\u00a02QD
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | /find?postcode=MS4%202QD
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | yes | <td>12 <ins>Quay</ins> Road</td>
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | no  | He lives at 112 Quay Road.
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | no  | He lives at 12 Quayside.
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | no  | Seen on Quay Road in Stanbeck.
address  Flat 3, 12 Quay Road, Stanbeck, MS4 2QD | no  | near MS4 2QE
address  12a High Street, Stanbeck               | yes | 12A High St
address  12a High Street, Stanbeck               | yes | 12 a high street
address  12a High Street, Stanbeck               | no  | 12 high risk contacts, 12a high
address  12 March Way, Stanbeck                  | no  | born on 12 March 2009
address  12 March Way, Stanbeck                  | yes | her nan's, 12 March Way
address  Rose Cottage, Mill Lane                 | yes | the blue door of Rose Cottage
address  Rose Cottage, Mill Lane                 | no  | Rose lives in a cottage
address  Sunnybank, Mill Lane, Stanbeck          | yes | Sunnybank, Mill Ln
address  4 St Mary's Close                       | yes | 4 Saint Marys Close
address  4 Chaussée Élan                         | yes | 4 chaussee elan
phone    07700 900123                            | yes | ring +44 7700 900123
phone    07700 900123                            | yes | ring (07700) 900-123 now
phone    07700 900123                            | yes | 447700900123
phone    07700 900123                            | yes | sent as 7700900123 by a spreadsheet
phone    07700 900123                            | yes | 07700900122 07700900123
phone    07700 900123                            | no  | ring 07700 900124
phone    07700 900123                            | no  | NHS 999 000 0123, born 2009-03-14
school   Mereside Academy                        | yes | goes to Mereside  academy
school   Mereside Academy                        | yes | excluded from Mereside High
school   Mereside Academy                        | no  | lives in Mereside
school   St Mary's Catholic Primary School       | yes | at st mary&#39;s catholic primary
school   St Mary's Catholic Primary School       | yes | at Saint Mary\u2019s school
school   St Mary's Catholic Primary School       | no  | sings at St Mary's
school   Harbour Point College                   | yes | started at Harbour Point
"""
ROWS = [[part.strip() for part in line.split(" | ")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("value", "withheld", "text"), ROWS, ids=[row[2] for row in ROWS])
def test_a_value_is_known_again(value: str, withheld: str, text: str) -> None:
    kind, _, told = value.partition(" ")
    said, hits = scanner_of((Kind(kind), told.strip())).withhold(text)
    assert (PROTECTED in said) is (withheld == "yes"), said
    assert bool(hits) is (withheld == "yes")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At Flat 3, 12 Quay Road, Stanbeck, MS4 2QD since May", "At [protected] since May"),
        ("12 Quay Road. Stanbeck is nice", "[protected] is nice"),
        ("(MS4 2QD)", "([protected])"),
        ("Moved from 12 Quay Rd to 4 Mill Lane, LV1 2AB", "Moved from [protected] to 4 Mill Lane, LV1 2AB"),
    ],
)
def test_the_rest_of_the_value_goes_with_it(text: str, said: str) -> None:
    found = scanner_of((Kind.ADDRESS, "Flat 3, 12 Quay Road, Stanbeck, MS4 2QD"))
    assert found.withhold(text)[0] == said
