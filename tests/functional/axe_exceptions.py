"""Rules that axe reports for GOV.UK Frontend's own markup, each with the issue where its makers discuss it."""

AXE_EXCEPTIONS: dict[str, str] = {}
