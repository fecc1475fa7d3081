"""`python -m benchmarks.report`: the page of measurements, from the stored results. A test holds the page to them."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "reference" / "measurements.md"
HEAD = """# What was measured

Written from `benchmarks/results/` by `python -m benchmarks.report`; measure anew with `./run bench`.
Absolute times differ from machine to machine: compare a figure with the peer or limit beside it, taken in the same run.
"""


def _rows(figures: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(figures, dict):
        return [row for key, value in figures.items() for row in _rows(value, f"{path} · {key}" if path else str(key))]
    if isinstance(figures, list):
        return [row for n, value in enumerate(figures, 1) for row in _rows(value, f"{path} · {n}")]
    return [(path.replace("_", " "), figures)]


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def page() -> str:
    parts = [HEAD]
    for file in sorted((HERE / "results").glob("*.json")):
        stored = json.loads(file.read_text())
        machine = stored["machine"]
        parts.append(
            f"## {stored['benchmark']}\n\n{stored['on']}, {machine['cores']} cores, Python {machine['python']}, "
            f"{machine['system']}"
            + (f", {stored['scale']:g} of the full size" if stored["scale"] != 1 else "")
            + (f"; {machine['shared']}" if "shared" in machine else "")
            + ".\n\n| figure | value |\n|---|---|\n"
            + "\n".join(f"| {name} | {_shown(value)} |" for name, value in _rows(stored["figures"]))
            + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page())
