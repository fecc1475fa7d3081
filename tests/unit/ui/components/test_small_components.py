"""Tables, figures, filters, pages, states: what they promise to readers."""

from collections.abc import Callable
from html import unescape

import pytest

from handrail.ui.components.count_links import CountLink, CountLinks
from handrail.ui.components.data_table import Cell, Column, DataTable, Sorted, TableRow
from handrail.ui.components.decisions import Decision, Decisions
from handrail.ui.components.filters import Applied, Filter, FilterKind, Filters, Option
from handrail.ui.components.identity_bar import Alert, Identifier, IdentityBar, ReaderStrip
from handrail.ui.components.pagination import Pagination
from handrail.ui.components.states import Denied, EmptyState, Progress, WhomToAsk
from handrail.ui.components.tabs_nav import Tab, TabsNav
from handrail.ui.components.tone import Tag, Tone
from handrail.ui.components.who_table import WhoRow, WhoTable

Render = Callable[..., str]
COLUMNS = [
    Column("Who", sort_href="?sort=who", sorted=Sorted.DESCENDING),
    Column("Age", numeric=True, sort_href="?sort=age"),
]


def test_a_table_names_its_columns_in_every_cell_and_says_how_it_is_sorted(render: Render) -> None:
    rows = [TableRow((Cell("BROOKS <i>", "/p/1", note="in care", tag=Tag("New", Tone.INFO)), "17"))]
    html = render("data_table", "data_table(table)", table=DataTable("Young people", COLUMNS, rows))
    assert 'aria-sort="descending"' in html
    assert 'aria-sort="none"' in html
    assert 'data-label="Age"' in html
    assert '<th scope="row"' in html
    assert "BROOKS &lt;i&gt;" in html
    assert "<caption" in html


def test_an_empty_table_is_a_sentence(render: Render) -> None:
    html = render("data_table", "data_table(table)", table=DataTable("Duties", COLUMNS, [], empty="Nothing is due."))
    assert "Nothing is due." in html
    assert "<table" not in html


def test_a_row_must_fill_every_column() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        DataTable("Duties", COLUMNS, [TableRow(["only one"])])


def test_every_figure_is_a_link_to_its_rows(render: Render) -> None:
    counts = CountLinks(
        "Cohort", [CountLink(1204, "in the cohort", "/all", current=True), CountLink(0, "gaps", "/gaps")]
    )
    html = render("count_links", "count_links(group)", group=counts)
    assert '<a class="app-counts__link" href="/all" aria-current="true">' in html
    assert "1,204" in html
    assert 'href="/gaps"' in html


def test_alerts_have_a_shape_of_their_own() -> None:
    assert len({tone.symbol for tone in Tone}) == len(Tone)


def test_the_identity_bar_leaves_out_what_is_not_known(render: Render) -> None:
    bare = render("identity_bar", "identity_bar(person)", person=IdentityBar("CARROLL, Dean"))
    assert "born" not in bare
    assert "You see this as" not in bare
    full = IdentityBar(
        "CARROLL, Dean",
        age="17 years",
        born="2 November 2008",
        identifiers=[Identifier("NHS", "999 123 4567")],
        alerts=[Alert("Protected address", Tone.PROTECTED)],
        strip=ReaderStrip("mentor", "you work with him", "/why", "/who"),
    )
    html = render("identity_bar", "identity_bar(person)", person=full)
    for words in (
        "born 2 November 2008",
        "999 123 4567",
        "◆",
        "Protected address",
        "because you work with him",
        "/why",
    ):
        assert words in html


def test_filters_keep_what_is_chosen_and_can_be_taken_back(render: Render) -> None:
    form = Filters(
        [
            Filter("age", "Age", "17", [Option("", "Any"), Option("17", "17")]),
            Filter("q", "Word", "x", kind=FilterKind.TEXT),
        ],
        applied=[Applied("Age: 17", "?q=x")],
        clear_href="?",
        hidden=[("sort", "-age")],
    )
    html = render("filters", "filters(form)", form=form)
    assert '<option value="17" selected>' in html
    assert '<input type="hidden" name="sort" value="-age">' in html
    assert 'for="filter-q"' in html
    assert 'href="?q=x"' in html
    assert "(remove)" in html


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (1, 1, ["1"]),
        (1, 3, ["1", "2", "3"]),
        (7, 49, ["1", "…", "6", "7", "8", "…", "49"]),
        (49, 49, ["1", "…", "48", "49"]),
        (3, 5, ["1", "2", "3", "4", "5"]),
    ],
)
def test_page_numbers(page: int, pages: int, shown: list[str]) -> None:
    params = Pagination(page, pages, 1204, 25, str).params()
    assert [str(item.get("number", "…")) for item in params["items"]] == shown
    assert ("previous" in params, "next" in params) == (page > 1, page < pages)


