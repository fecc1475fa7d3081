"""Fields other than names made comparable: each rule once for the live look-up in Python and once in DuckDB's SQL.

`tests/unit/linkage/engine/test_prepare.py` holds the two equal.
"""

import re
from datetime import date

_NOT_ALPHANUMERIC = re.compile(r"[^A-Z0-9]")
_NOT_DIGIT = re.compile(r"[^0-9]")
_UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
_UK_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
NO_FIXED_ABODE = "ZZ99"  # the ONS pseudo-postcodes for no fixed abode, unknown and overseas

MACROS = r"""
create or replace macro squeezed(t) as regexp_replace(upper(t), '[^A-Z0-9]', '', 'g');
create or replace macro digits_of(t) as regexp_replace(t, '[^0-9]', '', 'g');
create or replace macro or_null(t) as case when t = '' then null else t end;
create or replace macro clean_postcode(t) as
    case when squeezed(t) like 'ZZ99%' then null else or_null(squeezed(t)) end;
create or replace macro district_of(p) as
    case when regexp_full_match(p, '[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}') then left(p, length(p) - 3) end;
create or replace macro clean_phone(t) as case when length(digits_of(t)) >= 10 then right(digits_of(t), 10) end;
create or replace macro nhs_check(d) as
    (11 - list_sum(list_transform(range(1, 10), lambda i: (11 - i) * d[i]::int)) % 11) % 11;
create or replace macro clean_nhs(t) as
    case when length(digits_of(t)) = 10 and regexp_full_match(digits_of(t), '[0-9]{10}')
          and nhs_check(digits_of(t)) = digits_of(t)[10]::int then digits_of(t) end;
create or replace macro clean_upn(t) as
    case when regexp_full_match(squeezed(t), '[A-Z][0-9]{11}[0-9A-Z]') then squeezed(t) end;
create or replace macro clean_sex(t) as case when upper(t) in ('F', 'M') then upper(t) end;
create or replace macro crossed_date(d) as
    case when day(d) <= 12 and day(d) <> month(d) then strftime(d, '%Y-%d-%m') end;
"""


def squeezed(text: str) -> str:
    """Capital letters and digits only."""
    return _NOT_ALPHANUMERIC.sub("", text.upper())


def clean_postcode(text: str) -> str | None:
    """Without spaces, or None for the pseudo-postcodes that thousands share."""
    code = squeezed(text)
    return None if not code or code.startswith(NO_FIXED_ABODE) else code


def district_of(postcode: str) -> str | None:
    """The outward half of a British postcode: LV1 of LV12AB."""
    return postcode[:-3] if _UK_POSTCODE.fullmatch(postcode) else None


def clean_phone(text: str) -> str | None:
    """The last ten digits, so that +44 7700 900123 and 07700 900123 agree."""
    digits = _NOT_DIGIT.sub("", text)
    return digits[-10:] if len(digits) >= 10 else None


def clean_nhs(text: str) -> str | None:
    """Ten digits with a right check digit (modulus 11, NHS Data Dictionary), else None: a wrong one tells nothing."""
    digits = _NOT_DIGIT.sub("", text)
    if len(digits) != 10:
        return None
    check = (11 - sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9])) % 11) % 11
    return digits if check == int(digits[9]) else None


def clean_upn(text: str) -> str | None:
    """A unique pupil number in its form: a letter, eleven digits, a digit or (temporary numbers) a letter."""
    code = squeezed(text)
    return code if _UPN.fullmatch(code) else None


def clean_sex(text: str) -> str | None:
    return text.upper() if text.upper() in ("F", "M") else None


def crossed_date(day: date) -> str | None:
    """The date with day and month swapped, where that is another date."""
    return f"{day.year:04}-{day.day:02}-{day.month:02}" if day.day <= 12 and day.day != day.month else None
