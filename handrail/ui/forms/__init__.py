"""Form fields on GOV.UK components. Rooms above import them from ``handrail.ui.public``."""
