"""What each component is fed: small frozen dataclasses. Rooms above import them from ``handrail.ui.public``."""
