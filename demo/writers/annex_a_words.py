"""What Annex A calls things: its column headings and its answers, from `annex_a.toml`."""

import tomllib
from pathlib import Path
from typing import Any

_TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("annex_a.toml").read_text("utf-8"))

COLUMNS: list[list[str]] = _TOLD["columns"]
ETHNICITY: dict[str, str] = _TOLD["ethnicity"]
SOURCES: dict[str, str] = _TOLD["sources"]
NEEDS: dict[str, str] = _TOLD["needs"]
CLOSURES: dict[str, str] = _TOLD["closures"]
ABUSE: dict[str, str] = _TOLD["abuse"]
STATUS: dict[str, str] = _TOLD["status"]
ENDED: dict[str, str] = _TOLD["ended"]
PLACE: dict[str, str] = _TOLD["place"]
PROVIDER: dict[str, str] = _TOLD["provider"]
IN_TOUCH: dict[str, str] = _TOLD["in_touch"]
ACCOMMODATION: dict[str, str] = _TOLD["accommodation"]
ACTIVITY: dict[str, str] = _TOLD["activity"]


def yes(answer: bool) -> str:
    return "a) Yes" if answer else "b) No"
