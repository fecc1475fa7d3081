"""Rules that axe reports for GOV.UK Frontend's own markup, each with the issue where its makers discuss it."""

AXE_EXCEPTIONS: dict[str, str] = {
    "aria-allowed-attr": "alphagov/govuk-frontend#979: radios and check boxes that open a field carry aria-expanded",
    "region": "alphagov/govuk-frontend#1604: the back link stands outside the landmarks",
}
