"""Who else lives where the person lives, by the addresses that agencies sent, as far as this reader may see them.

A brother of another surname, known to other agencies, is on nobody's list of the family: the address tells of him.
"""

import re
from collections.abc import Iterable
from uuid import UUID

from handrail.records.models import Address, Person
from handrail.records.selectors.identity import SourceIdentity

MOST = 10  # at one address: beyond that it is a children's home or a hostel, and no household
HOUSE = re.compile(r"\d+\w?")


def at_the_same_address(person_id: UUID, sources: Iterable[SourceIdentity]) -> list[Person]:
    """Others whose home it is now, the youngest first. One query where a home is known, two where others live there."""
    homes = {
        (dwelling(one.lines), one.postcode)
        for source in sources
        for one in source.addresses
        if one.kind == "home" and one.until is None and one.lines and one.postcode
    }
    if not homes:
        return []
    others = Address.objects.filter(kind="home", until=None, postcode__in={postcode for _, postcode in homes})
    told = others.exclude(source_person__person_id=person_id).values_list(
        "source_person__person_id", "lines", "postcode"
    )
    found = {person for person, lines, postcode in told if (dwelling(lines), postcode) in homes}
    if not 0 < len(found) <= MOST:
        return []
    people = Person.objects.filter(pk__in=found, retired=False, died=None)
    return list(people.select_related("shown_from__agency").order_by("-born", "pk"))


def dwelling(lines: str) -> str:
    """'40' of '40 Market Street, Stanbeck': within a postcode the number is enough, and streets are spelled anyhow."""
    first = lines.split(",")[0].strip().casefold()
    number = HOUSE.match(first)
    return number[0] if number else first
