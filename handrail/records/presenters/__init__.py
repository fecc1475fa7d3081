"""Rows into words. Nothing here touches the database or the clock, so each is tested without them."""
