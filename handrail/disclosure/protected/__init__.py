"""Values that must not leave: how they are sealed, known again in any text, and kept out of every output."""
