"""The Jinja environment of every page. Settings name it as ``handrail.ui.jinja.environment``."""

from typing import Any, NoReturn

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, Undefined
from jinja2.utils import missing

from handrail.kernel import words
from handrail.ui.context import frame
from handrail.ui.forms.errors import error_summary
from handrail.ui.forms.render import field_parts, revealed_fields

_GOVUK_NAMES = ("caller", "null", "successBanner", "typeClass", "undefined")


class LoudUndefined(Undefined):
    """Makes a typing error in a template fail instead of printing nothing.

    Printing, looping over or comparing anything undefined fails, and so does asking whether a missing *name* or a
    missing attribute of an *object* is true. Only a missing key of a dict may be asked, and the names that the
    GOV.UK macros leave undefined: they take their options as dicts and leave most of them out.
    """

    __slots__ = ()

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._fail_with_undefined_error()

    __iter__ = __len__ = __str__ = __contains__ = _refuse
    __hash__ = Undefined.__hash__

    def _may_be_left_out(self) -> None:
        left_out_option = self._undefined_obj is not missing and isinstance(self._undefined_obj, dict)
        if not left_out_option and self._undefined_name not in _GOVUK_NAMES:
            self._fail_with_undefined_error()

    def __bool__(self) -> bool:
        self._may_be_left_out()
        return False

    def __eq__(self, other: object) -> bool:
        self._may_be_left_out()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """``url("person", pk=7)``: the address of a page by its name."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


FILTERS = {
    "long_date": words.long_date,
    "short_date": words.short_date,
    "month_year": words.month_year,
    "clock_time": words.clock_time,
    "days_from": words.days_from,
    "due": words.due_words,
    "age": words.age_words,
    "count_of": words.count,
    "plural": words.plural,
    "nhs_number": words.spaced_nhs_number,
    "listed": words.listed,
}


GLOBALS = {
    "static": static,
    "url": url,
    "frame": frame,
    "field_parts": field_parts,
    "revealed_fields": revealed_fields,
    "error_summary": error_summary,
    "plural": words.plural,
}


def environment(**options: Any) -> Environment:
    """Django's loader for our own templates, the GOV.UK macros under their package's name beside it."""
    own = options.pop("loader")
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(  # noqa: S701 - autoescape is on, whatever Django passes
        loader=ChoiceLoader([own, govuk]), **{**options, "autoescape": True, "undefined": LoudUndefined}
    )
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    return made
