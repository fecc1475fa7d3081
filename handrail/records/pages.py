"""What each page of a person is made of: selectors read, presenters word it, templates lay it out."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from handrail.disclosure.public import Action, protected_kinds, record_list
from handrail.kernel.periods import add_months
from handrail.partnership.public import Agency
from handrail.records.ends import ends_of
from handrail.records.facts import ItemClass
from handrail.records.feeds import feed_titles
from handrail.records.models import Event, Flag, Involvement
from handrail.records.panels import OVERVIEW, OVERVIEW_FIRST, PersonReading, panels_of, tabs
from handrail.records.presenters import identity as identity_words
from handrail.records.presenters import sources as source_words
from handrail.records.presenters import timeline as timeline_words
from handrail.records.presenters import why as why_words
from handrail.records.presenters.care import care_status
from handrail.records.presenters.heading import facing
from handrail.records.presenters.who import who_works_with_them
from handrail.records.presenters.withheld import withheld
from handrail.records.selectors.alerts import alerts_of
from handrail.records.selectors.holdings import holdings_of
from handrail.records.selectors.identity import SourceIdentity, identity_of
from handrail.records.selectors.involvements import HeldInvolvement, involvements_of
from handrail.records.selectors.reach import reaching
from handrail.records.selectors.same_address import at_the_same_address
from handrail.records.selectors.sources import feeds_of, row_behind, rows_as_sent
from handrail.records.selectors.timeline import Asked, Stream, page_of, streams, tallies
from handrail.ui.public import DataTable, TabsNav
from handrail.ui.public import Tab as TabLink

LATELY, LATELY_MONTHS = 6, 6  # how many entries of the timeline the overview shows, and how far back
_BEHIND = {
    Stream.EVENT: Event,
    Stream.INVOLVEMENT_START: Involvement,
    Stream.INVOLVEMENT_END: Involvement,
    Stream.FLAG: Flag,
}


def frame(reading: PersonReading, current: str, sources: list[SourceIdentity]) -> dict[str, Any]:
    """The strip and the tabs above every page of the person."""
    person, today = reading.person, reading.today
    faced = facing(person, sources, alerts_of(person.pk, today), reading.decision, reading.reader, today)
    links = [TabLink(one.label, _address_of(one, person.pk), current=one.code == current) for one in tabs()]
    return {"reading": reading, "facing": faced, "tabs": TabsNav(faced.name, links)}


def person_frame(reading: PersonReading, current: str) -> dict[str, Any]:
    """The strip and the tabs, for a page of the person that a room above serves under one of the tabs."""
    return frame(reading, current, identity_of(reading.person.pk))


def overview(reading: PersonReading) -> dict[str, Any]:
    person_id, today = reading.person.pk, reading.today
    sources = identity_of(person_id)
    involvements = involvements_of(person_id)
    agencies = _agencies()
    lately = page_of(
        streams(person_id, reading.decision, _kept(involvements)),
        Asked(since=add_months(today, -LATELY_MONTHS)),
        LATELY,
    )
    housemates = at_the_same_address(person_id, sources)
    if housemates:
        record_list(Action.LIST, [one.pk for one in housemates], body={"same_address": True})
    return {
        **frame(reading, OVERVIEW, sources),
        "who": who_works_with_them(involvements, reading.decision, today, ends_of(reading)),
        "lately": timeline_words.timeline(
            person_id, lately.entries, {agency.pk: agency for agency in agencies}, reading.decision
        ),
        "care": care_status(involvements, reading.decision, reading.person.born, today),
        "first": panels_of(OVERVIEW_FIRST, reading),
        "panels": panels_of(OVERVIEW, reading),
        "withheld": withheld(
            holdings_of(person_id, reading.decision), agencies, reading.decision.kept_back(ItemClass.IDENTITY)
        ),
        "identity": identity_words.who_each_agency_says(sources, reading.person.born, today, reading.decision),
        "addresses": identity_words.addresses(sources),
        "protected": identity_words.protected(protected_kinds(person_id), reading.decision),
        "relationships": identity_words.relationships(sources, housemates, today),
    }


def timeline(reading: PersonReading, asked: Asked) -> dict[str, Any]:
    person_id, decision = reading.person.pk, reading.decision
    agencies = {agency.pk: agency for agency in _agencies()}
    laid = streams(person_id, decision)
    page, counted = page_of(laid, asked), tallies(laid, asked)
    address = reverse("person-timeline", args=[person_id])
    older = address + timeline_words.query_of(asked, after=str(page.older)) if page.older else ""
    return {
        **frame(reading, "timeline", identity_of(person_id)),
        "timeline": timeline_words.timeline(person_id, page.entries, agencies, decision),
        "anything": bool(counted),
        "filters": timeline_words.filters(asked, counted, agencies, address),
        "density": timeline_words.density(counted, agencies, reading.today),
        "how_many": timeline_words.how_many(asked, counted),
        "years": timeline_words.years_to_jump_to(asked, counted, address),
        "newest": address + timeline_words.query_of(asked) if asked.after else "",
        "older": older,
    }


def sources(reading: PersonReading) -> dict[str, Any]:
    person_id = reading.person.pk
    held = identity_of(person_id)
    return {
        **frame(reading, "sources", held),
        "sources": source_words.where_it_comes_from(person_id, held, feeds_of(person_id), feed_titles(), reading.today),
        "panels": panels_of("sources", reading),
    }


def rows(reading: PersonReading, source_person_id: int, feed: str, *, after: int | None) -> dict[str, Any]:
    person_id = reading.person.pk
    held = identity_of(person_id)
    source = next((one for one in held if one.source_person_id == source_person_id), None)
    if source is None or feed not in {one.feed for one in feeds_of(person_id)}:
        raise Http404("This person has no such source, or its rows are not shared with you as they were sent.")
    titles = feed_titles()
    page = rows_as_sent(person_id, source_person_id=source_person_id, feed=feed, after=after)
    older = source_words.feed_address(person_id, source_person_id, feed, page.older) if page.older else ""
    return {
        **frame(reading, "sources", held),
        "agency": source.agency.name,
        "feed": titles.get(feed, feed),
        "rows": [source_words.as_sent(row, titles) for row in page.rows],
        "older": older,
    }


def as_sent(reading: PersonReading, stream: Stream, pk: int) -> dict[str, Any]:
    row = row_behind(reading.person.pk, _BEHIND[stream], pk)
    if row is None:
        raise Http404("There is no such row, or it is not shared with you as it was sent.")
    return {
        **frame(reading, "timeline", identity_of(reading.person.pk)),
        "row": source_words.as_sent(row, feed_titles()),
    }


def why(reading: PersonReading) -> dict[str, Any]:
    return {
        **frame(reading, "why", identity_of(reading.person.pk)),
        "shared": why_words.what_is_shared(reading.decision, _agencies()),
        "who_else": who_may_open(reading),
    }


def who_may_open(reading: PersonReading) -> DataTable:
    """Who else may open the person today, and by what relationship, as far as each agency shares it."""
    person_id, decision = reading.person.pk, reading.decision
    holdings, involvements = holdings_of(person_id, decision), involvements_of(person_id)
    return why_words.who_else(
        reaching(person_id, reading.today), holdings, involvements, decision, reading.reader.agency_id
    )


def registered_tab(reading: PersonReading, code: str) -> dict[str, Any]:
    """A tab that a room above registered with panels alone."""
    tab = next((one for one in tabs() if one.code == code and not one.url_name), None)
    if tab is None:
        raise Http404("No such page of a person.")
    held = identity_of(reading.person.pk)
    return {**frame(reading, code, held), "tab": tab, "panels": panels_of(code, reading)}


def _kept(involvements: list[HeldInvolvement]) -> set[tuple[int, str]]:
    return {(one.agency.pk, one.item_class) for one in involvements}


def _agencies() -> list[Agency]:
    return list(Agency.objects.all())


def _address_of(tab: Any, person_id: Any) -> str:
    return (
        reverse(tab.url_name, args=[person_id]) if tab.url_name else reverse("person-tab", args=[person_id, tab.code])
    )
