"""The blocking keys to ask for a query, in tiers from the most telling to the least.

The store holds each record's few keys. A query asks for many: every nickname's sound, and every name one slip of a
finger away. So a name mistyped by one letter always meets its record, and nothing needs storing twice.
"""

from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase

from handrail.linkage.engine.keys import key_of
from handrail.linkage.engine.names import parts_of, read_family, read_given
from handrail.linkage.engine.query import Query
from handrail.linkage.engine.sound import sound_of

LONGEST_SLIPPED = 14  # letters; the slips of longer names are too many to ask for, and their parts are asked for anyway


def query_keys(query: Query) -> Iterator[list[int]]:
    """Keys by tier: numbers; name with date or postcode; full name; full name with one slip; what else was given.

    Each tier is worked out only when it is asked for: the slips are many, and mostly not needed.
    """
    first, last = _sounds(query.given), _sounds(query.family)
    either = sorted({*first, *last})
    pairs = sorted(set(product(first, last)))
    year = (str(query.year),) if query.year else ()
    born = (query.born.isoformat(),) if query.born else ()
    home = (query.postcode,) if query.postcode else ()
    yield _numbers(query)
    yield [
        *(key_of("born_name", *born, sound) for sound in either if born),
        *(key_of("name_home", sound, *home) for sound in either if home),
        *(key_of("full_year", *pair, *year) for pair in pairs if year),
    ]
    yield [key_of("full", *pair) for pair in pairs]
    yield [key_of("full_year" if year else "full", *pair, *year) for pair in _slipped_pairs(query, first, last)]
    yield [
        *(key_of("born", day) for day in born),
        *(key_of("home", place) for place in home),
        *(key_of("name_year", sound, *year) for sound in either if year),
        *(key_of("name", sound) for sound in either),
    ]
    if not query.given:
        yield [key_of("name", sound) for sound in sorted(_slips(query.family) - set(last))]


def _slipped_pairs(query: Query, first: list[str], last: list[str]) -> list[tuple[str, str]]:
    """The two sounds of the full name where one of the two names has a slip."""
    return sorted({*product(_slips(query.given), last), *product(first, _slips(query.family))})


def slips(name: str) -> set[str]:
    """Every string one slip from a name: a letter left out, added or changed, or two neighbours swapped."""
    cuts = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    return {
        *(head + tail[1:] for head, tail in cuts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase),
        *(head + letter + tail for head, tail in cuts for letter in ascii_lowercase),
    }


def _sounds(text: str) -> list[str]:
    """As a forename and as a surname, for the two may come in either order."""
    return sorted({*read_given(text).sounds, *read_family(text).sounds}) if text else []


def _slips(text: str) -> set[str]:
    words = parts_of(text)
    return {
        sound_of.__wrapped__(slip) for name in words if len(name) <= LONGEST_SLIPPED for slip in slips(name) if slip
    }


def _numbers(query: Query) -> list[int]:
    known = [("nhs", query.nhs), ("upn", query.upn), ("phone", query.phone)]
    keys = [key_of(tag, value) for tag, value in known if value]
    return keys + [key_of("local", value) for value in query.ids]
