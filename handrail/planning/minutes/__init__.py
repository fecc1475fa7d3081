"""Minutes as documents: Word, and PDF that a screen reader can read."""
