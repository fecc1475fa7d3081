"""A specification's facts, made into functions once so that each row costs little.

`Values` are a row's coerced values in the order of the specification's columns. An empty cell is "" in a column of text
and None in any other. What cannot be stated because the file lacks the columns is left out when the functions are made.
"""

import string
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from handrail.kernel.identifiers import is_nhs_number, is_upn
from handrail.records.facts import (
    AddressFact,
    EventFact,
    Fact,
    FlagFact,
    IdentifierFact,
    IdentifierScheme,
    InvolvementFact,
    NameFact,
    RelationshipFact,
)

from .refusal import ValueRefused
from .spec import (
    Address,
    Column,
    ColumnType,
    Condition,
    Conditional,
    Ending,
    Event,
    ExtractSpec,
    Flag,
    Identifier,
    Involvement,
    Name,
    Relationship,
)

Values = Sequence[Any]
Test = Callable[[Values], bool]
Text = Callable[[Values], str]
Stated = Callable[[Values], Fact | None]
AS_CODE = "code"  # "{column:code}" is a choice by its code; "{column}" is what the code means
NOT_RECORDED = "not recorded"
UNBORN = timedelta(days=294)  # 42 weeks: how long before birth services can know of a child


class Compiler:
    """Turns the parts of one specification into functions of a row's values."""

    def __init__(
        self, spec: ExtractSpec, *, present: frozenset[str], test_numbers: bool = False, as_at: date | None = None
    ) -> None:
        self.spec = spec
        self.present = present
        self.test_numbers = test_numbers
        self.as_at = as_at
        self.places = {name: place for place, name in enumerate(spec.columns)}
        self.born = self.day(spec.person.born)

    def facts(self) -> list[Stated]:
        makers: dict[type, Callable[[Any], Stated]] = {
            Identifier: self.identifier,
            Name: self.name,
            Address: self.address,
            Relationship: self.relationship,
            Involvement: self.involvement,
            Event: self.event,
            Flag: self.flag,
        }
        possible = [fact for _, _, fact in self.spec.facts() if self.possible(fact)]
        return [self.conditional(makers[type(fact)](fact), fact.when) for fact in possible]

    def possible(self, fact: Conditional) -> bool:
        """Whether any row of this file could state the fact."""
        if any(test.column not in self.present and test.present is not False for test in fact.when):
            return False
        match fact:
            case Identifier():
                return fact.column in self.present
            case Event():
                return fact.on in self.present
            case Involvement() | Flag():
                return fact.since in self.present
            case _:
                return True

    def conditional(self, stated: Stated, when: list[Condition]) -> Stated:
        tests = [self.test(condition) for condition in when if condition.column in self.present]
        if not tests:
            return stated
        if len(tests) == 1:
            test = tests[0]
            return lambda values: stated(values) if test(values) else None
        return lambda values: stated(values) if all(test(values) for test in tests) else None

    def test(self, condition: Condition) -> Test:
        place = self.places[condition.column]
        if condition.present is not None:
            wanted = condition.present
            return lambda values: (values[place] not in (None, "")) is wanted
        if condition.is_ is not None:
            allowed = frozenset(condition.is_)
            if self.spec.columns[condition.column].type is ColumnType.YES_NO:
                truths = {word == "yes" for word in allowed}
                return lambda values: values[place] in truths
            return lambda values: values[place] in allowed
        below, least = condition.below, condition.at_least
        if below is not None:
            return lambda values: values[place] is not None and values[place] < below
        return lambda values: values[place] is not None and values[place] >= least

    def value(self, column: str | None) -> Callable[[Values], Any]:
        if column is None:
            return lambda values: None
        place = self.places[column]
        return lambda values: values[place]

    def day(self, column: str | None) -> Callable[[Values], date | None]:
        if column is None or self.spec.columns[column].type is ColumnType.DATE:
            return self.value(column)
        place = self.places[column]
        return lambda values: None if values[place] is None else values[place].date()

    def clock(self, column: str | None) -> Callable[[Values], time | None]:
        if column is None or self.spec.columns[column].type is ColumnType.TIME:
            return self.value(column)
        place = self.places[column]

        def clock(values: Values) -> time | None:
            moment: datetime | None = values[place]
            return None if moment is None or moment.time() == time() else moment.time()

        return clock

    def end(self, fact: Ending, start_column: str, *, happened: bool) -> Callable[[Values, date], date | None]:
        """The fact's end, once its dates make sense together. What has `happened` cannot lie in the future."""
        end_column = fact.until or fact.last_day
        died = self.day(self.spec.person.died)
        end, born, as_at = self.day(end_column), self.born, self.as_at if happened else None
        a_day, before = timedelta(days=1 if fact.last_day else 0), UNBORN if self.spec.unborn else timedelta()

        def ended(values: Values, start: date) -> date | None:
            birth = born(values)
            if birth is not None and start < birth - before:
                raise ValueRefused("before-birth", "is before the person was born", start_column)
            death = died(values) if happened else None
            if death is not None and start > death:
                raise ValueRefused("after-death", "is after the person died", start_column)
            if as_at is not None and start > as_at:
                raise ValueRefused("after-extract", "is after the day on which the extract was made", start_column)
            last = end(values)
            if last is None:
                return None
            if last < start:
                raise ValueRefused("end-before-start", "is before the start date", end_column)
            return last + a_day

        return ended

    def text(self, template: str) -> Text:
        """The template as a function. A lone column may be empty; an empty one among words reads "not recorded"."""
        pieces = list(string.Formatter().parse(template))
        if not pieces:
            return lambda values: ""
        if len(pieces) == 1:
            before, name, how, _ = pieces[0]
            if name is None:
                return lambda values: before
            if not before:
                return self.shown(name, how)
        words = "".join(before.replace("%", "%%") + ("" if name is None else "%s") for before, name, _, _ in pieces)
        shows = [self.shown(name, how) for _, name, how, _ in pieces if name is not None]
        return lambda values: words % tuple([show(values) or NOT_RECORDED for show in shows])

    def shown(self, name: str, how: str | None) -> Text:
        if name not in self.present:
            return lambda values: ""
        place, column = self.places[name], self.spec.columns[name]
        show = str if how == AS_CODE else display(column)
        if column.type is ColumnType.TEXT:
            return lambda values: values[place]
        return lambda values: "" if (value := values[place]) in (None, "") else show(value)

    def identifier(self, fact: Identifier) -> Stated:
        value, scheme, good = self.value(fact.column), fact.scheme, self.validity(fact.scheme)

        def stated(values: Values) -> Fact | None:
            found = value(values)
            return IdentifierFact(scheme, found, good(found)) if found else None

        return stated

    def validity(self, scheme: IdentifierScheme) -> Callable[[str], bool]:
        if scheme is IdentifierScheme.NHS:
            test_numbers = self.test_numbers
            return lambda number: is_nhs_number(number, test_numbers=test_numbers)
        if scheme in (IdentifierScheme.UPN, IdentifierScheme.FORMER_UPN):
            return is_upn
        return lambda value: True

    def name(self, fact: Name) -> Stated:
        given, family, kind = self.text(fact.given), self.text(fact.family), fact.kind

        def stated(values: Values) -> Fact | None:
            first, last = given(values), family(values)
            return NameFact(first, last, kind) if first or last else None

        return stated

    def address(self, fact: Address) -> Stated:
        places = [self.places[line] for line in fact.lines]
        postcode, phone = self.value(fact.postcode), self.value(fact.phone)
        since, until, kind = self.day(fact.since), self.day(fact.until), fact.kind

        def stated(values: Values) -> Fact | None:
            lines = ", ".join([values[place] for place in places if values[place]])
            code, number = postcode(values) or "", phone(values) or ""
            if not (lines or code or number):
                return None
            return AddressFact(lines, code, since(values), until(values), kind, number)

        return stated

    def relationship(self, fact: Relationship) -> Stated:
        kind, name, other = self.text(fact.kind), self.text(fact.name), self.value(fact.local_id)

        def stated(values: Values) -> Fact | None:
            who, local_id = name(values), other(values) or ""
            return RelationshipFact(kind(values), who, local_id) if who or local_id else None

        return stated

    def involvement(self, fact: Involvement) -> Stated:
        since, until, planned = (
            self.day(fact.since),
            self.end(fact, fact.since, happened=False),
            self.day(fact.planned_end),
        )
        kind, service, item_class = fact.kind, self.text(fact.service), fact.item_class
        words = [
            self.text(getattr(fact, name))
            for name in ("end_reason", "team", "worker", "role", "contact", "legal_status")
        ]

        def stated(values: Values) -> Fact | None:
            start = since(values)
            if start is None:
                return None
            end = until(values, start)
            return InvolvementFact(
                kind, service(values), item_class, start, end, planned(values), *[word(values) for word in words]
            )

        return stated

    def event(self, fact: Event) -> Stated:
        on, at, until = self.day(fact.on), self.clock(fact.at), self.end(fact, fact.on, happened=True)
        summary, place, postcode = self.text(fact.summary), self.text(fact.place), self.value(fact.postcode)
        kind, item_class, marking = fact.kind, fact.item_class, fact.marking

        def stated(values: Values) -> Fact | None:
            start = on(values)
            if start is None:
                return None
            return EventFact(
                kind, item_class, start, summary(values), at(values), until(values, start), place(values),
                postcode(values) or "", marking,
            )  # fmt: skip

        return stated

    def flag(self, fact: Flag) -> Stated:
        since, until = self.day(fact.since), self.end(fact, fact.since, happened=True)
        basis, kind, item_class = self.text(fact.basis), fact.kind, fact.item_class

        def stated(values: Values) -> Fact | None:
            start = since(values)
            if start is None:
                return None
            said = basis(values)
            return FlagFact(kind, item_class, start, said[:1].upper() + said[1:], until(values, start))

        return stated


def display(column: Column) -> Callable[[Any], str]:
    """How a value of this column reads inside a sentence."""
    match column.type:
        case ColumnType.CHOICE:
            return lambda code: column.codes.get(code, code)
        case ColumnType.DATE | ColumnType.DATETIME:
            return lambda day: f"{day.day} {day:%B %Y}"
        case ColumnType.TIME:
            return lambda clock: f"{clock:%H:%M}"
        case ColumnType.YES_NO:
            return lambda truth: "yes" if truth else "no"
        case ColumnType.NUMBER:
            return lambda number: f"{number:g}"
        case _:
            return str
