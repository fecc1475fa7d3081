"""What nobody should send and somebody will: strange words, numbers out of any range, half addresses."""

import os
from typing import Any

from django.urls import converters
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

THOROUGH = os.environ.get("HANDRAIL_FUZZ") == "thorough"


def examples(quick: int) -> settings:
    """`quick` examples in every run, the same each time; fifteen times as many, and new ones, where asked for."""
    return settings(
        max_examples=quick * 15 if THOROUGH else quick,
        derandomize=not THOROUGH,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, *((Phase.shrink,) if THOROUGH else ())),
        report_multiple_bugs=False,
    )


WORDS = (
    "", " ", "\x00", "a\x00b", "\r\n\r\nX-Bad: 1", "\t", "\ufeff", "\u202egnal", "\u2028", "e\u0301" * 40,
    "🧷👩‍👩‍👧‍👦" * 30, "ﷺ", "İı", "ß" * 300, "x" * 300, "long words " * 9_000,
    "0", "-1", "1", "1.5", "1e400", "NaN", "inf", "²", "٣", "\uff13", "9" * 40, "9" * 5_000, "2147483648",
    "9223372036854775808", "None", "null", "true", "[]", "{}", '{"a": [1]}', "[[[", "{{ 7*7 }}", "%s%d%",
    "%00", "<script>alert(1)</script>",
    "'; DROP TABLE records_person; --", "../../etc/passwd", "http://example.org/", "//example.org", "#",
    "0001-01-01", "9999-12-31", "31/02/2026", "2026-13-40", "29 2 2027", "99", "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
# Lone surrogates cannot be sent by any browser; raw bytes that are no UTF-8 have a test of their own.
texts = st.one_of(st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))

_WRONG_ARGUMENTS: dict[type, tuple[str, ...]] = {
    converters.IntConverter: ("0", "999999", "2147483648", "9223372036854775807", "9223372036854775808", "9" * 60),
    converters.UUIDConverter: ("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"),
    converters.SlugConverter: ("nothing", "-", "_", "x" * 400, "0", "None", "__class__"),
    converters.StringConverter: ("nothing", " ", "\x00", "é", "\u202egnal", "🧷", "x" * 400, "..", "%2F", "'--", "{}"),
    converters.PathConverter: ("nothing", "a/b", "../..", "\x00", "é/🧷"),
}
_ANY = _WRONG_ARGUMENTS[converters.StringConverter]


def arguments(converter: object, real: set[str]) -> st.SearchStrategy[str]:
    """A value that the address takes: one that is there, mostly, or one of the right shape that is not."""
    wrong = st.sampled_from(_WRONG_ARGUMENTS.get(type(converter), _ANY))
    return st.one_of(st.sampled_from(sorted(real)), wrong) if real else wrong


def queries(names: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted(names)), st.one_of(texts, st.lists(texts, max_size=2)), max_size=3)


BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/x-www-form-urlencoded", b""),
    ("application/x-www-form-urlencoded", b"q=%ED%A0%80&name=%FF%FE"),
    ("application/x-www-form-urlencoded", b"&&&==&%%%"),
    ("application/json", b"{\"a\": "),
    ("application/json", b"[" * 2_000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"),
    ("text/plain; charset=utf-99", b"\xff\xfe"),
)  # fmt: skip
