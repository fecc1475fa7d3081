"""Everything that the rooms above may use of this one. Templates import the macros of ``ui/components/`` by path."""

from handrail.ui.components.bar_chart import BarChart, Series
from handrail.ui.components.count_links import CountLink, CountLinks
from handrail.ui.components.data_table import Cell, Column, DataTable, Gauge, Sorted, TableRow
from handrail.ui.components.decisions import Decision, Decisions, Weight
from handrail.ui.components.filters import Applied, Filter, FilterKind, Filters, Option
from handrail.ui.components.horizon_chart import Bar, BarKind, HorizonChart, HorizonRow
from handrail.ui.components.identity_bar import Alert, Identifier, IdentityBar, ReaderStrip
from handrail.ui.components.pagination import Pagination
from handrail.ui.components.states import Denied, EmptyState, Progress, WhomToAsk
from handrail.ui.components.tabs_nav import Tab, TabsNav
from handrail.ui.components.timeline import AgencyDensity, DensityStrip, MonthCount, Timeline, TimelineEntry
from handrail.ui.components.tone import Tag, Tone
from handrail.ui.components.waterfall import Reason, Waterfall
from handrail.ui.components.who_table import WhoRow, WhoTable
from handrail.ui.exports import csv_response, xlsx_response
from handrail.ui.forms.base import GovForm, register_text_guard, text_of
from handrail.ui.forms.dates import DateField, DateParts
from handrail.ui.forms.errors import error_summary, refuse
from handrail.ui.forms.fields import (
    CharField,
    CheckboxesField,
    ConfirmField,
    FileField,
    Look,
    NumberField,
    RadiosField,
    SelectField,
    TextAreaField,
)
from handrail.ui.navigation import (
    MastheadLink,
    NavigationItem,
    offer_find_to,
    register_masthead_link,
    register_navigation,
    url_or_none,
)

__all__ = [
    "AgencyDensity",
    "Alert",
    "Applied",
    "Bar",
    "BarChart",
    "BarKind",
    "Cell",
    "CharField",
    "CheckboxesField",
    "Column",
    "ConfirmField",
    "CountLink",
    "CountLinks",
    "DataTable",
    "DateField",
    "DateParts",
    "Decision",
    "Decisions",
    "Denied",
    "DensityStrip",
    "EmptyState",
    "FileField",
    "Filter",
    "FilterKind",
    "Filters",
    "Gauge",
    "GovForm",
    "HorizonChart",
    "HorizonRow",
    "Identifier",
    "IdentityBar",
    "Look",
    "MastheadLink",
    "MonthCount",
    "NavigationItem",
    "NumberField",
    "Option",
    "Pagination",
    "Progress",
    "RadiosField",
    "ReaderStrip",
    "Reason",
    "SelectField",
    "Series",
    "Sorted",
    "Tab",
    "TableRow",
    "TabsNav",
    "Tag",
    "TextAreaField",
    "Timeline",
    "TimelineEntry",
    "Tone",
    "Waterfall",
    "Weight",
    "WhoRow",
    "WhoTable",
    "WhomToAsk",
    "csv_response",
    "error_summary",
    "offer_find_to",
    "refuse",
    "register_masthead_link",
    "register_navigation",
    "register_text_guard",
    "text_of",
    "url_or_none",
    "xlsx_response",
]
