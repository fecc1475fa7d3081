"""Who this is, agency by agency: nothing blended, and where they differ it shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from handrail.disclosure.public import Decision, Level, ProtectedKind
from handrail.kernel.clock import local
from handrail.kernel.words import age_words, days_from, listed, long_date, short_date, spaced_nhs_number
from handrail.records.facts import IdentifierScheme, ItemClass
from handrail.records.models import Person
from handrail.records.presenters.freshness import is_stale
from handrail.records.presenters.heading import own_id
from handrail.records.presenters.home import in_a_list
from handrail.records.presenters.labels import IDENTIFIERS, NAME_KINDS, PROTECTED_KINDS, SEXES, ethnicity_label, spoken
from handrail.records.selectors.identity import HeldAddress, HeldIdentifier, HeldRelationship, SourceIdentity
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

HOUSEHOLD = "household"
NOT_SENT = "Not sent"
NOT_SHARED = "Not shared with you"
_Around = tuple[Cell | str, str, str]  # who, how they belong together, who says so
_Said = Sequence[tuple[SourceIdentity, HeldAddress]]  # one address, by whom and in which words


def who_each_agency_says(
    sources: Sequence[SourceIdentity], shown_born: date | None, today: date, decision: Decision
) -> DataTable:
    """One row per agency's record: its name, birth date and numbers, and how fresh it is.

    Name and birth date tell who is meant; numbers and ethnicity are more than that, and shown from summary level on.

    A birth date other than the heading's is marked, since the two may be two people.
    """
    return DataTable(
        "What each agency says of who this is",
        [Column(label) for label in ("Agency", "Name", "Born", "Sex and ethnicity", "Numbers", "Last heard")],
        [_row(source, shown_born, today, decision) for source in sources],
        caption_hidden=True,
        empty="No agency holds a record of this person now.",
    )


def _row(source: SourceIdentity, shown_born: date | None, today: date, decision: Decision) -> TableRow:
    told = decision.level_of(source.agency.pk, ItemClass.IDENTITY) >= Level.SUMMARY
    stale = is_stale(source.last_seen, source.agency, today)
    return TableRow(
        [
            Cell(source.agency.name, note=own_id(source)),
            _name(source),
            Cell(
                long_date(source.born) if source.born else NOT_SENT,
                note=f"Died {long_date(source.died)}" if source.died else "",
                tag=Tag("Differs", Tone.WARNING) if source.born and source.born != shown_born else None,
            ),
            Cell(SEXES.get(source.sex, NOT_SENT), note=ethnicity_label(source.ethnicity) if told else ""),  # type: ignore[call-overload]  # StrEnum keys
            _numbers(source.identifiers) if told else NOT_SHARED,
            Cell(days_from(local(source.last_seen).date(), today), tag=Tag("Stale", Tone.WARNING) if stale else None),
        ]
    )


def _name(source: SourceIdentity) -> Cell:
    name = " ".join(part for part in (source.given, source.family) if part)
    others = [
        f"{NAME_KINDS.get(one.kind, spoken(one.kind))}: {one.given} {one.family}".strip()
        for one in source.names
        if (one.given, one.family) != (source.given, source.family)
    ]
    return Cell(name or NOT_SENT, note="; ".join(others))


def _numbers(held: Sequence[HeldIdentifier]) -> Cell:
    return Cell("; ".join(_number(one) for one in held) or NOT_SENT)


def _number(one: HeldIdentifier) -> str:
    value = spaced_nhs_number(one.value) if one.scheme == IdentifierScheme.NHS else one.value
    label = IDENTIFIERS.get(one.scheme, one.scheme)  # type: ignore[call-overload]  # StrEnum keys
    return f"{label} {value}" if one.valid else f"{label} {value} (its check digit or form does not hold)"


def addresses(sources: Sequence[SourceIdentity]) -> DataTable:
    """Where they live and lived, what still holds first. What several agencies say of one address is one row."""
    said: dict[tuple[str, str, date | None], list[tuple[SourceIdentity, HeldAddress]]] = defaultdict(list)
    for source in sources:
        for one in source.addresses:
            said[one.kind, _where(one).casefold(), one.until].append((source, one))
    held = [same for same in said.values() if not _told_in_full(same, said.values())]
    held.sort(key=lambda same: (same[0][1].until is not None, -_since(same).toordinal()))
    return DataTable(
        "Addresses and phone numbers",
        [Column(label) for label in ("Address", "Kind", "Phone", "From", "To", "Said by")],
        [_address(same) for same in held],
        empty="No address is shared with you.",
    )


def _told_in_full(same: _Said, others: Iterable[_Said]) -> bool:
    """A bare postcode, from agencies that also give the whole address there."""
    kind, postcode = same[0][1].kind, same[0][1].postcode
    if same[0][1].lines or not postcode:
        return False
    whole = {
        source.agency.pk
        for other in others
        for source, one in other
        if one.lines and (one.kind, one.postcode, one.until) == (kind, postcode, same[0][1].until)
    }
    return {source.agency.pk for source, _ in same} <= whole


def protected(kinds: Sequence[ProtectedKind], decision: Decision) -> str:
    """That something is kept back here, for whoever works with the person."""
    if not (kinds and decision.reached):
        return ""
    return f"Not shown here: their {listed([PROTECTED_KINDS[kind] for kind in kinds])}, which is protected."


def _address(same: _Said) -> TableRow:
    one = same[0][1]
    since = _since(same)
    phones = dict.fromkeys(address.phone for _, address in same if address.phone)
    agencies = dict.fromkeys(source.agency.name for source, _ in same)
    return TableRow(
        [
            _where(one) or "No address given",
            spoken(one.kind),
            ", ".join(phones) or "None given",
            short_date(since) if since > date.min else "Not known",
            short_date(one.until) if one.until else "Still so",
            ", ".join(agencies),
        ],
        quiet=one.until is not None,
    )


def _where(one: HeldAddress) -> str:
    return ", ".join(part for part in (one.lines, one.postcode) if part)


def _since(same: _Said) -> date:
    """The earliest day that any of them gives."""
    return min((one.since for _, one in same if one.since), default=date.min)


def relationships(sources: Sequence[SourceIdentity], same_address: Sequence[Person], today: date) -> DataTable:
    """Who is around them, as each agency says; then who lives at the same address now, which no agency has to say."""
    said: list[_Around] = [
        (_who(one), spoken(one.kind), source.agency.name) for source in sources for one in source.relationships
    ]
    housemates: list[_Around] = [
        (_housemate(person, today), "Lives at the same address", "By the addresses above") for person in same_address
    ]
    return DataTable(
        "Family and others around them",
        [Column(label) for label in ("Who", "Relationship", "Agency")],
        [TableRow(list(row)) for row in dict.fromkeys([*said, *housemates])],
        empty="Nobody around them is shared with you.",
    )


def _who(one: HeldRelationship) -> str:
    if one.name:
        return one.name
    return f"Household {one.local_id}" if one.kind == HOUSEHOLD else f"Name not sent, id {one.local_id}"


def _housemate(person: Person, today: date) -> Cell:
    note = age_words(person.born, today) if person.born else ""
    return Cell(in_a_list(person), href=reverse("person", args=[person.pk]), note=note)