@pytest.mark.parametrize(
    ("page", "total", "sentence"),
    [
        (1, 0, "No events"),
        (2, 1204, "Showing 26 to 50 of 1,204 events"),
        (49, 1204, "Showing 1,201 to 1,204 of 1,204 events"),
    ],
)
def test_the_page_says_what_it_shows(page: int, total: int, sentence: str) -> None:
    assert Pagination(page, 49, total, 25, str, "event").sentence() == sentence


def test_the_current_tab_is_marked(render: Render) -> None:
    nav = TabsNav("Person", [Tab("Overview", "/o", current=True), Tab("Timeline", "/t", count=1204)])
    html = render("tabs_nav", "tabs_nav(nav)", nav=nav)
    assert html.count('aria-current="page"') == 1
    assert "1,204" in html


@pytest.mark.parametrize(
    ("done", "total", "sentence", "percent"),
    [
        (12_000, 48_000, "12,000 of 48,000 rows, 25%", 25),
        (0, 0, "0 rows so far", 0),
        (1, 0, "1 row so far", 0),
        (999, 1000, "999 of 1,000 rows, 99%", 99),
        (60, 50, "60 of 50 rows, 100%", 100),
    ],
)
def test_progress_in_words(done: int, total: int, sentence: str, percent: int) -> None:
    work = Progress("Loading", done, total)
    assert (work.sentence(), work.percent_done()) == (sentence, percent)


def test_a_page_reloads_until_the_work_is_done(render: Render) -> None:
    assert 'content="3"' in render("progress", "progress_refresh(work)", work=Progress("Loading", 1, 2))
    assert render("progress", "progress_refresh(work)", work=Progress("Loading", 2, 2)) == ""
    html = render("progress", "progress(work)", work=Progress("Loading", 1, 2))
    assert 'role="progressbar"' in html
    assert 'aria-valuenow="50"' in html
    assert "aria-valuenow" not in render("progress", "progress(work)", work=Progress("Loading", 1, 0))


def test_a_denial_says_why_and_whom_to_ask(render: Render) -> None:
    denial = Denied(
        "Not open to you", "Your team does not work with them.", [WhomToAsk("Duty desk", "council", "01632 960100")]
    )
    html = render("denied", "denied(denial)", denial=denial)
    for words in ("Not open to you", "does not work with them", "Duty desk", "01632 960100", "on the ledger"):
        assert words in html
    assert "govuk-button" not in html


def test_an_empty_state_offers_the_next_step(render: Render) -> None:
    html = render("empty_state", "empty_state(state)", state=EmptyState("None", "All decided.", "See them", "/done"))
    assert '<a class="govuk-link" href="/done">See them</a>' in html


def test_who_works_with_a_person(render: Render) -> None:
    lead = WhoRow("Council", "Team 3", "J. Okafor", "social worker", "3 Feb 2026", "turns 18", "today", lead=True)
    pointer = WhoRow(
        "Police", "Exploitation team", "Duty desk", "", "Not shared", "Not shared", "today", "01632 960456"
    )
    html = render("who_table", "who_table(table)", table=WhoTable([lead, pointer]))
    assert html.count("Lead professional") == 1
    assert "J. Okafor, social worker" in html
    assert "Duty desk<span" in html
    assert "No agency has told Handrail" in unescape(render("who_table", "who_table(table)", table=WhoTable([])))


def test_decisions_are_plain_buttons_whose_keys_stay_hidden_until_a_script_offers_them(render: Render) -> None:
    choice = Decisions("decide", [Decision("join", "Join", "j"), Decision("apart", "Keep apart", "a")])
    html = render("decisions", "decision_buttons(choice)", choice=choice)
    assert 'name="decide" value="join" data-key="j"' in html
    assert '<kbd class="app-key" hidden>J</kbd>' in html


@pytest.mark.parametrize("keys", [("j", "j"), ("J", "a"), ("", "a"), ("ja", "b")])
def test_keys_are_single_letters_of_their_own(keys: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="key"):
        Decisions("decide", [Decision(key, key, key) for key in keys])
