def register() -> None:
    """Adds this room's pages to the navigation."""
