"""People as the reader may call them: by a source that is shared with them.

The `shown_*` columns are copied from the best source of all. Where that is of an agency that does not share that it
holds a record, its spelling alone would tell; whoever it is kept from is shown the best of the others.
"""

from collections.abc import Collection

from handrail.disclosure.public import standing_now
from handrail.records.facts import ItemClass, Sex
from handrail.records.models import Person, SourcePerson
from handrail.records.naming import BEST_SOURCE


def show_as_shared(people: Collection[Person]) -> None:
    """Change what these show, in memory. One query; none for readers with whom every agency shares whom it knows."""
    standing = standing_now()
    if standing is None or not standing.kept_back(ItemClass.IDENTITY):
        return
    shared: dict[object, list[SourcePerson]] = {person.pk: [] for person in people}
    for source in SourcePerson.objects.filter(person__in=list(shared)).select_related("agency"):
        shared[source.person_id].append(source)
    for person in people:
        if person.shown_from_id not in {source.pk for source in shared[person.pk]}:
            _show(person, max(shared[person.pk], key=_worth, default=None))


def _worth(source: SourcePerson) -> tuple[bool, bool, int, object, int]:
    """The rule *best source*, as `refresh_shown` has it in SQL."""
    named = bool(source.given or source.family)
    rank = -BEST_SOURCE.index(source.agency.kind)
    return named, source.born is not None, rank, source.last_seen, -source.pk


def _show(person: Person, source: SourcePerson | None) -> None:
    person.shown_from = source
    for shown, said in (("shown_given", "given"), ("shown_family", "family")):
        setattr(person, shown, getattr(source, said, ""))
    person.born, person.died = (source.born, source.died) if source else (None, None)
    person.sex = source.sex if source else Sex.UNKNOWN
