"""What each form of plans asks."""
